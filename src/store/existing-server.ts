import { Client, DatabaseError } from 'pg';
import type { Server } from '#store/server';
import { Refusal } from '#terms/refusal';

/** PostgreSQL 15: the oldest whose grants and partitions we rely on. */
const OLDEST = 150_000;

/**
 * A database that others run. Without KEYS_URL the data keys live in a second database on the same server, named after the
 * first with `_keys`, made if it is missing. Refuses with `database-unreachable`, `database-too-old`, `database-rights-missing`.
 */
export async function existingServer(url: string, keysUrl: string | undefined): Promise<Server> {
  const client = await connect(url, 'DATABASE_URL');
  try {
    await refuseOld(client, 'DATABASE_URL');
    const keys = keysUrl ?? (await databaseBeside(client, url));
    if (keysUrl !== undefined) await checkKeys(keysUrl);
    return { url, keysUrl: keys, pids: () => [], stop: async () => undefined };
  } finally {
    await client.end();
  }
}

async function checkKeys(url: string): Promise<void> {
  const client = await connect(url, 'KEYS_URL');
  try {
    await refuseOld(client, 'KEYS_URL');
  } finally {
    await client.end();
  }
}

/** The address may hold a password, so messages name the setting instead. */
async function connect(url: string, setting: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // the query that notices says so
  try {
    await client.connect();
    return client;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no answer';
    throw new Refusal('database-unreachable', `The database of ${setting} cannot be reached: ${why}`, { setting });
  }
}

async function refuseOld(client: Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  const found = rows[0];
  if (found !== undefined && found.number >= OLDEST) return;
  const version = found?.name ?? 'unknown';
  const message = `The database of ${setting} is PostgreSQL ${version}; version 15 or newer is needed`;
  throw new Refusal('database-too-old', message, { setting, version });
}

async function databaseBeside(client: Client, url: string): Promise<string> {
  const { rows } = await client.query<{ name: string; there: boolean }>(
    `select current_database() as name, exists (select from pg_database where datname = current_database() || '_keys') as there`,
  );
  const name = `${rows[0]?.name ?? ''}_keys`;
  if (rows[0]?.there !== true) await makeDatabase(client, name);
  const beside = new URL(url);
  beside.pathname = `/${encodeURIComponent(name)}`;
  return beside.toString();
}

async function makeDatabase(client: Client, name: string): Promise<void> {
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`);
  } catch (error) {
    if (error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? '')) return; // another process made it
    const message = `The data keys need a database of their own: create ${name} beside the first, or set KEYS_URL`;
    throw new Refusal('database-rights-missing', message, { database: name }, { cause: error });
  }
}
