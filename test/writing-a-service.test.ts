import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFolder } from '../src/definitions/read-folder.ts';
import { runCase } from '../src/operations/demo/run-case.ts';
import { checkGovernment } from '../src/operations/government/check-government.ts';
import { testGovernment } from '../src/operations/government/test-government.ts';
import { instant } from '../src/terms/plain-date.ts';
import { startTestHouse } from './support/house.ts';

const ROOT = join(import.meta.dirname, '..');
const SERVICE = 'warga.surat-domisili';

/** The reference government with every file of the page put in its place. */
async function asThePageSays(): Promise<ReadonlyMap<string, string>> {
  const page = readFileSync(join(ROOT, 'docs', 'writing-a-service.md'), 'utf8');
  const files = new Map(await readFolder(join(ROOT, 'governments', 'nusantara')));
  for (const [, mode, path = '', text = ''] of page.matchAll(/^```\w+ (file|append)=(\S+)\n(.*?)^```$/gms)) {
    files.set(path, mode === 'append' ? `${files.get(path) ?? ''}\n${text}` : text);
  }
  return files;
}

describe('docs/writing-a-service.md', () => {
  it('has every file that it names, and they pass check and test', async () => {
    const files = await asThePageSays();
    const own = [...files.keys()].filter((path) => path.startsWith(`services/${SERVICE}/`));
    expect(own).toHaveLength(10);
    const before = await checkGovernment(await readFolder(join(ROOT, 'governments', 'nusantara')));
    expect(await checkGovernment(files)).toEqual(before);
    const { played } = await testGovernment(files, SERVICE);
    expect(played.map(({ differences }) => differences)).toEqual([[], []]);
  }, 60_000);

  it('explains every key that a service may have', async () => {
    const page = readFileSync(join(ROOT, 'docs', 'writing-a-service.md'), 'utf8');
    const { properties } = JSON.parse(readFileSync(join(ROOT, 'schemas', 'service.schema.json'), 'utf8'));
    const elements = properties.elements.additionalProperties.properties;
    for (const key of [
      ...Object.keys(properties),
      ...Object.keys(properties.opening.properties),
      ...Object.keys(elements),
    ])
      expect(page, key).toMatch(new RegExp(`[\`.]${key}\\b`));
  });

  it('makes a service on which a case runs from filing to its sealed paper', async () => {
    const at = instant('2026-11-23T09:00:00+07:00');
    const t = await startTestHouse(at, { files: await asThePageSays() });
    try {
      const root = 'wargaSuratDomisili';
      const facts = {
        'person.nik': '9971014507900003',
        'person.name': 'Sari Wulandari',
        'person.address': 'Jalan Melati 14',
        [`${root}.province`]: '99',
        [`${root}.purpose`]: 'Membuka rekening',
        [`${root}.forWhom`]: 'oneself',
        [`${root}.finding`]: 'complete',
      };
      const ran = await runCase(t.house, { service: SERVICE, facts, at }, t.seed('residence'), () => undefined);
      expect(ran.status).toBe('done');
      expect(
        Buffer.from(ran.papers[0]?.bytes ?? [])
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    } finally {
      await t.close();
    }
  }, 120_000);
});
