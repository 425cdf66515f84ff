import type { Owner } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';

/** One fact of the asset or of a report, as a line. */
export interface AssetFact {
  readonly label: string;
  readonly value: string;
}

/** `/aset/:service/:key`: a public asset, whose it is, and what became of what was reported of it. Nothing personal. `/ikuti` takes the wish to be told. */
export interface AssetView {
  readonly name: string;
  /** Null where no owner is named for its status. */
  readonly owner: Owner | null;
  readonly facts: readonly AssetFact[];
  /** Latest first, page by page; `total` counts all. */
  readonly reports: readonly AssetReport[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly href: string;
  /** How the reader stands to the report being handled: nobody handles one, it is theirs, they follow it or may. */
  readonly follow: 'none' | 'own' | 'follows' | 'may' | 'sign-in';
  readonly service: { readonly href: string; readonly title: string };
}

export interface AssetReport {
  readonly filed: Instant;
  readonly open: boolean;
  /** How it stands, or how it ended. */
  readonly stage: string;
  /** What was found and done: choices and days only. */
  readonly facts: readonly AssetFact[];
}
