import { describe, expect, it } from 'vitest';
import { BAPENDA, frameFor } from '#web/fixtures/people';
import { find, parse, words } from '#web/fixtures/tree';
import { Matrix } from '#web/parts/matrix.tsx';
import { renderPart } from '#web/render';

const HOUR = 3_600_000;
const frame = frameFor('en', '/papan', null);

/** One giver, and so many receivers of whom each waited an hour longer. */
function shown(receivers: number) {
  const owners = Array.from({ length: receivers }, (_, n) => ({ ...BAPENDA, name: `Agency ${n}` }));
  const cells = owners.map(({ name }, n) => ({
    from: 'Agency 0',
    to: name,
    total: (n + 1) * HOUR,
    count: 1,
    p50: HOUR,
    p95: HOUR,
    href: '/papan',
  }));
  const matrix = { sentence: '', note: '', from: owners, to: owners, cells };
  return parse(renderPart(<Matrix matrix={matrix} frame={frame} />));
}

describe('who waits for whom', () => {
  it('is a grid of givers and receivers where few agencies met', () => {
    expect(find(shown(3), 'th').map(words)).toEqual(['From', 'to Agency 0', 'to Agency 1', 'to Agency 2', 'Agency 0']);
  });

  it('is a list of pairs, the longest wait first, where a grid would be wider than a desk', () => {
    const tree = shown(9);
    const rows = find(tree, 'th').map(words);
    expect(rows.filter((row) => row.includes('Agency'))).toEqual([
      ...Array.from({ length: 8 }, (_, n) => `Agency 0 to Agency ${8 - n}`),
      'within Agency 0',
    ]);
    expect(find(tree, 'rect')).toHaveLength(9);
  });
});
