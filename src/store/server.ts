import { mkdirSync, realpathSync } from 'node:fs';
import { Client } from 'pg';
import { existingServer } from '#store/existing-server';
import { lockFolder } from '#store/folder-lock';
import { stopOrphan } from '#store/orphan';
import { type Place, preparePlace } from '#store/place';
import { initialise, Supervisor, syncNew } from '#store/supervisor';

/** A PostgreSQL with two databases: the government's, and the one of the data keys. */
export interface Server {
  readonly url: string;
  readonly keysUrl: string;
  /** Ids of the server processes we own; none when the database is somebody else's. */
  pids(): readonly number[];
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Data folder; made if it is not there. */
  readonly folder: string;
  readonly log: (line: string) => void;
  /** False in tests only: what is acknowledged then survives every kill, but not a power cut. */
  readonly durable?: boolean;
  readonly env?: { readonly DATABASE_URL?: string | undefined; readonly KEYS_URL?: string | undefined };
}

/**
 * Opens the database: the one DATABASE_URL names, else our own server on the data folder. Refuses with `data-folder-in-use`
 * when another process has the folder, `no-postgres-here`, `postgres-did-not-start`, or what `existingServer` refuses.
 */
export async function openServer({ folder, log, durable = true, env = {} }: ServerOptions): Promise<Server> {
  if (env.DATABASE_URL !== undefined) return existingServer(env.DATABASE_URL, env.KEYS_URL);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const home = realpathSync(folder);
  const release = await lockFolder(home);
  try {
    const place = preparePlace(home);
    await stopOrphan(place, log);
    const isNew = await initialise(place, log);
    return await startOn(place, { log, durable, isNew, release });
  } catch (error) {
    release();
    throw error;
  }
}

interface Start {
  readonly log: (line: string) => void;
  readonly durable: boolean;
  readonly isNew: boolean;
  readonly release: () => void;
}

async function startOn(place: Place, { log, durable, isNew, release }: Start): Promise<Server> {
  const supervisor = new Supervisor(place, log, durable);
  await supervisor.start();
  try {
    const synced = isNew && durable ? syncNew(place, log) : Promise.resolve();
    await makeRolesAndDatabases(place);
    return serving(place, supervisor, synced, release);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

function serving(place: Place, supervisor: Supervisor, synced: Promise<void>, release: () => void): Server {
  return {
    url: urlOf(place, 'mg_owner', 'manunggal'),
    keysUrl: urlOf(place, 'mg_owner', 'manunggal_keys'),
    pids: () => (supervisor.pid === null ? [] : [supervisor.pid]),
    stop: async () => {
      await synced;
      await supervisor.stop();
      release();
    },
  };
}

function urlOf(place: Place, user: string, database: string): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(place.sockets)}`;
}

/** The user initdb makes is a superuser; ours are not. Makes what is missing, so a start cut short is finished by the next. */
async function makeRolesAndDatabases(place: Place): Promise<void> {
  const client = new Client({ connectionString: urlOf(place, 'postgres', 'postgres') });
  await client.connect();
  try {
    const { rows: roles } = await client.query<{ name: string }>('select rolname as name from pg_roles');
    if (!roles.some(({ name }) => name === 'mg_app')) await client.query('create role mg_app nologin');
    if (!roles.some(({ name }) => name === 'mg_owner')) {
      await client.query('create role mg_owner login createrole in role mg_app');
    }
    const { rows: databases } = await client.query<{ name: string }>('select datname as name from pg_database');
    for (const wanted of ['manunggal', 'manunggal_keys']) {
      if (!databases.some(({ name }) => name === wanted))
        await client.query(`create database ${wanted} owner mg_owner`);
    }
  } finally {
    await client.end();
  }
}
