/** What agencies ask, decide and dispute under an arrangement. Its acts stand on the arrangement's chain, texts sealed in them. */
export const MATTERS = `
create table matters (
  id uuid primary key,
  number text not null unique,
  chain uuid not null,
  arrangement text not null,
  kind text not null,
  status text not null,
  due timestamptz,
  opened_at timestamptz not null,
  version int not null check (version > 0),
  state jsonb not null
);
create index matters_of_arrangement on matters (arrangement, kind, status);
create index matters_by_kind on matters (kind, opened_at desc);

grant select, insert, update on matters to mg_app;
`;
