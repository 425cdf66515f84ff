import type { Files, Government } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { shipArrangements } from '#operations/council/ship-arrangements';
import { shipPlans } from '#operations/outcome/sign-plan';
import type { Database, Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import type { Instant } from '#terms/plain-date';

/** What changed: the government's own files, and the services that got a new version. */
export interface Published {
  /** Number of the publication in force: this one, or the one before where nothing changed. */
  readonly nr: string;
  /** sha256 hex of the government's own files, published now or before. */
  readonly sha256: string;
  readonly government: boolean;
  readonly services: readonly { readonly service: string; readonly version: number }[];
}

/**
 * Stores a folder whole where its hash differs from what was published before; open cases stay on their version. A service
 * whose folder is no longer there takes no new cases from now on. Refuses
 * with `government-malformed` and all findings; then nothing is published.
 */
export async function publishGovernment(db: Database, files: Files, at: Instant): Promise<Published> {
  const government = await readGovernment(files);
  const shared = Object.fromEntries([...files].filter(([path]) => !path.startsWith('services/')));
  const published = await db.transaction(async (transaction) => {
    const changed = await transaction.run(sql`
      insert into government (sha256, files, published_at) values (${Buffer.from(government.sha256, 'hex')}, ${asJson(shared)}, ${at})
      on conflict (sha256) do nothing`);
    const services: { service: string; version: number }[] = [];
    for (const [service, { sha256 }] of government.services) {
      const folder = folderOf(files, service);
      const row = await transaction.one<{ version: number }>(sql`
        insert into definitions (service, version, sha256, files, published_at)
        select ${service}, coalesce(max(version), 0) + 1, ${Buffer.from(sha256, 'hex')}, ${asJson(folder)}, ${at}
        from definitions where service = ${service}
        having not coalesce((array_agg(sha256 order by version desc))[1] = ${Buffer.from(sha256, 'hex')}, false)
        returning version`);
      if (row !== undefined) services.push({ service, version: row.version });
    }
    const nr = await recordPublication(transaction, government, at);
    return { nr, sha256: government.sha256, government: changed > 0, services };
  });
  await shipArrangements(db, government, at);
  await shipPlans(db, government, at);
  return published;
}

/** What is in force from now on; nothing is written where that is what was in force before. */
async function recordPublication(transaction: Runner, government: Government, at: Instant): Promise<string> {
  const row = await transaction.one<{ nr: string }>(sql`
    with now as (
      select coalesce(jsonb_object_agg(service, version), '{}') as services from
        (select service, max(version) as version from definitions
         where service = any(${[...government.services.keys()]}) group by service) d
    ), last as (
      select nr, government, services from publications order by nr desc limit 1
    ), added as (
      insert into publications (government, services, published_at)
      select ${Buffer.from(government.sha256, 'hex')}, now.services, ${at} from now
      where not exists (select from last where last.government = ${Buffer.from(government.sha256, 'hex')} and last.services = now.services)
      returning nr
    )
    select coalesce((select nr from added), (select nr from last))::text as nr`);
  if (row === undefined) throw new Error('nothing was published');
  return row.nr;
}

function folderOf(files: Files, service: string): { [path: string]: string } {
  const root = `services/${service}/`;
  return Object.fromEntries(
    [...files].filter(([path]) => path.startsWith(root)).map(([path, text]) => [path.slice(root.length), text]),
  );
}
