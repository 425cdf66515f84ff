import { describe, expect, it } from 'vitest';
import { impactOf } from '#coordination/impact';
import type { ArrangementFile, Grant } from '#coordination/schema';
import { instant } from '#terms/plain-date';

const AT = instant('2026-05-11T02:00:00Z');
const words = { id: 'A', en: 'A' };
const basis = { law: 'Perjanjian (rekaan)', certainty: 'B' } as const;
const grant = (id: string, more: Partial<Grant> = {}): Grant => ({
  id,
  kind: 'data',
  from: 'dukcapil',
  to: 'air',
  registry: 'people',
  facts: ['person.name'],
  purpose: words,
  basis,
  statutory: false,
  ...more,
});
const arrangement = (id: string, grants: readonly Grant[], more: Partial<ArrangementFile> = {}): ArrangementFile => ({
  id,
  title: words,
  sentence: words,
  instrument: 'memorandum',
  declaredLevel: 2,
  members: [
    { agency: 'air', role: 'lead' },
    { agency: 'telko', role: 'member' },
  ],
  leadPattern: 'single',
  leadPosition: { position: 'air.director' },
  legalBasis: [],
  services: ['sambungan'],
  grants: [...grants],
  from: '2026-01-01',
  state: 'in-force',
  ...more,
});
const services = new Map([['sambungan', { file: { reads: { who: { registry: 'people' } } } }]]);
const draft = (grants: readonly Grant[], replaces?: string) =>
  arrangement('baru', grants, { state: 'draft', ...(replaces === undefined ? {} : { replaces }) });
const impact = (text: ArrangementFile, ...standing: readonly ArrangementFile[]) =>
  impactOf(text, new Map([text, ...standing].map((one) => [one.id, one])), services, AT, 'Asia/Jakarta');

describe('what a draft would change', () => {
  const old = arrangement('lama', [
    grant('nama'),
    grant('bagian', { kind: 'fee-share', payee: 'air', statutory: true }),
  ]);

  it('is gained where nothing in force gives it, for each who would receive it', () => {
    const every = grant('semua', { to: '*', from: 'air' });
    expect(impact(draft([grant('nama'), every]), old).gained).toMatchObject([{ from: 'air', to: 'telko' }]);
    expect(impact(draft([grant('nama')])).gained).toMatchObject([{ from: 'dukcapil', to: 'air' }]);
    const wider = grant('nama', { facts: ['person.name', 'person.alive'] });
    expect(impact(draft([wider]), old).gained).toHaveLength(1);
    expect(impact(draft([grant('nama')]), { ...old, state: 'suspended' }).gained).toHaveLength(1);
  });

  it('is lost with what it replaces, with the reads that nothing permits any more; what a statute gives is not', () => {
    expect(impact(draft([]), old)).toMatchObject({ lost: [], orphaned: [] });
    const replaced = impact(draft([], 'lama'), old);
    expect(replaced.lost).toMatchObject([{ kind: 'data', from: 'dukcapil', to: 'air' }]);
    expect(replaced.orphaned).toEqual([{ service: 'sambungan', registry: 'people', by: 'air' }]);
    expect(impact(draft([grant('lain')], 'lama'), old).lost).toEqual([]);
    expect(impact(draft([], 'lama'), old, arrangement('samping', [grant('nama')])).lost).toEqual([]);
  });
});
