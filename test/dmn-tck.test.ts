import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runDmnTck } from '../conformance/dmn-tck.ts';

/** The DMN Technology Compatibility Kit is not part of the product; the test runs where somebody has put it. */
const KIT = resolve(process.env['DMN_TCK'] ?? '../shared/conformance/dmn-tck');

describe.skipIf(!existsSync(KIT))('the DMN compatibility kit', () => {
  it('passes whole but for the results that call external Java functions', () => {
    const report = runDmnTck(KIT);
    const named = report.failures.filter((failure) => failure.includes('/0076-feel-external-java/'));
    expect(report.failures.filter((failure) => !named.includes(failure))).toEqual([]);
    expect(report.total).toBeGreaterThan(1000);
  });
});

const folder = mkdtempSync(join(tmpdir(), 'manunggal-tck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dmn(namespace: string, body: string): string {
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="${namespace}">${body}</definitions>`;
}

function decision(id: string, text: string): string {
  return `<decision id="${id}" name="${id}"><literalExpression><text>${text}</text></literalExpression></decision>`;
}

function cases(model: string, body: string): string {
  return `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <modelName>${model}</modelName><testCase id="1">${body}</testCase></testCases>`;
}

function expecting(name: string, value: string): string {
  return `<resultNode name="${name}"><expected><value xsi:type="xsd:decimal">${value}</value></expected></resultNode>`;
}

/** Files of suites in a folder of the kit's layout. */
function kit(name: string, files: { readonly [path: string]: string }): string {
  const place = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    const file = join(place, 'TestCases', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  return place;
}

describe('the runner of the kit', () => {
  const one = (value: string): string =>
    kit(`one-${value}`, {
      'compliance-level-2/suite/m.dmn': dmn('urn:d', decision('a', '0.1 + 0.2')),
      'compliance-level-2/suite/t.xml': cases('m.dmn', expecting('a', value)),
    });

  it('sees a planted failure, and counts a rounded result apart', () => {
    expect(runDmnTck(one('0.3'))).toMatchObject({ passed: 1, rounded: 0, failed: 0, refused: 0, total: 1 });
    expect(runDmnTck(one('0.300000001'))).toMatchObject({ passed: 1, rounded: 1, failed: 0 });
    expect(runDmnTck(one('0.31'))).toMatchObject({
      passed: 0,
      failed: 1,
      failures: ['compliance-level-2/suite/1/a: expected 0.31, got 0.3'],
    });
  });

  it('lets a model that cannot be read fail its own results only, at any level', () => {
    const report = runDmnTck(
      kit('broken', {
        'compliance-level-3/torn/m.dmn': '<definitions',
        'compliance-level-3/torn/t.xml': cases('m.dmn', expecting('a', '1') + expecting('b', '1')),
        'compliance-level-3/torn/u.xml': cases('gone.dmn', expecting('a', '1')),
        'compliance-level-3/whole/m.dmn': dmn('urn:d', decision('a', '1')),
        'compliance-level-3/whole/t.xml': cases('m.dmn', expecting('a', '1')),
      }),
    );
    expect(report).toMatchObject({ passed: 1, failed: 3, total: 4 });
    expect(report.failures[2]).toBe('compliance-level-3/torn/1/a: the suite has no gone.dmn');
  });

  it('joins a model with those it imports and leaves the others of the folder alone', () => {
    const imports = `<import name="other" namespace="urn:other" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`;
    const sum = `<decision id="a" name="a"><informationRequirement><requiredDecision href="urn:other#b"/></informationRequirement>
      <literalExpression><text>other.b + 1</text></literalExpression></decision>`;
    const report = runDmnTck(
      kit('imports', {
        'compliance-level-3/suite/m.dmn': dmn('urn:d', imports + sum),
        'compliance-level-3/suite/other.dmn': dmn('urn:other', decision('b', '1')),
        'compliance-level-3/suite/same.dmn': dmn('urn:d', decision('a', '7')),
        'compliance-level-3/suite/t.xml': cases('m.dmn', expecting('a', '2')),
        'compliance-level-3/suite/u.xml': cases('same.dmn', expecting('a', '7')),
      }),
    );
    expect(report).toMatchObject({ passed: 2, failed: 0, failures: [] });
  });
});
