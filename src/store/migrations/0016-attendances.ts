/**
 * Counter officers who help a person apply: whom, for which service, and how the person showed that they stand there. And wrong
 * words of sign-in, by the keyed hash of where they came from.
 */
export const ATTENDANCES = `
create table attendances (
  id uuid primary key,
  subject uuid not null,
  agency text not null,
  position text not null,
  assignment text not null,
  service text not null,
  sealed bytea not null,
  way text not null check (way in ('code', 'paper')),
  paper text not null,
  code_hash bytea,
  guesses int not null default 0,
  status text not null check (status in ('waiting', 'present', 'filed', 'ended')),
  case_number text,
  created_at timestamptz not null,
  until timestamptz not null
);
create unique index attendances_open on attendances (assignment) where status in ('waiting', 'present');
create index attendances_of_officer on attendances (assignment, created_at desc);

create table word_guesses (
  source bytea not null,
  at timestamptz not null
);
create index word_guesses_of_source on word_guesses (source, at);

alter table drafts add column attendance uuid;

grant select, insert, update on attendances to mg_app;
grant select, insert, delete on word_guesses to mg_app;
`;
