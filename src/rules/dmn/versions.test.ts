import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Evaluation, evaluateDecision, evaluateFunction, linkModels, type Ruleset } from '#rules/dmn/evaluate';
import { DMN_NAMESPACES, readDmn } from '#rules/dmn/read';
import { fromJson, toJson } from '#rules/feel/json';
import type { Json } from '#terms/json';

const FOLDER = join(import.meta.dirname, 'fixture');

/** The same levy for a market stall, written once in the manner of each version of the standard. */
function levy(version: string): Ruleset {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(`-${version}.dmn`));
  return linkModels(files.map((name) => readDmn(readFileSync(join(FOLDER, name), 'utf8'), name)));
}

function fee(rules: Ruleset, area: number, kind: string, days: number): Evaluation {
  const inputs = new Map([
    ['stall', fromJson({ area, kind })],
    ['days', fromJson(days)],
  ]);
  return evaluateDecision(rules, { decision: 'Fee' }, inputs);
}

describe.each(['1.1', '1.2', '1.3', '1.4', '1.5'])('DMN %s', (version) => {
  const rules = levy(version);

  it('is the version its files say', () => {
    const [namespace] = Object.keys(DMN_NAMESPACES).filter((_, i) => version === `1.${i + 1}`);
    expect(readFileSync(join(FOLDER, `levy-${version}.dmn`), 'utf8')).toContain(`xmlns="${namespace}"`);
  });

  it('gives the same levy as every other version', () => {
    expect(toJson(fee(rules, 9, 'food', 3).value)).toBe(4063);
    expect(toJson(fee(rules, 2.5, 'cloth', 1).value)).toBe(500);
  });
});

describe('what one version has of its own', () => {
  const asked = (rules: Ruleset, name: string, given: { readonly [name: string]: Json }): Json =>
    toJson(
      evaluateFunction(rules, { name }, new Map(Object.entries(given).map(([key, value]) => [key, fromJson(value)])))
        .value,
    );

  it('1.1: a type of an imported file is checked under its prefix', () => {
    expect(fee(levy('1.1'), 9, 'iron', 3).causes.map(({ message }) => message)).toContain('stall is no tStall');
  });

  it('1.1: a decision service takes an imported decision as its input', () => {
    const given = { stall: { area: 2, kind: 'food' }, days: 2, rate: 10 };
    expect(asked(levy('1.1'), 'levy service', given)).toBe(40);
  });

  it('1.3: a decision service is a function, and its table says which by-laws it summed', () => {
    expect(asked(levy('1.3'), 'rateOf', { kind: 'cloth' })).toBe(200);
    const [firing] = fee(levy('1.3'), 1, 'food', 1).trace;
    expect(firing).toMatchObject({ policy: 'COLLECT SUM', result: '150.5' });
    expect(firing?.rows.map(({ annotations }) => annotations)).toEqual([['By-law 1'], ['By-law 2']]);
  });

  it('1.5: a constraint holds for a collection as a whole', () => {
    const text = readFileSync(join(FOLDER, 'levy-1.5.dmn'), 'utf8').replace('[150.5, 200]', '[150.5, 200, 250]');
    const common = readFileSync(join(FOLDER, 'common-1.5.dmn'), 'utf8');
    const rules = linkModels([readDmn(text, 'levy.dmn'), readDmn(common, 'common.dmn')]);
    expect(fee(rules, 9, 'food', 3).causes[0]).toMatchObject({ message: 'rates is no tRates', at: { line: 11 } });
  });
});
