import { describe, expect, it } from 'vitest';
import { alignColumns, detailsOf, inkOf, sayFinding } from '#cli/print';
import type { Finding } from '#definitions/findings';
import { Refusal } from '#terms/refusal';

const finding: Finding = {
  path: 'process.bpmn',
  line: 2,
  column: 3,
  severity: 'error',
  code: 'bpmn/dangling-flow',
  message: 'the flow leads nowhere',
  fix: 'connect it',
};
const plain = inkOf({ tty: false });

describe('a finding on the screen', () => {
  it('shows its line with a caret under the place, and the cure', () => {
    expect(sayFinding(finding, '<a>\n\t <b/>\n', plain, 'en')).toBe(
      [
        'process.bpmn:2:3 error bpmn/dangling-flow',
        '  the flow leads nowhere',
        '    2 | \t <b/>',
        '      | \t ^',
        '  Fix: connect it',
        '  docs/check/bpmn/dangling-flow.md',
      ].join('\n'),
    );
  });

  it('shows the part of a long line that matters', () => {
    const lines = sayFinding(
      { ...finding, line: 1, column: 301 },
      `${'x'.repeat(300)}Y${'z'.repeat(300)}`,
      plain,
      'en',
    ).split('\n');
    expect((lines[2] ?? '').length).toBeLessThan(140);
    expect(lines[2]?.[lines[3]?.indexOf('^') ?? -1]).toBe('Y');
  });

  it('shows no line where there is none', () => {
    expect(sayFinding(finding, undefined, plain, 'en').split('\n')).toHaveLength(4);
  });

  it('is coloured on a terminal only', () => {
    expect(sayFinding(finding, undefined, inkOf({ tty: true }), 'en')).toContain('\u001b[31merror\u001b[39m');
    expect(sayFinding(finding, undefined, plain, 'en')).not.toContain('\u001b');
  });
});

describe('a table on the screen', () => {
  it('has columns of equal width, numbers to the right', () => {
    expect(
      alignColumns(
        [
          ['PKB', '157,500'],
          ['Opsen', '0'],
        ],
        [1],
      ),
    ).toEqual(['PKB    157,500', 'Opsen        0']);
  });
});

describe('what a refusal names', () => {
  it('are facts with their label and fields with their cure', () => {
    const label = { id: 'Luas', en: 'Area' };
    expect(detailsOf(new Refusal('fact-missing', '', { facts: [{ fact: 'stall.area', label }] }), 'en')).toEqual([
      'stall.area (Area)',
    ]);
    const errors = [{ field: 'stall.area', keyword: 'type', message: { id: 'Isi luas.', en: 'Enter the area.' } }];
    expect(detailsOf(new Refusal('form-invalid', '', { form: 'quote', errors }), 'id')).toEqual([
      'stall.area: Isi luas.',
    ]);
  });
});
