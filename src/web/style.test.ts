import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { everyPage } from '#web/fixtures/all.tsx';
import { shippedProcess } from '#web/fixtures/door';
import { attribute, everyElement, parse } from '#web/fixtures/tree';
import { STYLE, STYLE_PATH } from '#web/style';
import { TOKENS } from '#web/style/tokens';

/** First values, those of the light theme. */
function token(name: string): string {
  return new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(TOKENS)?.[1] ?? '';
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const stated = [...TOKENS.matchAll(/--([\w-]+): (#[0-9a-f]{6});\s+\/\* (\d+\.\d) \*\//g)].map(
  ([, name = '', hex = '', ratio = '']) => ({ name, hex, ratio: Number(ratio) }),
);

describe('the design tokens', () => {
  it('knows black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });

  it('states the contrast of every text and mark', () => {
    expect(stated.length).toBeGreaterThanOrEqual(18);
  });

  it.each(stated)('--$name has the stated $ratio on paper', ({ hex, ratio }) => {
    expect(Math.round(contrast(hex, token('paper')) * 10) / 10).toBe(ratio);
  });

  it.each(stated.filter(({ name }) => !['border', 'gap-line', 'stop-dot'].includes(name)))(
    '--$name can be read as text',
    ({ hex }) => {
      expect(contrast(hex, token('paper'))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['border', 'gap-line', 'stop-dot'])('--%s can be seen as a mark, also on a track', (name) => {
    expect(contrast(token(name), token('sunk'))).toBeGreaterThanOrEqual(3);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('white can be read on lane %i and on the main button', (hue) => {
    expect(contrast('#ffffff', token(`lane-${hue}`))).toBeGreaterThanOrEqual(5.8);
    expect(contrast('#ffffff', token('brand'))).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps text on chart tracks and on focus readable', () => {
    expect(contrast(token('muted'), token('sunk'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('ink'), token('focus'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('ink'), token('paper'))).toBeGreaterThanOrEqual(3);
  });
});

describe('the style sheet', () => {
  it('weighs no more than 8 KB packed', () => {
    expect(gzipSync(STYLE).length).toBeLessThanOrEqual(8192);
  });

  it('has an address that follows its content', () => {
    expect(STYLE_PATH).toMatch(/^\/gaya-[0-9a-f]{12}\.css$/);
  });

  it('closes every brace and keeps no comment', () => {
    expect(STYLE.split('{').length).toBe(STYLE.split('}').length);
    expect(STYLE).not.toContain('/*');
  });

  it('defines the classes that pages use, and no others', async () => {
    const pages = everyPage('id', await shippedProcess());
    const classes = pages.flatMap((page) =>
      everyElement(parse(page.html)).flatMap((one) => attribute(one, 'class')?.split(' ') ?? []),
    );
    const used = new Set(classes.filter((name) => name !== ''));
    const defined = new Set([...STYLE.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name = '']) => name));
    const unused = [...defined].filter((name) => !used.has(name) && !/^(l[1-8]|d)$/.test(name));
    expect([...used].filter((name) => !defined.has(name) && !NAMES_ONLY.has(name))).toEqual([]);
    expect(unused).toEqual([]);
  });
});

/** Segment kinds and anchors that need no rule of their own. */
const NAMES_ONLY = new Set(['start', 'stop']);
