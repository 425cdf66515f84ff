import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { arrangement } from '#cli/arrangement';
import { use } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { isObject, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { startTestHouse } from './support/house.ts';
import { closeDoor, openDoor } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const PATIENT = { timeout: 120_000 };

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
const folder = mkdtempSync(join(tmpdir(), 'draft-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDoor(t, door);
});
const { house } = t;
const { government } = house.library;

const DRAFT = `id: left-out
title: { id: Parkir bersama, en: Shared parking }
sentence: { id: PUPR memberi data ruas kepada JKN, en: Public Works gives road data to the insurer }
instrument: cooperation-agreement
declaredLevel: 2
members:
  - { agency: pupr, role: lead }
  - { agency: jkn, role: member }
leadPattern: single
leadPosition: { position: pupr.head }
legalBasis: [{ law: Perjanjian parkir (rekaan), certainty: B }]
services: []
grants:
  - id: ruas
    kind: data
    from: pupr
    to: jkn
    registry: road-surfaces
    facts: [road.segment]
    purpose: { id: Mengetahui ruas, en: To know the segment }
    basis: { law: Perjanjian parkir (rekaan), certainty: B }
from: '2026-01-01'
to: '2027-01-01'
`;

let count = 0;
/** What the command line prints, or the code with which it refuses. */
async function typed(line: string, at: Instant = MORNING): Promise<JsonObject | string> {
  let out = '';
  count += 1;
  const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, tty: false };
  const once = { use: <T>(work: (one: typeof house) => Promise<T>) => work(house), clock: () => at };
  try {
    await arrangement(line.split(' '), io, { ...once, chance: () => t.seed(`typed ${count}`) });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  if (!line.includes('--json')) return out;
  const parsed = JSON.parse(out) as JsonObject; // printed by the verb itself
  return isObject(parsed) ? parsed : out;
}

async function given(): Promise<string> {
  const current = await currentArrangements(house.db, government.arrangements);
  const wish = { kind: 'data', from: 'pupr', to: 'jkn', registry: 'road-surfaces', facts: ['road.segment'] } as const;
  const found = use(current.values(), wish, MORNING, government.file.zone);
  return found.kind === 'effective' ? found.arrangement.id : found.lapse;
}

describe('manunggal arrangement', PATIENT, () => {
  const file = join(folder, 'parkir.yaml');
  writeFileSync(file, DRAFT);
  writeFileSync(join(folder, 'broken.yaml'), 'title: [\n');
  writeFileSync(join(folder, 'thin.yaml'), 'title: { id: A, en: B }\n');

  it('drafts from a file, and of two who change the same version the second is told so', async () => {
    expect(await typed(`draft parkir --file ${folder}/none.yaml --as sekda`)).toBe('usage');
    expect(await typed(`draft parkir --file ${folder}/broken.yaml --as sekda`)).toBe('body-malformed');
    expect(await typed(`draft parkir --file ${folder}/thin.yaml --as sekda`)).toBe('arrangement-malformed');
    expect(await typed(`draft parkir --file ${file}`)).toBe('usage');
    expect(await typed(`draft parkir --file ${file} --as maya`)).toBe('signature-not-yours');
    expect(await typed(`draft parkir --file ${file} --as nobody`)).toBe('persona-unknown');
    expect(await typed(`draft parkir --file ${file} --as sekda --json`)).toEqual({
      id: 'parkir',
      act: 'arrangement-drafted',
      seq: 1,
      state: 'draft',
    });
    expect(await typed(`draft parkir --file ${file} --as rahman --seen 1`)).toContain('parkir 2: ');
    expect(await typed(`draft parkir --file ${file} --as sekda --seen 1`)).toBe('arrangement-changed');
    expect(await typed('show parkir')).toBe('arrangement-unknown');
    expect(await typed('list')).not.toContain('parkir');
    expect(await typed('list --as sekda')).toContain('parkir');
  });

  it('has it proposed and signed by each, and from the last signature it gives what it says', async () => {
    expect(await given()).toBe('no-arrangement');
    await typed('propose parkir --as sekda');
    await typed('sign parkir --as rahman');
    expect(await typed('sign parkir --as rahman')).toBe('signed-before');
    expect(await typed('enact parkir --as maya')).toBe('signature-not-yours');
    expect(await given()).toBe('no-arrangement');
    expect(await typed('enact parkir --as fajar --json')).toMatchObject({ act: 'arrangement-enacted' });
    expect(await given()).toBe('parkir');
    expect(await typed('show parkir --lang en')).toContain('[x] jkn');
  });

  it('stops, resumes, renews, replaces and ends it; each is obeyed at the next use', async () => {
    expect(await typed('suspend parkir --as sekda')).toBe('body-malformed');
    expect(await typed('suspend parkir --as sekda --reason whim')).toBe('usage');
    await typed('suspend parkir --as sekda --reason audit');
    expect(await given()).toBe('arrangement-suspended');
    await typed('resume parkir --as sekda');
    await typed('renew parkir --to 2028-01-01 --as rahman');
    expect(await typed('show parkir --json')).toMatchObject({ renewal: { to: '2028-01-01', signed: ['pupr'] } });
    await typed('renew parkir --to 2028-01-01 --as fajar');
    const whole = await typed('show parkir --json');
    expect(isObject(whole) && isObject(whole['text']) ? textOf(whole['text']['to']) : '').toBe('2028-01-01');
    expect(await typed('succeed parkir --by nowhere --as rahman')).toBe('arrangement-unknown');
    expect(await typed('terminate parkir --reason agreed --as rahman')).toContain('parkir 10: ');
    expect(await given()).toBe('arrangement-expired');
    expect(await typed('sing parkir --as rahman')).toBe('usage');
  });
});
