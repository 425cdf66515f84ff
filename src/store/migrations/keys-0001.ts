/** The only table of the keys' database: deleting a row erases everything sealed under that key. */
export const KEYS = `
create table keys (
  subject uuid primary key,
  wrapped bytea not null
);
grant select, insert, delete on keys to mg_app;
`;
