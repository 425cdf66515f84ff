/**
 * Which public thing each case is about, for cases begun before 0025, when that was first kept: the fact that the version of
 * the service they stand on names, hashed as `assetLookup` does. A definition is read here as text, since SQL reads no YAML:
 * `asset:` with `id` as its first entry. Sealed facts are no public thing's.
 */
export const CASES_OF_ASSETS = `
insert into lookup (kind, hmac, chain)
select 'case-of-asset', sha256(convert_to('asset/' || c.service || '/' || (f.v #>> '{}'), 'UTF8')), c.case_id
from (
  select service, version, substring(files ->> 'service.yaml' from '\\n\\s+asset:\\s*[{]?\\s*id:\\s*[''"]?([A-Za-z0-9._-]+)') as asset
  from definitions
) d
join cases_all c on c.service = d.service and c.def = d.version
join facts f on f.case_id = c.case_id and f.scope = 0 and f.name = d.asset
where f.v is not null and f.v <> 'null'
on conflict do nothing;
`;
