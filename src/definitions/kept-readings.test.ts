import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { collectFindings, topOf } from '#definitions/findings';
import { LAPAK, planted } from '#definitions/fixture/plant';
import { knownReading, learnReading, openReadings, saveReadings } from '#definitions/kept-readings';
import { readDraft } from '#definitions/read-draft';
import { readYaml } from '#definitions/read-yaml';

const folder = mkdtempSync(join(tmpdir(), 'manunggal-readings-'));
const kept = join(folder, 'readings.bin');
beforeEach(() => rmSync(kept, { force: true }));
afterAll(() => {
  saveReadings(join(folder, 'last'));
  rmSync(folder, { recursive: true, force: true });
});

const TEXT = 'name: pasar\nstalls: [1, 2]\n';

function valueOf(text: string): unknown {
  return readYaml('pasar.yaml', text, collectFindings())?.value;
}

function keptValue(build: string): unknown {
  openReadings(build, [kept]);
  return valueOf(TEXT);
}

describe('what was read', () => {
  it('is taken as it was found by this build, and read anew by another', () => {
    openReadings('one', []);
    learnReading('yaml', TEXT, { found: 'before' });
    saveReadings(kept);
    expect(keptValue('one')).toEqual({ found: 'before' });
    expect(keptValue('two')).toEqual({ name: 'pasar', stalls: [1, 2] });
  });

  it('still knows its places', () => {
    openReadings('one', []);
    valueOf(TEXT);
    saveReadings(kept);
    openReadings('one', [kept]);
    const parsed = readYaml('pasar.yaml', TEXT, collectFindings());
    expect(parsed?.value).toEqual({ name: 'pasar', stalls: [1, 2] });
    expect({ ...parsed?.at(['stalls', 1]) }).toEqual({
      path: 'pasar.yaml',
      line: 2,
      column: 13,
      endLine: 2,
      endColumn: 14,
    });
    expect(parsed?.keyAt(['stalls'])).toMatchObject({ line: 2, column: 1 });
  });

  it('is not kept of a text with a fault, which is said every time', () => {
    const said = [1, 2].map(() => {
      openReadings('one', [kept]);
      const findings = collectFindings();
      readYaml('pasar.yaml', 'a: 1\na: 2\n', findings);
      saveReadings(kept);
      return findings.all().map(({ code, line }) => `${code} ${line}`);
    });
    expect(said).toEqual([['yaml/syntax 2'], ['yaml/syntax 2']]);
  });

  it('keeps JSON apart from YAML, and leaves out what would come back otherwise', () => {
    openReadings('one', []);
    learnReading('yaml', TEXT, { places: () => topOf('pasar.yaml') });
    learnReading('json', '1', new Map([['a', 1]]));
    saveReadings(kept);
    openReadings('one', [kept]);
    expect(knownReading('yaml', TEXT)).toBeUndefined();
    expect(knownReading('json', '1')).toEqual(new Map([['a', 1]]));
    expect(knownReading('yaml', '1')).toBeUndefined();
  });

  it('is written when something is new, and only what was used', () => {
    openReadings('one', []);
    learnReading('yaml', 'a: 1', { a: 1 });
    learnReading('yaml', 'b: 1', { b: 1 });
    saveReadings(kept);
    openReadings('one', [kept]);
    knownReading('yaml', 'a: 1');
    saveReadings(join(folder, 'unchanged'));
    expect(existsSync(join(folder, 'unchanged'))).toBe(false);
    openReadings('one', [kept]);
    knownReading('yaml', 'a: 1');
    learnReading('yaml', 'c: 1', { c: 1 });
    saveReadings(kept);
    openReadings('one', [kept]);
    expect(['a: 1', 'b: 1', 'c: 1'].map((text) => knownReading('yaml', text))).toEqual([{ a: 1 }, undefined, { c: 1 }]);
  });

  it('costs nothing but time where its file is damaged or cannot be written', () => {
    writeFileSync(kept, 'not what was written');
    expect(keptValue('one')).toEqual({ name: 'pasar', stalls: [1, 2] });
    saveReadings(join(folder, 'nowhere', 'readings.bin'));
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(knownReading('yaml', TEXT)).toBeUndefined();
  });
});

describe('files that are known to be sound', () => {
  it('have their rules read when they are first used, to the same rules', async () => {
    const named = async (comment: string, sound: boolean) => {
      const { draft } = await readDraft(
        await planted([`${LAPAK}rules/sewa.dmn`, '<definitions', `${comment}<definitions`]),
        sound,
      );
      const rules = draft?.services.get('pasar.lapak')?.rules;
      return rules?.ruleset?.models.map(({ model, elements }) => [
        model.file,
        elements.map(({ kind, name }) => [kind, name]),
      ]);
    };
    const [read, later] = [await named('<!-- now -->', false), await named('<!-- later -->', true)];
    expect(read?.length).toBe(2);
    expect(later).toEqual(read);
  });

  it('are read without a look at rules nobody uses', async () => {
    const broken = await planted([`${LAPAK}rules/sewa.dmn`, '<definitions', '<unsound']);
    const { draft, findings } = await readDraft(broken, true);
    expect(findings.filter(({ path }) => path.endsWith('.dmn'))).toEqual([]);
    expect(() => draft?.services.get('pasar.lapak')?.rules.models).toThrow('sewa.dmn');
  });
});
