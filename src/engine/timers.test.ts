import { describe, expect, it } from 'vitest';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import { at, folded, officer, openAt, type Played, play, START, told } from '../../test/support/play.ts';

const wait = (text: string, kind = 'timeDate'): string =>
  `<intermediateCatchEvent id="wait"><timerEventDefinition><${kind}>${text}</${kind}></timerEventDefinition></intermediateCatchEvent>`;
const edge = (text: string): string =>
  `<boundaryEvent id="edge" attachedToRef="a"><timerEventDefinition><timeDate>${text}</timeDate></timerEventDefinition></boundaryEvent>`;
const END = '<endEvent id="done" />';

async function waits(
  text: string,
  facts: { [fact: string]: string | number } = {},
  kind = 'timeDate',
): Promise<Played> {
  const program = await pathProgram(
    [wait(text, kind), END],
    [
      ['start', 'wait'],
      ['wait', 'done'],
    ],
  );
  return filePath(program, null, facts);
}

async function due(...given: Parameters<typeof waits>): Promise<unknown> {
  return (await waits(...given)).state?.open.map((open) => open.due)[0];
}

describe('a timer that is computed from facts', () => {
  it('is due when the day begins in the zone of the government', async () => {
    expect(await due('permit.until', { 'permit.until': '2026-06-01' })).toBe('2026-05-31T17:00:00.000Z');
    expect(await due('permit.until - duration("P7D")', { 'permit.until': '2026-06-08' })).toBe(
      '2026-05-31T17:00:00.000Z',
    );
  });

  it('takes a time without zone as the government’s, one with its own as it stands', async () => {
    expect(await due('=date and time("2026-06-01T08:00:00")')).toBe('2026-06-01T01:00:00.000Z');
    expect(await due('=date and time("2026-06-01T08:00:00+09:00")')).toBe('2026-05-31T23:00:00.000Z');
  });

  it('counts a duration from now, months clamped to the month’s end', async () => {
    expect(START).toBe('2026-05-12T02:00:00.000Z');
    const days = 'duration("P" + string(route.count) + "D")';
    expect(await due(days, { 'route.count': 3 }, 'timeDuration')).toBe('2026-05-15T02:00:00.000Z');
    expect(await due('=duration("P1M")', {}, 'timeDuration')).toBe('2026-06-12T02:00:00.000Z');
  });

  it('is due at once where its moment has passed', async () => {
    expect(await due('permit.until', { 'permit.until': '2020-01-01' })).toBe(START);
    expect(await due('=duration("-P1D")')).toBe(START);
  });

  it('holds the case where it gives nothing or no time, until the fact is set right', async () => {
    for (const [text, facts] of [
      ['permit.until', {}],
      ['route.note', { 'route.note': 'soon' }],
      ['=duration("P900000Y")', {}],
    ] as const) {
      const held = await waits(text, facts);
      expect(held.state).toMatchObject({
        open: [],
        incidents: [{ node: 'wait', cause: 'timer-unclear', on: 'enter' }],
      });
      expect(JSON.stringify(folded(held))).toBe(JSON.stringify(held.state));
    }
    const held = await waits('permit.until');
    const incident = held.state?.incidents?.[0]?.id ?? 0;
    const facts = { 'permit.until': '2026-06-01' };
    const by = officer('kantor');
    const mended = play(held, { kind: 'correct', at: at(1), by, incident, facts, reason: 'forgotten' });
    expect(mended.state?.open).toMatchObject([{ kind: 'timer', node: 'wait', due: '2026-05-31T17:00:00.000Z' }]);
  });

  it('stands only where a step could hold', async () => {
    const start = (text: string): string =>
      `<startEvent id="s-${text.length}"><timerEventDefinition><timeDate>${text}</timeDate></timerEventDefinition></startEvent>`;
    const handler = (id: string, text: string, inside = ''): string =>
      part(
        `<subProcess id="${id}" triggeredByEvent="true">`,
        [start(text), inside, `<endEvent id="e-${id}" />`],
        [`s-${text.length} e-${id}`],
      );
    const read = (...handlers: string[]) =>
      pathProgram(
        ['<userTask id="a" />', END, ...handlers],
        [
          ['start', 'a'],
          ['a', 'done'],
        ],
      );
    await expect(read(handler('h', 'permit.until'))).resolves.toBeDefined();
    await expect(read(handler('h', '2026-12-31T00:00:00Z', handler('i', 'permit.until')))).rejects.toMatchObject({
      code: 'process-malformed',
      facts: { findings: [{ code: 'bpmn/timer', element: 's-12' }] },
    });
  });

  it('on the edge of a task lets the task not begin without it', async () => {
    const program = await pathProgram(
      ['<userTask id="a" />', edge('permit.until'), END],
      [
        ['start', 'a'],
        ['a', 'done'],
        ['edge', 'done'],
      ],
    );
    const held = filePath(program);
    expect(openAt(held)).toEqual([]);
    expect(told(held)).toEqual(['filed start', 'held a']);
    expect(openAt(filePath(program, null, { 'permit.until': '2026-06-01' }))).toEqual(['item a', 'timer edge']);
  });
});
