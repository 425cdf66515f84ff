import type { Wait } from '#insights/open-cases';

export const APPLICANT = 'pemohon';
export const NOBODY = 'belum-dibuka';

/** A holder in an address. What has not been opened is held by nobody. */
export function holderKey({ owner, held }: Pick<Wait, 'owner' | 'held'>): string {
  return held ? (owner ?? APPLICANT) : NOBODY;
}
