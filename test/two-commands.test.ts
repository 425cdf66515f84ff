import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { actorOf, allowCitizen } from '#access/person';
import { apply } from '#engine/apply';
import type { Opened } from '#engine/case';
import type { Command } from '#engine/command';
import { step } from '#engine/step';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { agencyId, positionId } from '#terms/ids';
import { canonical } from '#terms/json';
import { instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { drawProcess } from './support/bpmn.ts';
import { startTestHouse } from './support/house.ts';
import { marketWithMessages, RETURN } from './support/market-messages.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');

/** Three at once: a task with a time limit, a task of the renter, a message; then one more task. */
const PROCESS = drawProcess({
  lanes: {
    'lane-renter': ['start', 'fork', 'own', 'join', 'done'],
    'lane-market': ['sign', 'late', 'merge', 'heard', 'last'],
  },
  nodes: [
    '<startEvent id="start" />',
    '<parallelGateway id="fork" />',
    '<userTask id="sign" />',
    '<boundaryEvent id="late" attachedToRef="sign"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>',
    '<exclusiveGateway id="merge" />',
    '<userTask id="own" />',
    '<receiveTask id="heard" messageRef="message-payment" />',
    '<parallelGateway id="join" />',
    '<userTask id="last" />',
    '<endEvent id="done" />',
  ],
  flows: [
    ['f-1', 'start', 'fork'],
    ['f-2', 'fork', 'sign'],
    ['f-3', 'fork', 'own'],
    ['f-4', 'fork', 'heard'],
    ['f-5', 'sign', 'merge'],
    ['f-6', 'late', 'merge'],
    ['f-7', 'merge', 'join'],
    ['f-8', 'own', 'join'],
    ['f-9', 'heard', 'join'],
    ['f-10', 'join', 'last'],
    ['f-11', 'last', 'done'],
  ],
});

const files = new Map(await marketWithMessages());
files.set(`services/${RETURN}/process.bpmn`, PROCESS);
const bound = (files.get(`services/${RETURN}/service.yaml`) ?? '').replace(
  'elements:\n',
  'elements:\n  last: { form: sign }\n  own: { form: sign }\n',
);
files.set(`services/${RETURN}/service.yaml`, bound);
const t = await startTestHouse(MORNING, { files });
afterAll(() => t.close());
const tini = allowCitizen(await personOf(t.house, 'tini', MORNING, t.seed('tini')), 'apply');

const KINDS = ['take', 'conclude', 'conclude', 'deliver', 'fire', 'withdraw', 'ask'] as const;
const tried = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.nat({ max: 5 }),
  minutes: fc.constantFrom(0, 0, 1, 130),
});
type Tried = typeof tried extends fc.Arbitrary<infer One> ? One : never;

/** The same command whatever has become of the case meanwhile. */
function commandOf({ state }: Loaded, { kind, pick, minutes }: Tried): Command {
  const at = later(state.at, minutes * 60_000);
  const items = state.open.filter((wait): wait is Opened & { kind: 'item' } => wait.kind === 'item');
  const item = items[pick % Math.max(1, items.length)];
  const officer = {
    kind: 'officer',
    agency: agencyId('dinas-pasar'),
    position: positionId('dinas-pasar.inspector'),
    assignment: 'joko',
  } as const;
  const by = item?.agency === null ? actorOf(tini) : officer;
  const id = item?.id ?? 0;
  if (kind === 'take') return { kind, at, by, item: id };
  if (kind === 'conclude') return { kind, at, by, item: id, facts: { 'check.fits': pick % 2 === 0 } };
  if (kind === 'deliver') return { kind, at, by: { kind: 'system' }, message: 'payment', data: {}, facts: {} };
  if (kind === 'ask')
    return { kind: 'ask-question', at, by, item: id, to: agencyId('dinas-pasar'), blocking: true, text: 'Mengapa?' };
  if (kind === 'withdraw') return { kind, at, by: actorOf(tini), reason: '' };
  return { kind: 'fire', at, by: { kind: 'system' } };
}

/** What a command makes of a case, on paper; the case as it is where it is refused. */
function after(now: Loaded, command: Command): Loaded {
  try {
    const { state, needs, acts } = step(now.program, now, command);
    return {
      ...now,
      state,
      facts: new Map([...now.facts, ...needs.facts]),
      version: now.version + (acts.length > 0 ? 1 : 0),
    };
  } catch (error) {
    if (error instanceof Refusal) return now;
    throw error;
  }
}

const said = ({ state, version }: Loaded): string => `${version} ${canonical(JSON.parse(JSON.stringify(state)))}`;
let filings = 0;
let raced = 0;

async function file(): Promise<Loaded> {
  filings += 1;
  const answers = { 'stall.number': `R-${filings}`, 'stall.city': '97', 'contact.phone': '0813-2222-3333' };
  const application = { service: RETURN, pick: null, answers, fetched: new Map() };
  const { number } = await fileApplication(t.house, tini, application, MORNING, t.seed(`case ${filings}`));
  return loadCase(t.house, t.house.db, { number });
}

/** Through the whole of load, step and commit, as two workers would at the same moment. */
async function send({ caseId }: Loaded, command: Command, words: string): Promise<void> {
  const { recent: _recent, ...house } = t.house;
  const order = { at: command.at, seed: t.seed(`${caseId} ${words}`), decide: () => command };
  try {
    await transact(house, { caseId }, order);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

describe('two commands at the same moment', () => {
  it('end as one after the other, in one order or the other, and the chain says which', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tried, { maxLength: 4 }), tried, tried, async (before, one, other) => {
        const filed = await file();
        for (const [index, each] of before.entries()) {
          const now = await loadCase(t.house, t.house.db, { caseId: filed.caseId });
          await send(now, commandOf(now, each), `before ${index}`);
        }
        const now = await loadCase(t.house, t.house.db, { caseId: filed.caseId });
        const [first, second] = [commandOf(now, one), commandOf(now, other)];
        const orders = [after(after(now, first), second), after(after(now, second), first)].map(said);
        await Promise.all([send(now, first, 'one'), send(now, second, 'other')]);
        const ended = await loadCase(t.house, t.house.db, { caseId: filed.caseId });
        expect(orders).toContain(said(ended));
        raced += ended.version - now.version === 2 ? 1 : 0;
        const acts = await readActs(t.house.db, filed.caseId);
        const folded = acts.reduce<Loaded['state'] | null>((state, act) => apply(state, act as never), null);
        expect(canonical(JSON.parse(JSON.stringify(folded)))).toBe(canonical(JSON.parse(JSON.stringify(ended.state))));
      }),
      { numRuns: 120 },
    );
    expect(raced).toBeGreaterThan(5);
  });
});
