/** Arrangements as the acts on their chains leave them, for the next use in any process. Written in the same statement as the act. */
export const ARRANGEMENTS = `
create table arrangements (
  id text primary key,
  chain uuid not null unique,
  seq int not null,
  decided boolean not null,
  sha256 bytea,
  text jsonb not null,
  standing jsonb not null
);
create index arrangements_decided on arrangements (id) where decided;

grant select, insert, update on arrangements to mg_app;
`;
