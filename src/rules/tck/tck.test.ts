import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTck, type TckReport, type TckSuite } from '#rules/tck/run';

/** The DMN Technology Compatibility Kit is not part of the product; the test runs where somebody has put it. */
const KIT = resolve(process.env['DMN_TCK'] ?? '../shared/conformance/dmn-tck', 'TestCases');

function suitesOf(level: number): readonly TckSuite[] {
  const folder = resolve(KIT, `compliance-level-${level}`);
  return readdirSync(folder).map((name) => {
    const files = readdirSync(resolve(folder, name)).filter((file) => /\.(dmn|xml)$/.test(file));
    return { name, files: new Map(files.map((file) => [file, readFileSync(resolve(folder, name, file), 'utf8')])) };
  });
}

function print(level: number, { failures, ...counts }: TckReport): void {
  process.stdout.write(
    `DMN TCK level ${level}: ${JSON.stringify(counts)}\n${failures.map((failure) => `  ${failure}\n`).join('')}`,
  );
}

describe.skipIf(!existsSync(KIT))('the DMN compatibility kit', () => {
  it('level 2 passes whole', () => {
    const report = runTck(suitesOf(2));
    print(2, report);
    expect(report.total).toBeGreaterThan(100);
    expect(report.failures).toEqual([]);
  });

  it('level 3 is counted, every failure named', () => {
    const report = runTck(suitesOf(3));
    print(3, report);
    expect(report.total).toBeGreaterThan(1000);
  });
});

describe('the runner of the kit', () => {
  const model = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:d">
    <decision id="a" name="a"><literalExpression><text>0.1 + 0.2</text></literalExpression></decision></definitions>`;
  const expecting = (value: string): TckSuite => ({
    name: 'suite',
    files: new Map([
      ['m.dmn', model],
      [
        't.xml',
        `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <modelName>m.dmn</modelName><testCase id="1"><resultNode name="a"><expected><value xsi:type="xsd:decimal">${value}</value></expected></resultNode></testCase></testCases>`,
      ],
    ]),
  });

  it('sees a planted failure, and counts a rounded result apart', () => {
    expect(runTck([expecting('0.3')])).toMatchObject({ passed: 1, rounded: 0, failed: 0, total: 1 });
    expect(runTck([expecting('0.300000001')])).toMatchObject({ passed: 1, rounded: 1, failed: 0 });
    expect(runTck([expecting('0.31')])).toMatchObject({
      passed: 0,
      failed: 1,
      failures: ['suite/1/a: expected 0.31, got 0.3 '],
    });
  });
});
