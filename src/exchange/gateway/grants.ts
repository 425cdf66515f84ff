import { type Lapse, use } from '#coordination/arrangement';
import type { ArrangementFile } from '#coordination/schema';
import type { SystemId } from '#exchange/mx/identifier';
import type { Instant, Zone } from '#terms/plain-date';

/** What is wished of one registry of one agency. */
export interface ExchangeWish {
  readonly client: SystemId;
  /** `<service>/<read>`. */
  readonly purpose: string;
  readonly fields: readonly string[];
}

/**
 * Why a gateway gives nothing for this wish at this moment; null where an arrangement that serves the asker's service grants
 * it. `use` decides, at both ends alike.
 */
export function lapseOf(
  arrangements: Iterable<ArrangementFile>,
  { holder, registry, zone }: { readonly holder: string; readonly registry: string; readonly zone: Zone },
  { client, purpose, fields }: ExchangeWish,
  at: Instant,
): Lapse | null {
  const [service = ''] = purpose.split('/');
  const serving = [...arrangements].filter(({ services }) => services.includes(service));
  const wish = { kind: 'data', from: holder, to: client.member.toLowerCase(), registry, facts: fields } as const;
  const used = use(serving, wish, at, zone);
  return used.kind === 'none' ? used.lapse : null;
}

/** Whether an arrangement in force gives this agency anything of a registry, for whatever purpose. */
export function opens(
  arrangements: Iterable<ArrangementFile>,
  { holder, registry, zone }: { readonly holder: string; readonly registry: string; readonly zone: Zone },
  client: SystemId,
  at: Instant,
): boolean {
  const wish = { kind: 'data', from: holder, to: client.member.toLowerCase(), registry, facts: [] } as const;
  return use(arrangements, wish, at, zone).kind === 'effective';
}
