/** Complaints and the survey. Texts, names and codes stand sealed in acts or as hashes; a complaint's row is a cache of its chain. */
export const VOICES = `
create table complaints (
  complaint_id uuid primary key,
  number text not null unique,
  code_hash bytea not null,
  subject uuid,
  case_number text,
  service text,
  element text,
  agency text not null,
  class text,
  status text not null,
  due timestamptz,
  silent_by timestamptz,
  filed_at timestamptz not null,
  version int not null check (version > 0),
  state jsonb not null
);
create index complaints_open on complaints (agency, due) where status <> 'closed';
create index complaints_silent on complaints (silent_by) where silent_by is not null;
create index complaints_of_subject on complaints (subject) where subject is not null;
create index complaints_by_time on complaints (filed_at);

create table survey_answers (
  case_id uuid primary key,
  service text not null,
  agencies text[] not null,
  lanes text[] not null,
  at timestamptz not null,
  scores smallint[] not null check (cardinality(scores) = 9 and 1 <= all (scores) and 4 >= all (scores))
);
create index survey_answers_of_service on survey_answers (service, at);

grant select, insert, update on complaints to mg_app;
grant select, insert on survey_answers to mg_app;
`;
