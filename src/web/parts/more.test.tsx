import { describe, expect, it } from 'vitest';
import { frameFor } from '#web/fixtures/people';
import { attribute, find, parse, words } from '#web/fixtures/tree';
import { More } from '#web/parts/more.tsx';
import { renderPart } from '#web/render';

const frame = frameFor('en', '/', null);
const list = (rows: readonly string[]) => (
  <ul>
    {rows.map((row) => (
      <li>{row}</li>
    ))}
  </ul>
);
const shown = (count: number, open = false) => {
  const rows = Array.from({ length: count }, (_, n) => `row ${n}`);
  return parse(renderPart(<More rows={rows} first={2} list={list} open={open} frame={frame} />));
};

describe('a list that is long', () => {
  it('stands open as far as its first rows, and says how many are folded', () => {
    const tree = shown(5);
    expect(find(tree, 'li')).toHaveLength(5);
    const [folded] = find(tree, 'details');
    expect(folded && [find(folded, 'li').length, attribute(folded, 'open')]).toEqual([3, undefined]);
    expect(find(tree, 'summary').map(words)).toEqual(['Show 3 more']);
    expect(attribute(find(shown(5, true), 'details')[0] ?? tree, 'open')).toBeDefined();
  });

  it('folds nothing for the sake of one row', () => {
    expect(find(shown(3), 'details')).toEqual([]);
  });
});
