import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bandOf, satisfaction } from '#coordination/satisfaction';
import { SatisfactionFile } from '#coordination/voice-schema';

const path = join(import.meta.dirname, '../../governments/nusantara/satisfaction.yaml');
const [rules] = SatisfactionFile.parse(parse(readFileSync(path, 'utf8')));
if (rules === undefined) throw new Error('the reference government has a survey');

describe('the satisfaction index', () => {
  it('is the published one in both weightings', () => {
    const sums = [105, 101, 100, 116, 102, 105, 106, 105, 115];
    expect(satisfaction(rules, { n: 29, sums })).toEqual({
      equal: { shown: '91.48', band: 'A' },
      printed: { shown: '90.56', band: 'A' },
    });
  });

  it('lies in the band whose lower bound it reaches, also between the printed bands', () => {
    const bands = ['88.31', '88.305', '88.3', '76.605', '64.995', '25', '0'].map((index) => bandOf(rules, index));
    expect(bands).toEqual(['A', 'B', 'B', 'C', 'D', 'D', 'D']);
  });

  it('is none without answers, never 0', () => {
    expect(satisfaction(rules, { n: 0, sums: Array(9).fill(0) })).toBeNull();
  });

  it('is 100 at best with one ninth, and 99 with the printed weight', () => {
    const best = satisfaction(rules, { n: 7, sums: Array(9).fill(28) });
    expect([best?.equal.shown, best?.printed.shown]).toEqual(['100.00', '99.00']);
  });
});
