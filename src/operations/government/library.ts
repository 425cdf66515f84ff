import type { Succession } from '#agencies/succession';
import type { Government, Service } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { asSucceeded } from '#definitions/succeeded';
import { type Version, versionName } from '#engine/called';
import type { Program } from '#engine/case';
import type { Runner } from '#store/database';
import { sql } from '#store/sql';
import { readSuccessions } from '#store/successions';
import { Refusal } from '#terms/refusal';

/** What has been published, as stored: cases run from it, never from disk. */
export interface Library {
  /** The government in force: tariffs, roles, calendars, and who has followed whom. */
  readonly government: Government;
  /** Newest version number of a service, for new cases. Refuses with `unknown-service`. */
  newest(service: string): { readonly def: number; readonly program: Program };
  /** The version a case began with, and those of other services that it has called. */
  program(service: string, def: number, calls?: readonly Version[]): Promise<Program>;
  /** So many reorganisations are in effect, as the statement at hand has read: what is kept here is brought up to it. */
  keepUp(successions: number): Promise<void>;
}

type Stored = { readonly [path: string]: string };

/** Reads what is published, of the government the version named (sha256 hex) or the one published last, and keeps it compiled. */
export async function openLibrary(db: Runner, sha256?: string): Promise<Library> {
  const row = await db.one<{ files: Stored }>(
    sql`select files from government
        where ${sha256 ?? null}::text is null or sha256 = decode(${sha256 ?? ''}, 'hex')
        order by nr desc limit 1`,
  );
  if (row === undefined) throw new Refusal('nothing-published', 'No government has been published in this database');
  const newest = await db.many<{ service: string; version: number; files: Stored }>(sql`
    select distinct on (service) service, version, files from definitions order by service, version desc`);
  const files = new Map(Object.entries(row.files));
  for (const { service, files: folder } of newest) addFolder(files, service, folder);
  const asWritten = await readGovernment(files);
  let government = asSucceeded(asWritten, await successionsIn(db));
  const defs = new Map(newest.map(({ service, version }) => [service, version]));
  const older = new Map<string, Promise<Service>>();
  const versionOf = (service: string, def: number): Service | Promise<Service> => {
    const current = government.services.get(service);
    if (current !== undefined && defs.get(service) === def) return current;
    const name = `${service}@${def}`;
    const known = older.get(name) ?? readOlder(db, row.files, service, def);
    older.set(name, known);
    return known;
  };
  return {
    get government() {
      return government;
    },
    newest: (service) => {
      const found = government.services.get(service);
      const def = defs.get(service);
      if (found === undefined || def === undefined)
        throw new Refusal('unknown-service', `No service ${service}`, { service });
      return { def, program: { government, service: found } };
    },
    program: async (service, def, calls = []) => {
      const program = { service: await versionOf(service, def), government };
      const gone = calls.filter((one) => !isInForce(government, one));
      if (gone.length === 0) return program;
      const found = gone.map(async (one) => {
        const version = await defOf(db, one);
        return [one.version, await versionOf(one.service, version)] as const;
      });
      return { ...program, called: new Map(await Promise.all(found)) };
    },
    keepUp: async (successions) => {
      if (successions > government.successions.length) government = asSucceeded(asWritten, await successionsIn(db));
    },
  };
}

async function successionsIn(db: Runner): Promise<readonly Succession[]> {
  const rows = await readSuccessions(db);
  return rows.map(({ n, data }) => ({ ...(data as unknown as Succession), n })); // only apply-reorganisation writes them
}

function isInForce({ services }: Government, { service, version }: Version): boolean {
  const current = services.get(service);
  return current !== undefined && versionName(current) === version;
}

async function defOf(db: Runner, { service, version }: Version): Promise<number> {
  const sha = version.slice(version.indexOf('@') + 1);
  const row = await db.one<{ version: number }>(
    sql`select version from definitions where service = ${service} and encode(sha256, 'hex') like ${`${sha}%`}`,
  );
  if (row === undefined) throw new Error(`${version} was never published`);
  return row.version;
}

async function readOlder(db: Runner, shared: Stored, service: string, def: number): Promise<Service> {
  const row = await db.one<{ files: Stored }>(
    sql`select files from definitions where service = ${service} and version = ${def}`,
  );
  if (row === undefined) throw new Error(`version ${def} of ${service} was never published`);
  const files = new Map(Object.entries(shared));
  addFolder(files, service, row.files);
  const found: Service | undefined = (await readGovernment(files)).services.get(service);
  if (found === undefined) throw new Error(`version ${def} of ${service} cannot be read`);
  return found;
}

function addFolder(files: Map<string, string>, service: string, folder: Stored): void {
  for (const [path, text] of Object.entries(folder)) files.set(`services/${service}/${path}`, text);
}
