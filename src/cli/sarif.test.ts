import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { asSarif } from '#cli/finding-formats';
import type { Finding } from '#definitions/findings';
import { RULEBOOK } from '#definitions/rulebook';

/** An object with these members, those named required, and no other. */
function closed(properties: { readonly [name: string]: object }, ...required: readonly string[]): object {
  return { type: 'object', additionalProperties: false, properties, required };
}
const text = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 1 };
const message = closed({ text }, 'text');

/** What SARIF 2.1.0 (OASIS, sections 3.13 to 3.52) asks of the members that are written. */
const SARIF = closed(
  {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: closed(
        {
          tool: closed(
            { driver: closed({ name: text, rules: { type: 'array', uniqueItems: true, items: rule() } }, 'name') },
            'driver',
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: result() },
        },
        'tool',
      ),
    },
  },
  'version',
  'runs',
);

function rule(): object {
  const words = { shortDescription: message, fullDescription: message, help: message };
  return closed({ id: text, helpUri: { type: 'string', pattern: '^file:///' }, ...words }, 'id');
}

function result(): object {
  const region = closed({ startLine: count, startColumn: count, endLine: count, endColumn: count }, 'startLine');
  const uri = { type: 'string', pattern: '^(?!/)[^\\s\\\\]+$' };
  const physical = closed({ artifactLocation: closed({ uri }, 'uri'), region }, 'artifactLocation');
  const logical = { type: 'array', items: closed({ name: text, kind: text }) };
  const locations = { type: 'array', items: closed({ physicalLocation: physical, logicalLocations: logical }) };
  const ruleIndex = { type: 'integer', minimum: 0 };
  const level = { enum: ['none', 'note', 'warning', 'error'] };
  return closed({ ruleId: text, ruleIndex, level, message, locations }, 'message');
}

const place = { path: 'services/a b/process.bpmn', line: 2, column: 3 };
const FINDINGS: readonly Finding[] = Object.keys(RULEBOOK).map((code, index) => ({
  ...place,
  ...(index % 2 === 0 ? { endLine: 2, endColumn: 9, element: 'pay' } : {}),
  severity: index % 3 === 0 ? 'warning' : 'error',
  code,
  message: 'a fault',
  fix: 'mend it',
}));

describe('findings as SARIF', () => {
  const fits = new Ajv2020({ strict: true, allErrors: true }).compile(SARIF);

  it.each([
    ['none', []],
    ['one of every rule', FINDINGS],
  ])('are a log of SARIF 2.1.0: %s', (_, findings) => {
    expect(fits(JSON.parse(asSarif(findings))), JSON.stringify(fits.errors)).toBe(true);
  });

  it('would be refused with a line before the first', () => {
    expect(
      fits(JSON.parse(asSarif([{ ...place, line: 0, severity: 'error', code: 'bpmn/xml', message: 'a', fix: 'b' }]))),
    ).toBe(false);
  });

  it('lead from every rule to its own page that the package carries', () => {
    const root = join(import.meta.dirname, '..', '..');
    const { files }: { files: readonly string[] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(files).toContain('docs/check');
    const log: { runs: { tool: { driver: { rules: { id: string; helpUri: string }[] } } }[] } = JSON.parse(
      asSarif(FINDINGS),
    );
    for (const { id, helpUri } of log.runs[0]?.tool.driver.rules ?? []) {
      const page = fileURLToPath(helpUri);
      expect(existsSync(page), page).toBe(true);
      expect(readFileSync(page, 'utf8')).toContain(`# ${id}\n`);
    }
  });
});
