import { z } from 'zod';
import { Unanswered } from '#exchange/gateway/gateway-file';
import { Id } from '#terms/schema';

/** Where this house asks: gateways of other agencies, and the keys of its own. Paths are relative to the file. */
export const DoorsFile = z.strictObject({
  trust: z.strictObject({ list: z.string(), verifier: z.string() }),
  /** agency -> address of its gateway */
  gateways: z.record(Id, z.url()),
  /** After this an exchange that nothing answered is closed. */
  unanswered: Unanswered.default({ amount: 30, unit: 'calendarDays' }),
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
