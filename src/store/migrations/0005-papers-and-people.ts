/** Papers, published definitions, and what belongs to people before and beside a case. */
export const PAPERS_AND_PEOPLE = `
create table documents (
  number text primary key,
  case_id uuid not null,
  kind text not null,
  sha256 bytea not null,
  bytes bytea not null,
  qr text not null,
  sealed_at timestamptz not null,
  status text not null
);
create index documents_of_case on documents (case_id);
alter table documents alter column bytes set storage external; -- a PDF is compressed already

create table definitions (
  service text not null,
  version int not null check (version > 0),
  sha256 bytea not null,
  files jsonb not null,
  published_at timestamptz not null,
  primary key (service, version)
);

create table government (
  sha256 bytea primary key,
  files jsonb not null,
  published_at timestamptz not null
);

create table subjects (
  subject uuid primary key,
  nik_hmac bytea not null unique
);

create table drafts (
  draft_id uuid primary key,
  service text not null,
  subject uuid,
  sealed bytea not null,
  status text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index drafts_of_subject on drafts (subject) where subject is not null;
create index drafts_expiry on drafts (expires_at);

create table sessions (
  id_hash bytea primary key,
  persona text,
  subject uuid,
  data jsonb not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  until timestamptz not null
) with (fillfactor = 70);
create index sessions_of_subject on sessions (subject) where subject is not null;
create index sessions_expiry on sessions (until);

create table registry_records (
  agency text not null,
  registry text not null,
  key_hmac bytea not null,
  owner_hmac bytea,
  sealed bytea not null,
  subject uuid,
  version int not null check (version > 0),
  updated_at timestamptz not null,
  primary key (agency, registry, key_hmac)
);
create index registry_records_of_owner on registry_records (agency, registry, owner_hmac) where owner_hmac is not null;

create table feedback (
  id uuid primary key,
  at timestamptz not null,
  lang text not null,
  page text not null,
  body text not null,
  answered_at timestamptz,
  answer text,
  check ((answered_at is null) = (answer is null))
);

grant select, insert, update on documents to mg_app;
grant select, insert on definitions, government to mg_app;
grant select, insert, update, delete on subjects, drafts, sessions, registry_records, feedback to mg_app;
`;
