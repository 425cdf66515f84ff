import type { Owner, QrView } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** `/dampingi`: whom an officer of a counter helps, and for which service. */
export interface AttendEntryView {
  readonly services: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: string;
  readonly nik: string;
  readonly way: string;
  /** Whether this house can send a code. */
  readonly codes: boolean;
  /** What is wrong, beside the control that cures it. */
  readonly errors: { readonly nik?: string; readonly service?: string; readonly way?: string };
  /** The attendance that is still open. */
  readonly open: { readonly href: string; readonly service: string; readonly nik: string } | null;
}

/** `/dampingi/:id`: the person shows that they stand there; then their application is keyed. */
export interface AttendView {
  readonly id: string;
  readonly service: { readonly href: string; readonly label: string };
  /** Masked. */
  readonly nik: string;
  readonly way: 'code' | 'paper';
  readonly paper: string;
  readonly status: 'waiting' | 'present' | 'filed' | 'ended';
  readonly until: Instant;
  readonly caseNumber: string | null;
  readonly error: string | null;
}

/** `/dampingi/:id/surat`: the statement to be signed. Name and NIK are written by hand: nothing of the person is printed yet. */
export interface AttendPaperView {
  readonly id: string;
  readonly service: string;
  readonly paper: string;
  readonly government: string;
  readonly office: Owner;
  readonly position: string;
  readonly at: Instant;
}

/** `/dampingi/:id/tanda-terima`: what the person takes home. */
export interface AttendReceiptView {
  readonly government: string;
  readonly service: string;
  readonly number: string;
  readonly nik: string;
  readonly filedAt: Instant;
  readonly office: Owner;
  readonly position: string;
  /** Latest moment by which the case is promised; null where it has no clock. */
  readonly due: Instant | null;
  readonly address: string;
  readonly qr: QrView;
  /** Whether citizens sign in here. */
  readonly signIn: boolean;
}
