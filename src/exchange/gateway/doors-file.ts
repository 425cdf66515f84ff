import { z } from 'zod';
import { Id } from '#terms/schema';

/** Where this house asks: gateways of other agencies, and the keys of its own. Paths are relative to the file. */
export const DoorsFile = z.strictObject({
  trust: z.strictObject({ list: z.string(), verifier: z.string() }),
  /** agency -> address of its gateway */
  gateways: z.record(Id, z.url()),
  /** agency of this house -> its keys */
  askers: z.record(
    Id,
    z.strictObject({
      keyid: z.string(),
      sign: z.string(),
      tls: z.string(),
      certificate: z.string(),
      authority: z.string(),
    }),
  ),
});
export type DoorsFile = z.infer<typeof DoorsFile>;
