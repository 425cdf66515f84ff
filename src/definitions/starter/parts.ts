import type { ServiceFile } from '#definitions/schema/service';

/** A fact that the office enters because the kind of the service leaves more in somebody's hands than a paper. */
interface PartFact {
  readonly name: string;
  readonly type: 'text' | 'prose' | 'date' | 'choice';
  readonly label: { readonly id: string; readonly en: string };
  /** What the worked example enters. */
  readonly sample: string;
}

interface Part {
  readonly facts: readonly PartFact[];
  /** What stands under `product` in service.yaml beside the paper. */
  readonly product: (root: string, owner: string) => string;
}

const NONE: Part = { facts: [], product: () => '' };

/** What a new service of each kind leaves beside its paper; `definitions/product.ts` says what each kind must. */
export const PARTS: { readonly [kind in ServiceFile['kind']]: Part } = {
  administrative: NONE,
  jasa: {
    facts: [
      {
        name: 'number',
        type: 'text',
        label: { id: 'Nomor sambungan', en: 'Number of the connection' },
        sample: 'S-0001',
      },
    ],
    product: (root) =>
      `, connection: { number: ${root}.number, outage: { id: Isi ke mana gangguan dilaporkan, en: Write where an outage is reported } }`,
  },
  barang: {
    facts: [
      { name: 'asset', type: 'text', label: { id: 'Nomor aset', en: 'Number of the asset' }, sample: 'A-0001' },
      { name: 'status', type: 'choice', label: { id: 'Status aset', en: 'Status of the asset' }, sample: 'own' },
    ],
    product: (root, owner) =>
      `, asset: { id: ${root}.asset, status: ${root}.status, owners: { own: ${owner} }, condition: ${root}.finding, inspection: examine }`,
  },
  regulatif: {
    facts: [
      {
        name: 'draft',
        type: 'prose',
        label: { id: 'Naskah rancangan', en: 'Text of the draft' },
        sample: 'Naskah rancangan',
      },
      { name: 'effective', type: 'date', label: { id: 'Mulai berlaku', en: 'In force from' }, sample: '2027-01-01' },
    ],
    product: (root) =>
      `, rule: { title: ${root}.purpose, draft: ${root}.draft, consultation: examine, effective: ${root}.effective }`,
  },
};
