import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASAR } from '../src/definitions/fixture/plant.ts';
import { type OpenPreview, openPreview } from '../src/preview.ts';

describe('the preview of a service', () => {
  let root = '';
  let preview: OpenPreview;
  const reports: unknown[] = [];
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'pasar-'));
    cpSync(PASAR, root, { recursive: true });
    const report = (error: unknown) => void reports.push(error);
    preview = await openPreview({ root, service: 'pasar.lapak', port: 0, env: process.env, report });
  }, 120_000);
  afterAll(async () => {
    await preview.close();
    rmSync(root, { recursive: true });
  });

  const page = async (path: string): Promise<string> => {
    const answer = await fetch(new URL(path, preview.url));
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const sheet = () => page('/pratinjau/lihat?lang=en');
  /** Saves, and waits as the page does until it is told so. */
  const save = async (path: string, change: (text: string) => string): Promise<string> => {
    const events = await fetch(new URL('/pratinjau/simpan', preview.url));
    const reader = events.body?.getReader();
    await new Promise((done) => setTimeout(done, 50)); // the stream is open before the file is touched
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
    const told = await reader?.read();
    await reader?.cancel();
    return new TextDecoder().decode(told?.value);
  };

  it('shows the service page, every form at phone width, and the examples as they went', async () => {
    const html = await sheet();
    expect(html).toContain('Nothing found');
    expect(html).toContain('src="/layanan/pasar.lapak?lang=en"');
    expect(html).toContain('src="/pratinjau/formulir/inspect/inspect?lang=en"');
    expect(html).toMatch(/As it says: Tini rents her stall again.*Application filed.*Paper sealed/s);
    expect(html).not.toMatch(/handed-over|fact-needed|document-due/);
    expect(html).toContain('<noscript><meta http-equiv="refresh"');
    expect(await page('/pratinjau/formulir/apply/trade?lang=en')).toContain('Fresh food');
    const framed = await fetch(new URL('/layanan/pasar.lapak', preview.url));
    expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(await framed.text()).toContain('Izin berdagang di lapak Anda');
  });

  it('tells of a save and shows the new words', async () => {
    expect(
      await save('services/pasar.lapak/texts/en.yaml', (text) => text.replace('Stall rental', 'Renting a stall')),
    ).toContain('event: saved');
    expect(await sheet()).toContain('Preview: Renting a stall');
    expect(await page('/layanan/pasar.lapak?lang=en')).toContain('Renting a stall');
  });

  it('survives a broken save: findings above, the pages of the last whole state below', async () => {
    await save('services/pasar.lapak/process.bpmn', (text) => text.replace('</process>', ''));
    const html = await sheet();
    expect(html).toMatch(/services\/pasar\.lapak\/process\.bpmn:\d+:\d+/);
    expect(html).toContain('src="/layanan/pasar.lapak?lang=en"');
    expect(await page('/layanan/pasar.lapak?lang=en')).toContain('Renting a stall');
    await save('services/pasar.lapak/process.bpmn', () =>
      readFileSync(join(PASAR, 'services/pasar.lapak/process.bpmn'), 'utf8'),
    );
    expect(await sheet()).toContain('Nothing found');
  });

  it('comes back to a state that was there before', async () => {
    const before = readFileSync(join(root, 'government.yaml'), 'utf8');
    await save('government.yaml', (text) => text.replace('Market counter', 'Another counter'));
    expect(await page('/layanan/pasar.lapak?lang=en')).toContain('Help: Another counter');
    await save('government.yaml', () => before);
    expect(await page('/layanan/pasar.lapak?lang=en')).toContain('Help: Market counter');
    expect(reports).toEqual([]);
  });
});
