/** How far open cases have been looked at after something changed that all of them follow from: `stamp` names it, by bucket. */
export const SWEEPS = `
create table sweeps (
  bucket smallint primary key,
  stamp text not null,
  after uuid,
  done boolean not null
);
grant select, insert, update, delete on sweeps to mg_app;
`;
