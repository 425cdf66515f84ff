import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { sql } from '#store/sql';
import { subjectId } from '#terms/ids';
import { startTestDatabase, type TestDatabase } from '../../test/support/postgres.ts';

let store: TestDatabase;
let database: Database;
const master = randomBytes(32);
beforeAll(async () => {
  store = await startTestDatabase();
  database = await openDatabase({ url: store.keysUrl, role: 'mg_app', size: 4 });
});
afterAll(async () => {
  await database.close();
  await store.stop();
});

const someone = () => subjectId(randomUUID());
const freshStore = () => new KeyStore(database, master);

describe("a person's data key", () => {
  it('is made once and is the same for every process', async () => {
    const subject = someone();
    const keys = await Promise.all(Array.from({ length: 6 }, () => freshStore().keyFor(subject)));
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
    expect(keys[0]).toHaveLength(32);
  });

  it('is not readable in the database', async () => {
    const subject = someone();
    const key = await freshStore().keyFor(subject);
    const row = await database.one<{ wrapped: Buffer }>(sql`select wrapped from keys where subject = ${subject}`);
    expect(row?.wrapped.includes(Buffer.from(key))).toBe(false);
  });

  it('comes with others in one statement, and from memory in none', async () => {
    const keys = freshStore();
    const subjects = [someone(), someone(), someone()];
    const before = database.counter.statements;
    const made = await keys.keysFor([...subjects, ...subjects]);
    expect([...made.keys()].toSorted()).toEqual(subjects.toSorted());
    expect(database.counter.statements - before).toBe(1);
    expect(await keys.keysFor(subjects)).toEqual(made);
    expect(database.counter.statements - before).toBe(1);
    expect(await freshStore().find(subjects)).toEqual(made);
  });

  it('is not found once destroyed, and looking for it does not make a new one', async () => {
    const keys = freshStore();
    const subject = someone();
    await keys.keyFor(subject);
    expect(await keys.destroy(subject)).toBe(true);
    expect((await keys.find([subject])).size).toBe(0);
    expect((await keys.find([subject])).size).toBe(0);
    expect(await keys.destroy(subject)).toBe(false);
  });

  it("does not open under another person's name", async () => {
    const [one, other] = [someone(), someone()];
    await freshStore().keysFor([one, other]);
    const row = await database.one<{ wrapped: Buffer }>(sql`select wrapped from keys where subject = ${one}`);
    await database.run(sql`delete from keys where subject = ${other}`);
    await database.run(sql`insert into keys values (${other}, ${row?.wrapped ?? null})`);
    await expect(freshStore().find([other])).rejects.toMatchObject({ code: 'master-key-wrong' });
  });

  it('does not open with another master key', async () => {
    const subject = someone();
    await freshStore().keyFor(subject);
    await expect(new KeyStore(database, randomBytes(32)).keyFor(subject)).rejects.toMatchObject({
      code: 'master-key-wrong',
    });
  });
});

describe('the look-up key', () => {
  it('follows from the master key and is not the master key', () => {
    expect(freshStore().lookupKey).toEqual(freshStore().lookupKey);
    expect(Buffer.from(freshStore().lookupKey).equals(master)).toBe(false);
    expect(new KeyStore(database, randomBytes(32)).lookupKey).not.toEqual(freshStore().lookupKey);
  });
});

describe('the master key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-key-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made on first start, for its owner only, and stays', () => {
    const first = readMasterKey(folder);
    const path = join(folder, 'master.key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(first).toHaveLength(32);
    chmodSync(path, 0o644);
    expect(readMasterKey(folder)).toEqual(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(`${Buffer.from(first).toString('hex')}\n`);
  });

  it('may be given as hexadecimal or base64', () => {
    expect(readMasterKey('/nowhere', master.toString('hex'))).toEqual(master);
    expect(readMasterKey('/nowhere', master.toString('base64'))).toEqual(master);
  });

  it('is refused when it is not 32 bytes, without being repeated', () => {
    expect(() => readMasterKey('/nowhere', 'geheim')).toThrow(/MANUNGGAL_MASTER_KEY must hold 32 bytes/);
    writeFileSync(join(folder, 'master.key'), 'cut sh');
    expect(() => readMasterKey(folder)).toThrow(/must hold 32 bytes/);
  });
});
