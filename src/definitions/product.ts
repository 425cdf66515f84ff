import { z } from 'zod';
import { FactPath as Fact, Id, Words } from '#terms/schema';

/** administrative: a paper under seal; `paper` is its template in documents/. */
const Paper = Id;

/** jasa: a connection or a cover. `number`: fact with the number of the meter, policy or line; `outage`: whom to call when it fails. */
const Connection = z.strictObject({ number: Fact, outage: Words });

/** barang: a public asset, whose it is, in what state, and who looks at it. */
const Asset = z.strictObject({
  /** Fact that names the asset. */
  id: Fact,
  /** Fact with the status by which it has an owner. */
  status: Fact,
  /** Value of the status -> role of the owner. */
  owners: z.record(z.string(), Id).refine((owners) => Object.keys(owners).length > 0, 'names no owner'),
  /** Fact with its condition, or with the quota left of it. */
  condition: Fact,
  /** Element at which it is inspected. */
  inspection: z.string(),
});

/** regulatif: a rule that begins as a draft, is open to everybody's comment, and is in force from a day. */
const Rule = z.strictObject({
  /** Fact with its title. */
  title: Fact,
  /** Fact with the text of the draft as it now stands. */
  draft: Fact,
  /** Element that keeps the draft open to comments; it ends only when each has an answer. */
  consultation: z.string(),
  /** Fact with the day from which it is in force. */
  effective: Fact,
});

/** The part of `product` that a service of each kind must have. */
export const PART_OF_KIND = {
  administrative: 'paper',
  jasa: 'connection',
  barang: 'asset',
  regulatif: 'rule',
} as const;

/** What a service leaves in somebody's hands. Its kind names the part that must be there; the others may stand beside it. */
export const Product = z.strictObject({
  paper: Paper.optional(),
  connection: Connection.optional(),
  asset: Asset.optional(),
  rule: Rule.optional(),
});
export type Product = z.infer<typeof Product>;
