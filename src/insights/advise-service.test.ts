import { describe, expect, it } from 'vitest';
import type { Government, Service } from '#definitions/government';
import type { ProcessNode } from '#definitions/process';
import { adviseService } from '#insights/advise-service';

type Wiring = readonly (readonly [from: string, to: string, condition?: string])[];

/** A service of user tasks named by one letter, whose forms give a fact of that name; `x` is a fork, `no` refuses. */
function drawnAs(wiring: Wiring, elements: { readonly [id: string]: object } = {}) {
  const ids = [...new Set(wiring.flatMap(([from, to]) => [from, to]))];
  const typeOf = (id: string) =>
    id === 'start'
      ? 'startEvent'
      : id === 'done' || id === 'no'
        ? 'endEvent'
        : id === 'x'
          ? 'exclusiveGateway'
          : 'userTask';
  const nodes = new Map(
    ids.map((id) => {
      const outgoing = wiring.flatMap(([from], n) => (from === id ? [`f${n}`] : []));
      return [id, { id, type: typeOf(id), lane: 'office', instances: null, outgoing } as unknown as ProcessNode]; // all it reads
    }),
  );
  const flows = new Map(
    wiring.map(([from, to, condition = null], n) => [`f${n}`, { id: `f${n}`, from, to, condition }]),
  );
  const forms = new Map(ids.map((id) => [id, { schema: { properties: { [`${id}.found`]: {} } } }]));
  const clock = { amount: 2, unit: 'workingDays' };
  const tasks = Object.fromEntries(ids.map((id) => [id, { form: id, clock, ...elements[id] }]));
  const file = {
    id: 's',
    lanes: { office: { role: 'office' } },
    reads: {},
    elements: { ...tasks, no: { outcome: 'refused' } },
  };
  const service = { file, forms, process: { nodes, flows, start: 'start' } } as unknown as Service;
  const government = { facts: new Map(ids.map((id) => [`${id}.found`, {}])) } as unknown as Government;
  return adviseService(government, service);
}

const LINE: Wiring = [
  ['start', 'a'],
  ['a', 'b'],
  ['b', 'done'],
];
const FORK: Wiring = [
  ['start', 'a'],
  ['a', 'b'],
  ['b', 'x'],
  ['x', 'no', 'b.found = false'],
  ['x', 'c'],
  ['c', 'done'],
];

describe('the advice for a drawing', () => {
  it('finds what waits without a need, by what forms give and officers must see', () => {
    expect(drawnAs(LINE)).toMatchObject({ sideBySide: [['a', 'b']], days: { drawn: 4, could: 2 } });
    expect(drawnAs(LINE, { b: { sees: ['a.found'] } })).toMatchObject({ sideBySide: [], days: { drawn: 4, could: 4 } });
  });

  it('keeps behind a fork what happens only by it, and puts the check that may refuse first', () => {
    const { sideBySide, earlier } = drawnAs(FORK);
    expect(sideBySide).toEqual([['a', 'b']]);
    expect(earlier).toEqual([{ check: 'b', before: ['a'] }]);
  });

  it('leaves a step where it stands that prints, bills, enters or comes back', () => {
    expect(drawnAs(LINE, { b: { paper: {} } }).sideBySide).toEqual([]);
    const round: Wiring = [...LINE.slice(0, 2), ['b', 'x'], ['x', 'a', 'b.found = 1'], ['x', 'done']];
    expect(drawnAs(round)).toMatchObject({ sideBySide: [['a', 'b']], earlier: [] });
  });
});
