/**
 * What was in force from a publication on: the government's own files and each service at its version. A service that the
 * latest one does not name was removed: open cases go on, new ones are not taken. Before this there was no such list, so
 * whatever had been published until then counts as in force.
 */
export const PUBLICATIONS = `
create table publications (
  nr bigint primary key generated always as identity,
  government bytea not null references government (sha256),
  services jsonb not null,
  published_at timestamptz not null
);
create trigger append_only before update or delete or truncate on publications
  for each statement execute function refuse_change();

insert into publications (government, services, published_at)
select g.sha256, coalesce((select jsonb_object_agg(d.service, d.version) from
  (select service, max(version) as version from definitions group by service) d), '{}'), g.published_at
from government g order by g.nr desc limit 1;

grant select, insert on publications to mg_app;
`;
