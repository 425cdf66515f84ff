/**
 * The case row is rewritten by every step, so nothing that changes is indexed and the page keeps room: updates stay in place
 * (HOT). Waits, work items and outbox rows are deleted when done, so these tables are as small as the live work.
 */
export const CASES = `
create table cases (
  case_id uuid primary key,
  number text not null,
  service text not null,
  def int not null,
  version int not null check (version > 0),
  status text not null,
  seq int not null,
  head bytea not null,
  at timestamptz not null,
  bucket smallint not null,
  state jsonb not null
) with (fillfactor = 70);
create index cases_ended on cases (case_id) where status <> 'open';

create table cases_done (like cases, primary key (case_id)) partition by range (case_id);
create table cases_done_other partition of cases_done default;

create view cases_all as
  select case_id, number, service, def, version, status, seq, head, at, bucket, state, false as archived from cases
  union all
  select case_id, number, service, def, version, status, seq, head, at, bucket, state, true from cases_done;

create table facts (
  case_id uuid not null,
  scope int not null,
  name text not null,
  v jsonb,
  sealed bytea,
  subject uuid,
  source jsonb not null,
  seq int not null,
  primary key (case_id, scope, name),
  check ((sealed is null) = (subject is null))
);

create table waits (
  case_id uuid not null,
  wait_id int not null,
  kind text not null,
  name text,
  corr text,
  due timestamptz,
  bucket smallint not null,
  primary key (case_id, wait_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index waits_due on waits (bucket, due) where due is not null;
create index waits_message on waits (name, corr) where kind = 'message';

create table work_items (
  case_id uuid not null,
  item_id int not null,
  step text not null,
  lane text not null,
  agency text,
  role text not null,
  version int not null,
  enabled_at timestamptz not null,
  claimed_at timestamptz,
  claimed_by text,
  started_at timestamptz,
  due timestamptz,
  primary key (case_id, item_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index work_items_queue on work_items (agency, role, due);

create table questions (
  case_id uuid not null,
  question_id int not null,
  asker_agency text not null,
  owner_agency text not null,
  blocking boolean not null,
  state text not null,
  asked_at timestamptz not null,
  due timestamptz not null,
  primary key (case_id, question_id)
);
create index questions_owed on questions (owner_agency, due) where state = 'open';

create table outbox (
  chain uuid not null,
  seq int not null,
  n smallint not null,
  topic text not null,
  payload jsonb not null,
  idem text not null,
  tries int not null default 0,
  next_at timestamptz not null,
  bucket smallint not null,
  primary key (chain, seq, n)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
create index outbox_due on outbox (bucket, next_at);

create table inbox (
  chain uuid not null,
  source text not null,
  msg_id text not null,
  got_at timestamptz not null,
  result jsonb,
  primary key (chain, source, msg_id)
);
create index inbox_age on inbox using brin (got_at) with (autosummarize = on);

create table route (
  key_hash bytea primary key,
  case_id uuid not null
);

create table lease (
  bucket smallint primary key,
  owner text not null,
  until timestamptz not null,
  epoch int not null
) with (fillfactor = 50);

grant select, insert, update, delete on
  cases, cases_done, cases_all, facts, waits, work_items, questions, outbox, inbox, route, lease to mg_app;
`;
