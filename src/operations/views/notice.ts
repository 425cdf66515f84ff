import type { Instant } from '#terms/plain-date';

/** `/pemberitahuan` of a citizen: every notice, latest first. */
export interface NoticesView {
  readonly kind: 'mine';
  readonly rows: readonly {
    readonly at: Instant;
    readonly subject: string;
    readonly text: string;
    readonly href: string;
    /** Of the case, or of the public thing it is about. */
    readonly number: string;
    readonly state: 'page' | 'sent' | 'failed' | 'given-up';
  }[];
  readonly way: NoticeWayView['way'];
  readonly verified: boolean;
}

/** `/pemberitahuan` of an official: what the agency owes, nearest deadline first. */
export interface DigestView {
  readonly kind: 'digest';
  readonly open: number;
  /** Within a day, and past. */
  readonly soon: number;
  readonly late: number;
  readonly rows: readonly {
    readonly number: string;
    readonly href: string;
    readonly what: string;
    readonly due: Instant | null;
    readonly late: boolean;
  }[];
}

/** `/pemberitahuan/cara`: how to be told. */
export interface NoticeWayView {
  readonly way: 'page' | 'email' | 'message';
  readonly language: string;
  readonly address: string;
  readonly verified: boolean;
  /** Ways that this house has beside the page. */
  readonly email: boolean;
  readonly message: boolean;
  readonly errors: { readonly address?: string; readonly code?: string };
}
