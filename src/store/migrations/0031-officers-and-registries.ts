/**
 * Questions that officers of an agency answer behind its gateway, exchanges that are closed without an answer, and the
 * registries of this house under a role of their own: the role of all work reads none of their tables, and comes to a record
 * only through functions, by the hash of its key. There is no function that lists a registry.
 */
export const OFFICERS_AND_REGISTRIES = `
alter table exchange.served drop constraint served_state_check;
alter table exchange.served add constraint served_state_check
  check (state in ('serving', 'waiting', 'served', 'interrupted'));
alter table exchange.served add column closed timestamptz;
alter table exchange.asked drop constraint asked_state_check;
alter table exchange.asked add constraint asked_state_check
  check (state in ('asked', 'accepted', 'received', 'refused'));
alter table exchange.asked add column wait text, add column until timestamptz, add column closed timestamptz;
create unique index asked_wait on exchange.asked (agency, wait) where state in ('asked', 'accepted');

create table exchange.questions (
  agency text not null,
  client text not null,
  xid uuid not null,
  registry text not null,
  position text not null,
  purpose text not null,
  basis text not null,
  issue text not null,
  fields text[] not null,
  at timestamptz not null,
  due timestamptz not null,
  subject uuid not null,
  sealed bytea not null,
  answered_at timestamptz,
  answered_by text,
  answer bytea,
  primary key (agency, client, xid),
  check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);
create index questions_open on exchange.questions (agency, due) where answered_at is null;
grant select, insert, update on exchange.questions to mg_app;

create index served_unclosed on exchange.served (agency, at)
  where their_half is null and closed is null and (missing is not null or state = 'waiting');
create index asked_unclosed on exchange.asked (agency, missing) where not told and closed is null and missing is not null;

create schema registry;
alter table registry_records set schema registry;
alter table registry.registry_records rename to records;
revoke all on registry.records from mg_app;
grant usage on schema registry to mg_app;

create type registry.found as (agency text, registry text, key_hmac bytea, sealed bytea, subject uuid, version int);

create function registry.find(agencies text[], registries text[], keys bytea[]) returns setof registry.found
language sql stable security definer rows 4 set search_path = registry, pg_temp as $$
  select r.agency, r.registry, r.key_hmac, r.sealed, r.subject, r.version
  from unnest(agencies, registries, keys) as w (agency, registry, key_hmac)
  join registry.records r using (agency, registry, key_hmac)
$$;

create function registry.of_owner(agencies text[], of_registry text, owners bytea[]) returns setof registry.found
language sql stable security definer rows 4 set search_path = registry, pg_temp as $$
  select r.agency, r.registry, r.key_hmac, r.sealed, r.subject, r.version
  from unnest(agencies, owners) with ordinality as w (agency, owner_hmac, place)
  join registry.records r using (agency, owner_hmac)
  where r.registry = of_registry order by w.place, r.updated_at, r.key_hmac limit 200
$$;

create function registry.hold(of_agency text, of_registry text, of_key bytea) returns void
language sql security definer set search_path = registry, pg_temp as $$
  select from registry.records
  where agency = of_agency and registry = of_registry and key_hmac = of_key for update
$$;

create function registry.put(of_agency text, of_registry text, of_key bytea, of_owner bytea, of_sealed bytea,
  of_subject uuid, moment timestamptz) returns void
language sql security definer set search_path = registry, pg_temp as $$
  insert into registry.records (agency, registry, key_hmac, owner_hmac, sealed, subject, version, updated_at)
  values (of_agency, of_registry, of_key, of_owner, of_sealed, of_subject, 1, moment)
  on conflict (agency, registry, key_hmac) do update
  set owner_hmac = excluded.owner_hmac, sealed = excluded.sealed, subject = excluded.subject,
      version = records.version + 1, updated_at = excluded.updated_at
$$;

create function registry.enter(agencies text[], registries text[], keys bytea[], owners bytea[], seals bytea[],
  subjects uuid[], moment timestamptz) returns void
language sql security definer set search_path = registry, pg_temp as $$
  insert into registry.records (agency, registry, key_hmac, owner_hmac, sealed, subject, version, updated_at)
  select w.*, 1, moment from unnest(agencies, registries, keys, owners, seals, subjects) as w
  on conflict (agency, registry, key_hmac) do nothing
$$;

create function registry.changed(agencies text[], registries text[], keys bytea[], moments timestamptz[])
returns setof bigint
language sql stable security definer rows 4 set search_path = registry, pg_temp as $$
  select w.place from unnest(agencies, registries, keys, moments)
    with ordinality as w (agency, registry, key_hmac, since, place)
  join registry.records r using (agency, registry, key_hmac)
  where r.updated_at > w.since
$$;

create function registry.has_any(of_agency text, of_registry text) returns boolean
language sql stable security definer set search_path = registry, pg_temp as $$
  select exists (select from registry.records where agency = of_agency and registry = of_registry)
$$;

revoke all on all functions in schema registry from public;
grant execute on all functions in schema registry to mg_app;

grant usage, create on schema registry to mg_registry;
alter type registry.found owner to mg_registry;
alter table registry.records owner to mg_registry;
alter function registry.find(text[], text[], bytea[]) owner to mg_registry;
alter function registry.of_owner(text[], text, bytea[]) owner to mg_registry;
alter function registry.hold(text, text, bytea) owner to mg_registry;
alter function registry.put(text, text, bytea, bytea, bytea, uuid, timestamptz) owner to mg_registry;
alter function registry.enter(text[], text[], bytea[], bytea[], bytea[], uuid[], timestamptz) owner to mg_registry;
alter function registry.changed(text[], text[], bytea[], timestamptz[]) owner to mg_registry;
alter function registry.has_any(text, text) owner to mg_registry;
revoke create on schema registry from mg_registry;
`;
