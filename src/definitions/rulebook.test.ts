import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AREAS, RULES } from '#definitions/checks';
import type { Finding } from '#definitions/findings';
import { LAPAK, type Plant, type PlantedFault, planted } from '#definitions/fixture/plant';
import type { Rule } from '#definitions/rule';
import { pageOf } from '#definitions/rulebook';
import { checkGovernment } from '#operations/government/check-government';

const ROOT = join(import.meta.dirname, '..', '..');
const CHECKS = join(import.meta.dirname, 'checks');
const PAGES = join(ROOT, 'docs', 'check');

/** Where codes of findings stand that no rule's own file says: in readers, in their refusals, and where examples are played. */
const READERS = [import.meta.dirname, join(ROOT, 'src', 'operations', 'government'), join(ROOT, 'src', 'rules')];

function filesIn(folder: string, fits: (name: string) => boolean): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fits(name)).map((name) => relative(folder, join(folder, name)));
}

/** Ids of rules that have a file of this kind, as `clock/splits`. */
function having(folder: string, ending: string): readonly string[] {
  const whole = ending === '.ts' ? /^[^/]+\/[^/.]+\.ts$/ : /^[^/]+\/[^/]+$/;
  return filesIn(folder, (name) => whole.test(name) && name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
}

/** The text of everything that reads a government and is no rule itself. */
const readers = READERS.flatMap((folder) =>
  filesIn(folder, (name) => name.endsWith('.ts') && !/^(checks|fixture)\/|\.test\.ts$/.test(name)).map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  ),
).join('\n');

/** A rule that its own file neither looks for nor has looked for says nothing, unless a reader bears its code. */
function isSaid({ id, drawn, refers, check, missing }: Rule): boolean {
  const own = drawn ?? refers ?? check ?? missing;
  return own !== undefined || readers.includes(`'${id}'`) || readers.includes(`'${id.replace('/', '-')}'`);
}

async function faultOf(rule: string): Promise<PlantedFault> {
  const { fault }: { readonly fault: PlantedFault } = await import(join(CHECKS, `${rule}.fault.ts`));
  return fault;
}

function said({ path, line, column, message }: Finding): string {
  return `${path.replace(LAPAK, '')}:${line}:${column} ${message}`;
}

describe('a rule of manunggal check', () => {
  const ids = RULES.map(({ id }) => id).toSorted();

  it('is a file of its name, with the fault that breaks it and its page, and there are no others', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(having(CHECKS, '.ts')).toEqual(ids);
    expect(having(CHECKS, '.fault.ts')).toEqual(ids);
    expect(having(PAGES, '.md')).toEqual(ids);
    expect(AREAS.flatMap(({ name, rules }) => rules.filter(({ id }) => !id.startsWith(`${name}/`)))).toEqual([]);
  });

  it('bears the name of its file', () => {
    for (const id of ids) expect(readFileSync(join(CHECKS, `${id}.ts`), 'utf8')).toContain(`\n  id: '${id}',\n`);
  });

  it('is said by its own file or by a reader', () => {
    expect(RULES.filter((rule) => !isSaid(rule)).map(({ id }) => id)).toEqual([]);
    const silent: Rule = { id: 'clock/silent', what: { id: 'a', en: 'a' }, hint: { id: 'a', en: 'a' } };
    expect(isSaid(silent)).toBe(false);
  });

  it('explains every code that a reader bears', () => {
    const areas = AREAS.map(({ name }) => name);
    const codes = [...readers.matchAll(/'([a-z][a-z-]*)\/([a-z][a-z-]*)'/g)].filter(([, area = '']) =>
      areas.includes(area),
    );
    expect(codes.map(([, area, what]) => `${area}/${what}`).filter((code) => !ids.includes(code))).toEqual([]);
  });

  it.each(ids)('%s is found where its fault is planted, as said, with place and cure', async (id) => {
    const { plants, found } = await faultOf(id);
    expect(found).not.toEqual([]);
    const findings = (await checkGovernment(await planted(...plants))).filter(({ code }) => code === id);
    expect(findings.map(said)).toEqual(found);
    const { severity = 'error' } = RULES.find((rule) => rule.id === id) ?? {};
    for (const finding of findings) expect(finding).toMatchObject({ severity, fix: expect.stringMatching(/.+/) });
  });

  it('has a page in step with it, and all are listed', async () => {
    for (const rule of RULES)
      await expect(page(rule, await faultOf(rule.id))).toMatchFileSnapshot(join(ROOT, pageOf(rule.id)));
    await expect(contents()).toMatchFileSnapshot(join(PAGES, 'README.md'));
  });
});

function page({ id, what, hint }: Rule, { plants }: PlantedFault): string {
  const sections = [
    `# ${id}`,
    `${what.en}. To mend it, ${hint.en}.`,
    `*${what.id}. Cara memperbaiki: ${hint.id}.*`,
    ...plants.map(shown),
  ];
  return `${sections.join('\n\n')}\n`;
}

function contents(): string {
  const areas = AREAS.map(({ name, about, rules }) => {
    const lines = rules.map(({ id, what }) => `- [${id}](${id}.md): ${what.en}`);
    return `## ${name}\n\n${about}\n\n${lines.join('\n')}`;
  });
  return `# Rules of manunggal check\n\n${areas.join('\n\n')}\n`;
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
