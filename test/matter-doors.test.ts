import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { matter } from '#cli/matter';
import { openLibrary } from '#operations/government/library';
import { loadMatter } from '#operations/matter/matter-row';
import { isObject, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MONDAY = instant('2026-03-02T09:00:00+07:00');
const t = await startTestHouse(MONDAY);
const door = openDoor(t, MONDAY);
const folder = mkdtempSync(join(tmpdir(), 'matter-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDoor(t, door);
});
const { house } = t;

let count = 0;
/** What the command line prints as JSON, or the code with which it refuses; `body` is the file it is given. */
async function typed(line: string, body: object | null, at: Instant = MONDAY): Promise<JsonObject | string> {
  count += 1;
  const file = join(folder, `${count}.json`);
  if (body !== null) writeFileSync(file, JSON.stringify(body));
  let out = '';
  const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, tty: false };
  const given = [...line.split(' '), ...(body === null ? [] : [file]), '--json'];
  try {
    await matter(given, io, { real: (use) => use(house), clock: () => at, chance: () => t.seed(`typed ${count}`) });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return JSON.parse(out) as JsonObject; // printed by the verb itself
}
async function opened(persona: string, body: object): Promise<string> {
  const receipt = await typed(`open parit-bersama --as ${persona}`, body);
  return isObject(receipt) ? textOf(receipt['number']) : receipt;
}
const move = (persona: string, number: string, body: object, at?: Instant) =>
  typed(`move ${number} --as ${persona}`, body, at);

describe('manunggal matter', { timeout: 120_000 }, () => {
  it('asks, answers once, and closes; a second who saw the same is told', async () => {
    const number = await opened('rahman', { kind: 'question', owner: { agency: 'dpmptsp' }, text: 'Kapan izin siap?' });
    expect(number).toMatch(/^TJ-2026-/);
    expect(await move('rahman', number, { seen: 1, do: 'answer', text: 'Besok' })).toBe('matter-not-yours');
    expect(await move('arief', number, { seen: 1, do: 'answer', text: ' ' })).toBe('text-empty');
    expect(await move('arief', number, { seen: 1, do: 'answer', text: 'Besok' })).toMatchObject({
      state: 'answered',
      version: 2,
    });
    expect(await move('rahman', number, { seen: 1, do: 'close' })).toBe('matter-changed');
    expect(await move('rahman', number, { seen: 2, do: 'close' })).toMatchObject({ state: 'closed' });
    expect(await move('arief', number, { seen: 3, do: 'answer', text: 'Lagi' })).toBe('matter-unfit');
    expect(await move('arief', 'TJ-2026-0000', { seen: 1, do: 'close' })).toBe('matter-unknown');
    expect(await typed('move TJ --as arief', { do: 'dance', seen: 1 })).toBe('body-malformed');
  });

  it('is decided by majority and minuted by all, each signature once; a fresh process reads the same', async () => {
    const decision = {
      kind: 'decision',
      text: 'Jendela?',
      choices: ['lima', 'tujuh'],
      rule: 'all',
      signers: ['pupr', 'dpmptsp'],
      due: '2026-03-10',
      onSilence: 'escalate',
    };
    const number = await opened('rahman', decision);
    expect(await move('rahman', number, { seen: 1, do: 'sign', option: 7 })).toBe('matter-malformed');
    expect(await move('rahman', number, { seen: 1, do: 'sign', option: 0 })).toMatchObject({ state: 'open' });
    expect(await move('rahman', number, { seen: 2, do: 'sign', option: 0 })).toBe('signed-before');
    expect(await move('arief', number, { seen: 2, do: 'sign', option: 0 })).toMatchObject({ state: 'taken' });
    const parties = ['pupr', 'dpmptsp'];
    const minutes = await opened('rahman', { kind: 'minutes', parties, text: 'Rapat pertama' });
    expect(await move('arief', minutes, { seen: 1, do: 'countersign' })).toMatchObject({ state: 'countersigned' });
    const { government } = await openLibrary(house.db);
    expect((await loadMatter(house.db, government, number, MONDAY)).matter).toMatchObject({ option: 0, silent: [] });
    expect((await loadMatter(house.db, government, minutes, MONDAY)).matter).toMatchObject({ signed: parties });
  });

  it('climbs by its clock to the body, which orders a rule changed; the duty is on the list and done by its owner', async () => {
    const number = await opened('rahman', {
      kind: 'dispute',
      parties: ['pupr', 'air'],
      text: 'Siapa menambal?',
      wanted: 'Air menambal',
    });
    const decide = { do: 'decide', text: 'Ubah tabel', remedy: 'change-rule', to: { agency: 'air' } };
    expect(await move('sekda', number, { seen: 1, ...decide })).toBe('matter-not-yours');
    await t.settle(instant('2026-03-17T08:00:00+07:00'));
    const late = instant('2026-03-17T09:00:00+07:00');
    const { government } = house.library;
    const { version, matter: before } = await loadMatter(house.db, government, number, late);
    expect(before).toMatchObject({ rung: 'body' });
    expect(await move('sekda', number, { seen: version, do: 'decide', text: 'x', remedy: 'change-rule' }, late)).toBe(
      'matter-malformed',
    );
    expect(await move('sekda', number, { seen: version, ...decide }, late)).toMatchObject({ state: 'decided' });
    const listed = await typed('list parit-bersama --as sekda', null, late);
    const all = isObject(listed) && Array.isArray(listed['matters']) ? listed['matters'] : [];
    const duty = all.filter(isObject).find((one) => one['kind'] === 'duty');
    expect(duty).toMatchObject({ state: 'open', from: number, owner: { agency: 'air' } });
    const done = textOf(duty?.['number']);
    expect(await move('arief', done, { seen: 1, do: 'done' }, late)).toBe('matter-not-yours');
    expect(JSON.stringify(listed)).not.toContain('menambal');
  });

  it('leads whoever may read it from the page of the arrangement to an open question, and nobody else', async () => {
    const number = await opened('rahman', { kind: 'question', owner: { agency: 'dpmptsp' }, text: 'Ruas mana?' });
    const page = '/kesepakatan/parit-bersama';
    expect((await (await visitor(t, door, 'arief')).go(page)).page).toContain(`href="/dewan/perkara/${number}"`);
    const anybody = await (await visitor(t, door, null)).go(page);
    expect(anybody.page).not.toContain(number);
    expect(words(await (await visitor(t, door, 'sekda')).go('/dewan'))).toContain('Ruas mana?');
  });
});
