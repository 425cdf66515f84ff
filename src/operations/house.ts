import type { BankAccess } from '#billing/bank-client';
import type { PaperOrder, SealedPaper } from '#documents/press';
import type { Exchange } from '#exchange/ask';
import type { NoticePort } from '#notices/port';
import type { RecentCases } from '#operations/case/recent-cases';
import type { Library } from '#operations/government/library';
import type { Database } from '#store/database';
import type { KeyStore } from '#store/keys';

/**
 * The parts that `main.ts` puts together. An operation names the few it uses: `Pick<House, 'db' | 'library'>`.
 */
export interface House {
  readonly db: Database;
  readonly keys: KeyStore;
  readonly library: Library;
  readonly exchange: Exchange;
  readonly press: { make(order: PaperOrder): Promise<SealedPaper> };
  readonly bank: BankAccess;
  readonly settings: Settings;
  /** Ways of notices beside the page; without it there are none. */
  readonly notices?: NoticePort;
  /** Without it every step reads its case first. */
  readonly recent?: RecentCases;
}

export interface Settings {
  /** Where people reach the house, e.g. `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** Where bills are paid in the demonstration; null with a real channel. */
  readonly bankUrl: string | null;
  /** Demonstration personas may sign in. */
  readonly demo: boolean;
  /** By which gateways ask whether a consent holds; without it none may. */
  readonly consentToken?: string;
}
