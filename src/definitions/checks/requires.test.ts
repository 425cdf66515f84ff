import { describe, expect, it } from 'vitest';
import { requiresArea } from '#definitions/checks/requires';
import { LAPAK, planted } from '#definitions/fixture/plant';
import type { Files } from '#definitions/government';
import { readDraft } from '#definitions/read-draft';
import { runRules } from '#definitions/run-rules';

/** The market with its one service under several names, each requiring others. */
async function market(requires: { readonly [service: string]: readonly string[] }): Promise<Files> {
  const files = new Map(await planted());
  const lapak = [...files].filter(([path]) => path.startsWith(LAPAK));
  for (const [service, needed] of Object.entries(requires)) {
    for (const [path, text] of lapak) files.set(path.replace('pasar.lapak', service), text);
    const own = (files.get(`${LAPAK}service.yaml`) ?? '').replace('id: pasar.lapak', `id: ${service}`);
    files.set(`services/${service}/service.yaml`, `${own}requires: [${needed.join(', ')}]\n`);
  }
  return files;
}

async function said(files: Files): Promise<readonly string[]> {
  const { draft, findings } = await readDraft(files);
  if (draft === undefined) throw new Error(JSON.stringify(findings));
  return runRules(requiresArea.rules, ['check'], draft).map(({ code, message, fix }) => `${code} ${message}; ${fix}`);
}

async function lifeEvents(text: string): Promise<readonly string[]> {
  return said(await planted(['government.yaml', '    services: [pasar.lapak]\n', text]));
}

const OUT = 'take one of these prerequisites out';

describe('what services require of one another', () => {
  it('may go in a row, and two may require the same', async () => {
    expect(
      await said(await market({ 'pasar.a': ['pasar.b', 'pasar.c'], 'pasar.b': ['pasar.c'], 'pasar.c': [] })),
    ).toEqual([]);
  });

  it('may be no circle over two', async () => {
    expect(await said(await market({ 'pasar.a': ['pasar.b'], 'pasar.b': ['pasar.a'] }))).toEqual([
      `requires/circle Nobody could begin: pasar.a requires pasar.b requires pasar.a; ${OUT}`,
      `requires/circle Nobody could begin: pasar.b requires pasar.a requires pasar.b; ${OUT}`,
    ]);
  });

  it('may be no circle over three, told at each of its services and not at one that leads into it', async () => {
    const files = await market({
      'pasar.a': ['pasar.b'],
      'pasar.b': ['pasar.c'],
      'pasar.c': ['pasar.a'],
      'pasar.d': ['pasar.a'],
    });
    expect(await said(files)).toEqual([
      `requires/circle Nobody could begin: pasar.a requires pasar.b requires pasar.c requires pasar.a; ${OUT}`,
      `requires/circle Nobody could begin: pasar.b requires pasar.c requires pasar.a requires pasar.b; ${OUT}`,
      `requires/circle Nobody could begin: pasar.c requires pasar.a requires pasar.b requires pasar.c; ${OUT}`,
    ]);
  });

  it('exists, or the nearest name is told', async () => {
    expect(await said(await market({ 'pasar.a': ['pasar.lapaak'] }))).toEqual([
      'requires/unknown There is no service pasar.lapaak; write pasar.lapak',
    ]);
  });
});

describe('what life events require of one another', () => {
  it('exists', async () => {
    expect(await lifeEvents('    services: [pasar.lapak]\n    requires: [lahir]\n')).toEqual([
      expect.stringContaining('requires/unknown There is no life event lahir'),
    ]);
  });

  it('is no circle', async () => {
    const other =
      '  - { id: menabung, title: { id: Menabung, en: You save }, detail: { id: a, en: a }, services: [pasar.lapak], requires: [berdagang] }\n';
    expect(await lifeEvents(`    services: [pasar.lapak]\n    requires: [menabung]\n${other}`)).toEqual([
      `requires/circle Nobody could begin: berdagang requires menabung requires berdagang; ${OUT}`,
      `requires/circle Nobody could begin: menabung requires berdagang requires menabung; ${OUT}`,
    ]);
  });
});
