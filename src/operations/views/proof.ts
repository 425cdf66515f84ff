import type { HappenedRow, LookView } from '#operations/views/case';
import type { BasisView, Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

export type Answer = 'yes' | 'no' | 'not-checked';

/** `/verifikasi` and `/v/:number`; a GET form with `nomor`, or a posted PDF `berkas` or, from a scanned code, `nomor`. */
export interface VerifyView {
  readonly number: string;
  /** null: nothing asked yet. */
  readonly result: {
    /** "Dokumen ini asli dan berlaku" */
    readonly sentence: string;
    readonly kind: 'ok' | 'late' | 'near';
    readonly checks: readonly { readonly what: string; readonly answer: Answer; readonly detail: string }[];
    readonly issuer: Owner | null;
    readonly issuedAt: Instant | null;
    readonly basis: BasisView | null;
    /** Only what came in the QR or the PDF itself. */
    readonly printed: readonly { readonly label: string; readonly value: string }[];
  } | null;
  readonly error: string | null;
}

/** `/periksa/:number`: the auditor's view of a case. */
export interface AuditView {
  readonly number: string;
  readonly service: string;
  readonly heading: string;
  readonly chain: {
    readonly intact: boolean;
    readonly head: string;
    readonly acts: number;
    readonly brokenAt: number | null;
  };
  /** State folded again from the acts equals the one kept. */
  readonly replay: boolean;
  readonly acts: readonly (HappenedRow & {
    readonly seq: number;
    readonly kind: string;
    readonly by: string;
    readonly owner: Owner | null;
    readonly commitment: string;
    readonly previous: string;
    /** Table hash and rows of a decision. */
    readonly rule: string | null;
  })[];
  readonly version: { readonly service: string; readonly sha256: string };
  /** Looks at this case, and those at its person that nothing explains; latest first, 50 a page. */
  readonly views: {
    readonly count: number;
    readonly withoutCase: number;
    readonly page: number;
    readonly pages: number;
    readonly rows: readonly (LookView & { readonly explained: boolean; readonly office: string })[];
  };
}

/** `/periksa`: find a case to audit; a GET form with `nomor`. */
export interface AuditFindView {
  readonly number: string;
  readonly error: string | null;
  readonly cases: readonly {
    readonly number: string;
    readonly href: string;
    readonly service: string;
    readonly heading: string;
    readonly acts: number;
  }[];
}
