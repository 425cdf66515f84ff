import type { Succession } from '#agencies/succession';
import type { Government, Service } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { asSucceeded } from '#definitions/succeeded';
import { type Version, versionName } from '#engine/called';
import type { Program } from '#engine/case';
import type { Runner } from '#store/database';
import { asJson, sql } from '#store/sql';
import { readSuccessions } from '#store/successions';
import { Refusal } from '#terms/refusal';

/** What has been published, as stored: cases run from it, never from disk. */
export interface Library {
  /** The government in force: tariffs, roles, calendars, and who has followed whom. */
  readonly government: Government;
  /** Newest version number of a service, for new cases. Refuses with `unknown-service`, `service-retired`. */
  newest(service: string): { readonly def: number; readonly program: Program };
  /** A service as it was last, also when it takes no new cases. Refuses with `unknown-service`. */
  known(service: string): Program;
  /** The version a case began with, and those of other services that it has called. */
  program(service: string, def: number, calls?: readonly Version[]): Promise<Program>;
  /** So many reorganisations are in effect, as the statement at hand has read: what is kept here is brought up to it. */
  keepUp(successions: number): Promise<void>;
}

type Stored = { readonly [path: string]: string };

/** Reads what is published, by the publication of that number or the last one, and keeps it compiled. */
export async function openLibrary(db: Runner, nr?: string): Promise<Library> {
  const row = await db.one<Publication>(sql`
    select g.files, p.services from publications p join government g on g.sha256 = p.government
    where ${nr ?? null}::bigint is null or p.nr = ${nr ?? null}::bigint
    order by p.nr desc limit 1`);
  if (row === undefined) throw new Refusal('nothing-published', 'No government has been published in this database');
  const newest = await newestFolders(db, row);
  const asWritten = await withRetired(db, row, newest);
  let government = asSucceeded(asWritten, await successionsIn(db));
  const defs = new Map(newest.map(({ service, version }) => [service, version]));
  const older = new Map<string, Promise<Older>>();
  const versionOf = (service: string, def: number): Older | Promise<Older> => {
    const current = government.services.get(service);
    if (current !== undefined && defs.get(service) === def) return { service: current, past: null };
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
      if (government.retired.has(service))
        throw new Refusal('service-retired', `${service} takes no new cases`, { service });
      return { def, program: { government, service: found } };
    },
    known: (service) => {
      const found = government.services.get(service);
      if (found === undefined) throw new Refusal('unknown-service', `No service ${service}`, { service });
      return { government, service: found };
    },
    program: async (service, def, calls = []) => {
      const { service: found, past } = await versionOf(service, def);
      const program = { service: found, government: past === null ? government : withWordsOf(government, past) };
      const gone = calls.filter((one) => !isInForce(government, one));
      if (gone.length === 0) return program;
      const versions = gone.map(async (one) => {
        const version = await defOf(db, one);
        return [one.version, (await versionOf(one.service, version)).service] as const;
      });
      return { ...program, called: new Map(await Promise.all(versions)) };
    },
    keepUp: async (successions) => {
      if (successions > government.successions.length) government = asSucceeded(asWritten, await successionsIn(db));
    },
  };
}

/** The government's own files, and each service in force at its version. */
interface Publication {
  readonly files: Stored;
  readonly services: { readonly [service: string]: number };
}

/** A version of a service, and the government it was read in where that of today no longer carries it. */
interface Older {
  readonly service: Service;
  readonly past: Government | null;
}

interface Folder {
  readonly service: string;
  readonly version: number;
  readonly files: Stored;
}

/** Services in force at the version published with them, retired ones at their last. */
function newestFolders(db: Runner, { services }: Publication): Promise<Folder[]> {
  return db.many<Folder>(sql`
    select distinct on (service) service, version, files from definitions
    where version = coalesce((${asJson(services)}::jsonb ->> service)::int, version)
    order by service, version desc`);
}

/**
 * The government in force with the retired services beside it, so that their open cases and words are found. They are read
 * in the files of today; where those no longer carry one, in the files of the last publication that had it.
 */
async function withRetired(db: Runner, published: Publication, newest: readonly Folder[]): Promise<Government> {
  const retired = newest.filter(({ service }) => published.services[service] === undefined);
  const inForce = newest.filter((folder) => !retired.includes(folder));
  if (retired.length === 0) return readGovernment(filesOf(published.files, inForce));
  const marked = { retired: new Set(retired.map(({ service }) => service)) };
  const together = await unlessMalformed(readGovernment(filesOf(published.files, newest)));
  if (together !== null) return { ...together, ...marked };
  let government = await readGovernment(filesOf(published.files, inForce));
  const services = new Map(government.services);
  for (const { service, version } of retired) {
    const older = await readOlder(db, published.files, service, version);
    services.set(service, older.service);
    if (older.past !== null) government = withWordsOf(government, older.past);
  }
  return { ...government, ...marked, services };
}

/** What a case of an earlier time asks and says, beside what is asked and said today; who may do what is today's alone. */
function withWordsOf(government: Government, past: Government): Government {
  return {
    ...government,
    facts: new Map([...past.facts, ...government.facts]),
    words: new Map([...past.words, ...government.words]),
  };
}

/** Null where the files do not fit each other. */
async function unlessMalformed(reading: Promise<Government>): Promise<Government | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'government-malformed') return null;
    throw error;
  }
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

async function readOlder(db: Runner, shared: Stored, service: string, def: number): Promise<Older> {
  const row = await db.one<{ files: Stored }>(
    sql`select files from definitions where service = ${service} and version = ${def}`,
  );
  if (row === undefined) throw new Error(`version ${def} of ${service} was never published`);
  const today = await unlessMalformed(readGovernment(filesOf(shared, [{ service, files: row.files }])));
  const past = today === null ? await readThen(db, service, def) : null;
  const found = (today ?? past)?.services.get(service);
  if (found === undefined) throw new Error(`version ${def} of ${service} cannot be read`);
  return { service: found, past };
}

/** The government as it stood when that version was last in force. */
async function readThen(db: Runner, service: string, def: number): Promise<Government> {
  const row = await db.one<Publication>(sql`
    select g.files, p.services from publications p join government g on g.sha256 = p.government
    where p.services -> ${service} = to_jsonb(${def}::int) order by p.nr desc limit 1`);
  if (row === undefined) throw new Error(`version ${def} of ${service} fits no government that was published`);
  const folders = await db.many<Folder>(sql`
    select service, version, files from definitions
    where version = (${asJson(row.services)}::jsonb ->> service)::int`);
  return readGovernment(filesOf(row.files, folders));
}

function filesOf(shared: Stored, folders: readonly Pick<Folder, 'service' | 'files'>[]): Map<string, string> {
  const files = new Map(Object.entries(shared));
  for (const { service, files: folder } of folders)
    for (const [path, text] of Object.entries(folder)) files.set(`services/${service}/${path}`, text);
  return files;
}
