/**
 * What the acts show of working together, kept with every act that shows something: who read whose data under an arrangement,
 * who finished steps of a service, who did so in one case, and whose questions were closed. One row a pair and day (UTC), so
 * that a level is read from thousands of rows and not from millions of acts; a row that is there already locks nobody.
 * `level_pairs` says the same from the acts themselves, for whoever recomputes.
 */
export const LEVEL_ROLLUPS = `
create table level_rollups (
  kind text not null check (kind in ('read', 'done', 'worked', 'question')),
  ref text not null,
  a text not null,
  b text not null,
  day date not null,
  primary key (kind, ref, a, b, day)
);

create view level_pairs as
  select 'read' as kind, data->>'arrangement' as ref, agency as a, data->>'holder' as b, (at at time zone 'UTC')::date as day
  from acts where kind = 'data-read' and data->>'arrangement' is not null and agency <> data->>'holder'
  union
  select 'done', c.service, x.agency, x.agency, (x.at at time zone 'UTC')::date
  from acts x join cases_all c on c.case_id = x.chain where x.kind = 'concluded' and x.agency is not null
  union
  select 'worked', c.service, least(x.agency, y.agency), greatest(x.agency, y.agency), (y.at at time zone 'UTC')::date
  from acts x join acts y on y.chain = x.chain and y.seq > x.seq and y.agency <> x.agency
  join cases_all c on c.case_id = x.chain where x.kind = 'concluded' and y.kind = 'concluded'
  union
  select 'question', c.service, q.data->'question'->>'asker', q.data->'question'->>'owner', (x.at at time zone 'UTC')::date
  from acts x join acts q on q.chain = x.chain and q.kind = 'question-asked' and q.data->'question'->'id' = x.data->'question'
  join cases_all c on c.case_id = x.chain
  where x.kind = 'question-closed' and q.data->'question'->>'asker' <> q.data->'question'->>'owner';

insert into level_rollups select kind, ref, a, b, day from level_pairs;

create function keep_level_rollup() returns trigger language plpgsql as $$
declare
  today date := (new.at at time zone 'UTC')::date;
begin
  if new.kind = 'data-read' then
    insert into level_rollups values ('read', new.data->>'arrangement', new.agency, new.data->>'holder', today)
    on conflict do nothing;
  elsif new.kind = 'concluded' then
    insert into level_rollups
    select 'done', service, new.agency, new.agency, today from cases_all where case_id = new.chain
    on conflict do nothing;
    insert into level_rollups
    select distinct 'worked', c.service, least(x.agency, new.agency), greatest(x.agency, new.agency), today
    from acts x join cases_all c on c.case_id = x.chain
    where x.chain = new.chain and x.seq < new.seq and x.kind = 'concluded' and x.agency <> new.agency
    order by 3, 4
    on conflict do nothing;
  else
    insert into level_rollups
    select 'question', c.service, q.data->'question'->>'asker', q.data->'question'->>'owner', today
    from acts q join cases_all c on c.case_id = q.chain
    where q.chain = new.chain and q.kind = 'question-asked' and q.data->'question'->'id' = new.data->'question'
      and q.data->'question'->>'asker' <> q.data->'question'->>'owner'
    on conflict do nothing;
  end if;
  return null;
end $$;

create trigger level_rollup after insert on acts for each row
  when (new.kind = 'concluded' and new.agency is not null or new.kind = 'question-closed'
    or new.kind = 'data-read' and new.data->>'arrangement' is not null and new.agency <> new.data->>'holder')
  execute function keep_level_rollup();

grant select, insert on level_rollups to mg_app;
grant select on level_pairs to mg_app;
`;
