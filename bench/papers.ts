import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundAuthority } from '#documents/authority';
import type { PaperOrder } from '#documents/press';
import { qrSvg } from '#documents/qr';
import { renderPaper } from '#documents/render';
import { openPress } from '#documents/worker';
import { agencyId, serviceId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

const AT = instant('2026-11-24T09:30:00+07:00');
const PAPERS = 100;
const TEMPLATE = readFileSync(
  join(import.meta.dirname, '../governments/nusantara/services/samsat.pengesahan-tahunan/documents/tbpkp.typ'),
  'utf8',
);
const DATA = {
  language: 'id',
  number: 'D-2026-AAAAAAAA-BBBBBBBB',
  caseNumber: 'MG-2026-AAAAAAAA-0',
  office: 'Samsat Kota Tirta Arum',
  title: 'Pengesahan STNK dan pajak tahunan',
  fields: [
    { name: 'plate', label: 'Nomor polisi', value: 'AN 1234 BC' },
    { name: 'owner', label: 'Pemilik', value: 'Sari Wulandari' },
  ],
  values: { 'endorsement.validUntil': '5 Desember 2027' },
  attested: { 'endorsement.confirmed': { by: 'Polri', at: '24 November 2026' } },
  lines: [{ payee: 'Bapenda', item: 'PKB', basis: 'UU 1/2022', amount: 'Rp157.500', hue: 2 }],
  total: 'Rp157.500',
  paidAt: '24 November 2026',
  texts: {},
};

/** Papers rendered alone, and whole papers (code, render, seal) through the press thread. */
export async function measurePapers(): Promise<[string, string][]> {
  const folder = join(mkdtempSync(join(tmpdir(), 'manunggal-bench-')), 'seals');
  const agency = agencyId('regident');
  await foundAuthority({ folder, government: 'Bench', agencies: [{ id: agency, name: 'Polri' }], at: AT });
  const attachments = new Map([['qr.svg', qrSvg('https://example/v#code')]]);
  const order = { template: TEMPLATE, data: DATA, date: AT, id: 'bench', language: 'id', attachments } as const;
  renderPaper(order);
  const rendered = perSecond(PAPERS, performance.now(), () => {
    for (let i = 0; i < PAPERS; i += 1) renderPaper(order);
  });
  const press = openPress({ seals: folder });
  const paper = (i: number): PaperOrder => ({
    number: `D-${i}`,
    service: serviceId('bench.paper'),
    template: TEMPLATE,
    data: { ...DATA, number: `D-${i}` },
    language: 'id',
    agencyId: agency,
    agencyName: 'Polri',
    at: AT,
    verifyBase: 'https://example',
    seed: sha256(String(i)),
  });
  await press.make(paper(0));
  const began = performance.now();
  await Promise.all(Array.from({ length: PAPERS }, (_, i) => press.make(paper(i + 1))));
  const sealed = (PAPERS * 1000) / (performance.now() - began);
  await press.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    ['papers rendered', `${rendered.toFixed(0)}/s`],
    ['whole papers through the thread (code, render, seal)', `${sealed.toFixed(0)}/s`],
  ];
}

function perSecond(n: number, began: number, work: () => void): number {
  work();
  return (n * 1000) / (performance.now() - began);
}
