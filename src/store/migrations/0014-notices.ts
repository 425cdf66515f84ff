/** Notices as the page shows them, and how each person wants them. An address stands sealed under its person's key. */
export const NOTICES = `
create table notices (
  idem text primary key,
  subject uuid not null,
  case_number text not null,
  service text not null,
  kind text not null,
  at timestamptz not null,
  state text not null,
  tries int not null default 0
);
create index notices_of_subject on notices (subject, at desc);

create table notice_ways (
  subject uuid primary key,
  way text not null,
  language text not null,
  sealed bytea not null,
  verified boolean not null,
  code_hash bytea,
  code_sent timestamptz,
  guesses int not null default 0
);

grant select, insert, update on notices to mg_app;
grant select, insert, update on notice_ways to mg_app;
`;
