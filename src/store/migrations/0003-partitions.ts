/**
 * Monthly partitions of the tables that only grow. The app role may ask for them but not make tables. A month whose rows
 * already lie in the default partition stays there: a few rows in another place are no reason to stop.
 */
export const PARTITIONS = `
create function month_start_id(month timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

create function make_month(parent text, month timestamptz) returns void
  language plpgsql security definer set search_path from current as $$
declare
  name text := parent || to_char(month, '_YYYY_MM');
begin
  if to_regclass(name) is not null then return; end if;
  execute format('create table %I (like %I including all)', name, parent);
  if parent = 'acts' then
    execute format('create trigger append_only before update or delete or truncate on %I
      for each statement execute function refuse_change()', name);
  end if;
  execute format('alter table %I attach partition %I for values from (%L) to (%L)',
    parent, name, month_start_id(month), month_start_id(month + interval '1 month'));
exception when duplicate_table or check_violation then
  null;
end $$;

create function make_months(moment timestamptz) returns void
  language plpgsql security definer set search_path from current as $$
begin
  for ahead in 0..2 loop
    perform make_month('acts', date_trunc('month', moment, 'UTC') + make_interval(months => ahead));
    perform make_month('cases_done', date_trunc('month', moment, 'UTC') + make_interval(months => ahead));
  end loop;
end $$;

revoke execute on function make_month, make_months from public;
grant execute on function make_months to mg_app;
`;
