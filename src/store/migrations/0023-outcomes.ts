/**
 * Joint plans as the acts on their arrangements' chains leave them, and what their indicators were observed to be. A version
 * of a plan is never rewritten: its text, and with it the queries of its indicators, stands as it was signed.
 */
export const OUTCOMES = `
create table plans (
  id text not null,
  version int not null check (version > 0),
  arrangement text not null,
  sha256 bytea not null,
  text jsonb not null,
  signed text[] not null,
  agreed_at timestamptz,
  primary key (id, version)
);

create table observations (
  outcome text not null,
  indicator text not null,
  query text not null,
  since timestamptz not null,
  until timestamptz not null,
  value text,
  head text not null,
  at timestamptz not null,
  primary key (outcome, indicator, query, since)
);

grant select, insert, update on plans, observations to mg_app;
`;
