/**
 * Who wants to hear what becomes of a report that somebody else made of the same public thing; gone once they were told. A
 * notice about such a thing names it, where others name a case.
 */
export const FOLLOWERS = `
create table case_followers (
  case_id uuid not null,
  subject uuid not null,
  at timestamptz not null,
  primary key (case_id, subject)
);
alter table notices add column about text;

grant select, insert, delete on case_followers to mg_app;
`;
