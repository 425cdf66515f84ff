import { z } from 'zod';
import type { AnswerWay } from '#engine/fact';
import type { RegistryRequest } from '#exchange/registry-server';
import type { Json } from '#terms/json';
import { instant } from '#terms/plain-date';

/** What a holder said. `silent`: no answer in time, or a fault of the holder; the case waits and then goes on by asking. */
export type Answered =
  | {
      readonly kind: 'found';
      readonly fields: { readonly [field: string]: Json };
      /** Where it answers from a file that its agency lays down. */
      readonly way?: AnswerWay & { readonly kind: 'file' };
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'silent' };

const Found = z.strictObject({
  fields: z.record(z.string(), z.json()),
  file: z.strictObject({ asOf: z.iso.datetime(), finding: z.enum(['too-old', 'newer-broken']).optional() }).optional(),
});

/** Asks a registry process; at most `timeout` milliseconds. Never throws for a holder that fails or stays silent. */
export async function askRegistryProcess(
  url: string,
  token: string,
  request: RegistryRequest,
  timeout = 2_000,
): Promise<Answered> {
  try {
    const response = await fetch(`${url}/read`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    if (response.status === 404) return { kind: 'unknown' };
    if (!response.ok) return { kind: 'silent' };
    const parsed = Found.safeParse(await response.json());
    if (!parsed.success) return { kind: 'silent' };
    // no field outside the ones asked for comes in, whatever the holder sends
    const fields = Object.fromEntries(
      Object.entries(parsed.data.fields).filter(([field]) => request.fields.includes(field)),
    );
    const { file } = parsed.data;
    return { kind: 'found', fields, ...(file === undefined ? {} : { way: wayOf(file) }) };
  } catch {
    return { kind: 'silent' };
  }
}

function wayOf({ asOf, finding }: NonNullable<z.infer<typeof Found>['file']>): AnswerWay & { readonly kind: 'file' } {
  return { kind: 'file', asOf: instant(asOf), ...(finding === undefined ? {} : { finding }) };
}
