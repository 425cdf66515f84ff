import type { CaseActKind } from '#engine/acts';
import { momentOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import type { AgencyId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';

/** One act of a case as a reader meets it. */
export interface Entry {
  readonly seq: number;
  /** When it became so. */
  readonly at: Instant;
  readonly kind: CaseActKind;
  readonly element: string | null;
  readonly agency: AgencyId | null;
}

/** The acts of a case in reading order: as they were recorded, which is the order in which they became so. */
export function history(envelopes: readonly Envelope<CaseActKind>[]): readonly Entry[] {
  return envelopes
    .map((act) => ({ seq: act.seq, at: momentOf(act), kind: act.kind, element: act.element, agency: act.agency }))
    .toSorted((a, b) => a.seq - b.seq);
}
