/**
 * Coordination at any number of cases. What people did in cases is found by kind and time without reading every act; who worked
 * in a case is one row of it, so the roll-up of an act looks up nothing but that row; which cases are held, and which agencies
 * have open ones, is counted without reading a case.
 */
export const FLAT_COORDINATION = `
create index acts_milestones on acts (kind, at) include (chain, agency, element)
  where kind in ('filed', 'concluded', 'ended', 'message-sent', 'question-asked', 'question-closed');

create index cases_by_service on cases (service, case_id);
create index cases_done_by_service on cases_done (service, case_id);

create table case_incidents (
  case_id uuid not null,
  incident_id int not null,
  agency text not null,
  primary key (case_id, incident_id)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);
insert into case_incidents
  select case_id, (i->>'id')::int, i->>'agency' from cases, jsonb_array_elements(state->'incidents') i
  where status = 'open' and state ? 'incidents';

update case_agencies a set until = c.at from cases_all c
  where c.case_id = a.chain and c.status <> 'open' and a.until is null;
create index case_agencies_open on case_agencies (agency) where until is null;

create table case_teams (
  chain uuid primary key,
  agencies text[] not null
) with (fillfactor = 80);
insert into case_teams
  select x.chain, array_agg(distinct x.agency) from acts x join cases_all c on c.case_id = x.chain
  where x.kind = 'concluded' and x.agency is not null group by 1;

create or replace function keep_level_rollup() returns trigger language plpgsql as $$
declare
  today date := (new.at at time zone 'UTC')::date;
  team text[];
  of text;
begin
  if new.kind = 'data-read' then
    insert into level_rollups values ('read', new.data->>'arrangement', new.agency, new.data->>'holder', today)
    on conflict do nothing;
    return null;
  end if;
  select service into of from cases where case_id = new.chain;
  if of is null then
    select service into of from cases_done where case_id = new.chain;
  end if;
  if of is null then return null; end if;
  if new.kind = 'concluded' then
    select agencies into team from case_teams where chain = new.chain;
    if team is null then
      insert into case_teams values (new.chain, array[new.agency]);
    elsif not new.agency = any(team) then
      update case_teams set agencies = team || new.agency where chain = new.chain;
    end if;
    insert into level_rollups
    select case when one = new.agency then 'done' else 'worked' end, of, least(one, new.agency), greatest(one, new.agency), today
    from unnest(array_append(array_remove(team, new.agency), new.agency)) one order by 1, 3, 4
    on conflict do nothing;
  else
    insert into level_rollups
    select 'question', of, q.data->'question'->>'asker', q.data->'question'->>'owner', today
    from acts q
    where q.chain = new.chain and q.kind = 'question-asked' and q.data->'question'->'id' = new.data->'question'
      and q.data->'question'->>'asker' <> q.data->'question'->>'owner'
    on conflict do nothing;
  end if;
  return null;
end $$;

create function level_pairs_between(since timestamptz, until timestamptz)
  returns table (kind text, ref text, a text, b text)
  language sql stable set enable_nestloop = off set work_mem = '64MB' begin atomic
  with worked as (
    select x.chain, x.agency, bool_or(x.at >= since) as lately from acts x
    where x.kind = 'concluded' and x.agency is not null and x.at < until group by 1, 2
  ), teams as materialized (
    select chain, array_agg(agency) as agencies, array_agg(agency) filter (where lately) as lately
    from (select * from worked order by chain, agency) one group by 1
  ), kinds as (
    select distinct c.service, t.agencies, t.lately
    from teams t join (select case_id, service from cases union all select case_id, service from cases_done) c
      on c.case_id = t.chain
    where t.lately is not null
  )
  select distinct 'read', x.data->>'arrangement', x.agency, x.data->>'holder' from acts x
  where x.kind = 'data-read' and x.data->>'arrangement' is not null and x.at >= since and x.at < until
    and x.agency <> x.data->>'holder'
  union all
  select distinct 'done', service, one, one from kinds, unnest(kinds.lately) one
  union all
  select distinct 'worked', service, x, y from kinds, unnest(agencies) x, unnest(agencies) y
  where x < y and (x = any(kinds.lately) or y = any(kinds.lately))
  union all
  select distinct 'question', c.service, q.data->'question'->>'asker', q.data->'question'->>'owner'
  from acts x join acts q on q.chain = x.chain and q.kind = 'question-asked' and q.data->'question'->'id' = x.data->'question'
  join (select case_id, service from cases union all select case_id, service from cases_done) c on c.case_id = x.chain
  where x.kind = 'question-closed' and x.at >= since and x.at < until
    and q.data->'question'->>'asker' <> q.data->'question'->>'owner';
end;

grant select, insert, update, delete on case_incidents to mg_app;
grant select, insert, update on case_teams to mg_app;
`;
