/** The memory, and how it stays append-only. Partitioned by the time inside the ids, so the index being written stays small. */
export const ACTS = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create table acts (
  chain uuid not null,
  seq int not null check (seq > 0),
  at timestamptz not null,
  kind text not null,
  element text,
  agency text,
  position text,
  data jsonb not null,
  sealed bytea not null,
  subject uuid,
  c bytea not null,
  prev bytea check ((prev is null) = (seq = 1)),
  primary key (chain, seq)
) partition by range (chain);

create table acts_other partition of acts default;
create trigger append_only before update or delete or truncate on acts for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on acts_other
  for each statement execute function refuse_change();

create table lookup (
  kind text not null,
  hmac bytea not null,
  chain uuid not null,
  primary key (kind, hmac, chain)
);

create table case_agencies (
  chain uuid not null,
  agency text not null,
  until timestamptz,
  primary key (chain, agency)
);

grant select, insert on acts to mg_app;
grant select, insert, delete on lookup to mg_app;
grant select, insert, update on case_agencies to mg_app;
`;
