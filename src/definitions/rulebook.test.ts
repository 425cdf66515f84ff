import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '#definitions/checks';
import { BREAKS } from '#definitions/fixture/breaks';
import { LAPAK, type Plant, planted } from '#definitions/fixture/plant';
import { areaOf, pageOf, RULEBOOK } from '#definitions/rulebook';
import { checkGovernment } from '#operations/government/check-government';

const ROOT = join(import.meta.dirname, '..', '..');

/** Rules whose fault needs a drawing or a file of another shape; each is broken in the test named. */
const BROKEN_ELSEWHERE: { readonly [rule: string]: string } = {
  'bpmn/call': 'bad-process',
  'bpmn/code': 'bad-process',
  'bpmn/condition': 'read-process',
  'bpmn/crossing': 'bad-process',
  'bpmn/dangling-flow': 'read-process',
  'bpmn/event-gateway': 'bad-process',
  'bpmn/event-sub-process': 'bad-process',
  'bpmn/instances': 'bad-process',
  'bpmn/message-flow': 'bad-process',
  'bpmn/starts': 'bad-process',
  'duty/claimed-twice': 'checks/duties',
  'element/agency': 'checks/elements',
  'elsewhere/no-date': 'checks/elsewhere',
  'elsewhere/no-fact': 'checks/elsewhere',
  'elsewhere/no-system': 'checks/elsewhere',
  'elsewhere/not-asked': 'checks/elsewhere',
  'product/missing': 'checks/product',
  'product/not-drawn': 'checks/product',
  'product/unknown-paper': 'checks/product',
  'product/unknown-role': 'checks/product',
  'registry/column': 'checks/registries',
  'registry/no-key-column': 'checks/registries',
  'registry/position': 'checks/registries',
  'registry/way-unsaid': 'checks/registries',
  'message/key': 'checks/messages',
  'message/not-carried': 'checks/messages',
  'message/two-starts': 'checks/messages',
};

/** Cannot be reached by the fixture: what stands before it says so first, or the file is stopped before it is parsed. */
const GUARDS = [
  'bpmn/id',
  'bpmn/script',
  'bpmn/unreadable',
  'rule/budget',
  'rule/not-run',
  'rule/unknown',
  'yaml/alias',
];

function codesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['fixture', 'rulebook'].includes(entry.name) ? [] : codesIn(path);
    if (!entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) return [];
    return [...readFileSync(path, 'utf8').matchAll(/'([a-z][a-z-]*\/[a-z][a-z-]*)'/g)].map(([, code]) => code ?? '');
  });
}

describe('the rules of manunggal check', () => {
  const areas = new Set(Object.keys(RULEBOOK).map(areaOf));

  it('are all explained: no finding bears a code that the book has not', () => {
    const said = codesIn(join(ROOT, 'src', 'definitions')).filter((code) => areas.has(areaOf(code)));
    expect(said.filter((code) => RULEBOOK[code] === undefined)).toEqual([]);
    expect(CHECKS.filter(({ name }) => !areas.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it('are all broken by a fault of the fixture, or in a test of their own', () => {
    const covered: readonly string[] = [...Object.keys(BREAKS), ...Object.keys(BROKEN_ELSEWHERE), ...GUARDS].toSorted();
    expect(covered).toEqual(Object.keys(RULEBOOK).toSorted());
    for (const [rule, test] of Object.entries(BROKEN_ELSEWHERE)) {
      const text = readFileSync(join(ROOT, 'src', 'definitions', `${test}.test.ts`), 'utf8');
      expect(text, `${test}.test.ts on ${rule}`).toContain(rule);
    }
  });

  it.each(Object.entries(BREAKS))(
    '%s is found where its fault is planted, with place and cure',
    async (rule, plants) => {
      const found = (await checkGovernment(await planted(...plants))).find(({ code }) => code === rule);
      expect(found).toMatchObject({
        line: expect.any(Number),
        column: expect.any(Number),
        fix: expect.stringMatching(/.+/),
      });
    },
  );

  it('have a page for each area, in step with the book', async () => {
    for (const area of areas) await expect(page(area)).toMatchFileSnapshot(join(ROOT, 'docs', 'check', `${area}.md`));
    const pages = readdirSync(join(ROOT, 'docs', 'check')).map((name) => name.replace('.md', ''));
    expect(pages.toSorted()).toEqual([...areas].toSorted());
    expect(existsSync(join(ROOT, pageOf('clock/splits').split('#')[0] ?? ''))).toBe(true);
  });
});

function page(area: string): string {
  const about = CHECKS.find(({ name }) => name === area)?.about;
  const rules = Object.entries(RULEBOOK).filter(([rule]) => areaOf(rule) === area);
  const sections = rules.map(([rule, { what, hint }]) =>
    [
      `## ${rule}`,
      `${what.en}. To mend it, ${hint.en}.`,
      `*${what.id}. Cara memperbaiki: ${hint.id}.*`,
      ...(BREAKS[rule] ?? []).map(shown),
    ].join('\n\n'),
  );
  return `# ${area}\n\n${about === undefined ? '' : `${about}\n\n`}${sections.join('\n\n')}\n`;
}

/** The fault that breaks the rule, as a difference. */
function shown([path, piece, other]: Plant): string {
  const file = path.replace(LAPAK, '');
  if (piece === undefined) return `Breaks it: leaving out \`${file}\`.`;
  const lines = (sign: string, text: string): string =>
    text
      .split('\n')
      .map((line) => `${sign} ${line}`)
      .join('\n');
  const body = other === undefined ? lines('+', piece) : `${lines('-', piece)}\n${lines('+', other)}`;
  return `Breaks it, in \`${file}\`:\n\n\`\`\`diff\n${body}\n\`\`\``;
}
