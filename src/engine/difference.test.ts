import { describe, expect, it } from 'vitest';
import type { CaseState } from '#engine/case';
import { difference } from '#engine/difference';
import { agencyId } from '#terms/ids';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import { at, conclude, HOUSE, officer, type Played, play, waiting } from '../../test/support/play.ts';

const program = await shopProgram();
const filed = fileShop(program, { 'person.name': 'Budi', 'person.alive': true });

function change(before: Played | null, after: Played): ReturnType<typeof difference> {
  const stored = JSON.parse(JSON.stringify(before?.state ?? null)) as CaseState | null; // as it comes back from the store
  if (after.state === null) throw new Error('there is no case');
  return difference(stored, after.state);
}

describe('what must become of the rows beside a case', () => {
  it('is all that is open when it is filed, and its first clock', () => {
    const { items, timers, asks, due } = change(null, filed);
    expect(items.opened.map(({ node }) => node)).toEqual(['confirm', 'inspect']);
    expect(timers.opened).toMatchObject([{ node: 'late', due: at(24) }]);
    expect(asks).toEqual({ opened: [], changed: [], closed: [] });
    expect(due).toBe(at(24));
  });

  it('is nothing for what stayed as it was', () => {
    const nothing = { opened: [], changed: [], closed: [] };
    expect(change(filed, filed)).toMatchObject({
      items: nothing,
      timers: nothing,
      messages: nothing,
      questions: nothing,
    });
  });

  it('tells an item that was touched, and one that was closed with its timer', () => {
    const item = waiting(filed, 'item', 'inspect');
    const taken = play(filed, { kind: 'take', item: item.id, at: at(1), by: officer('kantor') });
    expect(change(filed, taken).items).toEqual({ opened: [], changed: [{ ...item, touched: at(1) }], closed: [] });
    const done = change(taken, conclude(taken, 'inspect', at(2), { 'office.result': 'valid' }));
    expect(done.items.closed.map(({ id }) => id)).toEqual([item.id]);
    expect(done.timers.closed.map(({ node }) => node)).toEqual(['late']);
    expect(done.due).toBeNull();
  });

  it('follows a question until it is closed; its clock is a clock of the case', () => {
    const item = waiting(filed, 'item', 'confirm').id;
    const ask = {
      kind: 'ask-question',
      item,
      to: agencyId('kantor'),
      blocking: true,
      text: '',
      at: at(1),
      by: officer('kas'),
    } as const;
    const asked = play(filed, ask);
    const [question] = change(filed, asked).questions.opened;
    expect(question).toMatchObject({ asker: 'kas', owner: 'kantor' });
    const rung = play(asked, { kind: 'fire', at: at(24), by: HOUSE });
    expect(change(asked, rung).due).toBe(question?.due);
    const close = { kind: 'close-question', question: question?.id ?? 0, at: at(25), by: officer('kas') } as const;
    expect(change(rung, play(rung, close)).questions.closed).toHaveLength(1);
  });
});
