import { mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '#terms/language';
import type { Instant } from '#terms/plain-date';

/** What the house told the bank of a bill. Neither a case number nor a person. */
export interface Registered {
  readonly code: string;
  /** Rupiah. */
  readonly total: number;
  readonly payee: string;
  readonly description: Text;
  readonly expiresAt: Instant | null;
}

export interface BankPayment {
  readonly reference: string;
  readonly code: string;
  /** Rupiah. */
  readonly amount: number;
  readonly paidAt: Instant;
  /** Of the form that was sent: the same form sent twice is one payment. */
  readonly key: string;
}

/** A line of the book. `told`: the house has acknowledged the callback, or told us to stop, or a demonstration dropped it. */
type BankLine =
  | ({ readonly kind: 'registered' } & Registered)
  | { readonly kind: 'cancelled'; readonly code: string }
  | ({ readonly kind: 'paid' } & BankPayment)
  | { readonly kind: 'told'; readonly reference: string; readonly how: 'acknowledged' | 'gone' | 'dropped' };

/**
 * The bank's own data: one append-only file, a JSON value a line, forced to disk before anyone hears of it. A line torn by a
 * kill was never answered for and is cut off when the book is opened again.
 */
export class BankBook {
  private readonly bills = new Map<string, Registered>();
  private readonly cancelled = new Set<string>();
  private readonly payments = new Map<string, BankPayment[]>();
  private readonly byKey = new Map<string, BankPayment>();
  private readonly untold = new Map<string, BankPayment>();
  private readonly acknowledged = new Set<string>();
  private readonly file: FileHandle;
  private waiting: { readonly line: string; readonly done: () => void; readonly fail: (error: unknown) => void }[] = [];
  private writing = false;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  static async open(folder: string): Promise<BankBook> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'bank.jsonl');
    const file = await open(path, 'a', 0o600);
    const book = new BankBook(file);
    for (const line of wholeLines(path)) book.apply(line);
    const directory = await open(folder, 'r');
    await directory.sync(); // a new file's name must survive too
    await directory.close();
    return book;
  }

  bill(code: string): Registered | undefined {
    return this.bills.get(code);
  }

  isCancelled(code: string): boolean {
    return this.cancelled.has(code);
  }

  paymentsOf(code: string): readonly BankPayment[] {
    return this.payments.get(code) ?? [];
  }

  paymentOfForm(key: string): BankPayment | undefined {
    return this.byKey.get(key);
  }

  /** The house has heard of this payment and said so. */
  isAcknowledged(reference: string): boolean {
    return this.acknowledged.has(reference);
  }

  /** Payments of which the house is still to be told. */
  untoldPayments(): readonly BankPayment[] {
    return [...this.untold.values()];
  }

  /** Resolves once the line is on disk; the book itself knows it at once. */
  write(line: BankLine): Promise<void> {
    this.apply(line);
    return this.enqueue(`${JSON.stringify(line)}\n`);
  }

  /** Resolves once all that the book knows is on disk. */
  onDisk(): Promise<void> {
    return this.writing ? this.enqueue('') : Promise.resolve();
  }

  async close(): Promise<void> {
    while (this.writing) await new Promise((resolve) => setImmediate(resolve));
    await this.file.close();
  }

  private enqueue(line: string): Promise<void> {
    return new Promise((done, fail) => {
      this.waiting.push({ line, done, fail });
      if (!this.writing) void this.drain();
    });
  }

  /** One write and one flush for all lines that wait, so the disk's pace does not limit the bank's. */
  private async drain(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const lines = this.waiting;
      this.waiting = [];
      try {
        await this.file.appendFile(lines.map(({ line }) => line).join(''));
        await this.file.datasync();
        for (const { done } of lines) done();
      } catch (error) {
        for (const { fail } of lines) fail(error);
        throw error; // nobody knows what the disk holds now: the process ends and reads it again
      }
    }
    this.writing = false;
  }

  private apply(line: BankLine): void {
    switch (line.kind) {
      case 'registered':
        this.bills.set(line.code, line);
        return;
      case 'cancelled':
        this.cancelled.add(line.code);
        return;
      case 'paid':
        this.payments.set(line.code, [...this.paymentsOf(line.code), line]);
        this.byKey.set(line.key, line);
        this.untold.set(line.reference, line);
        return;
      case 'told':
        this.untold.delete(line.reference);
        if (line.how === 'acknowledged') this.acknowledged.add(line.reference);
        return;
      default:
        line satisfies never;
    }
  }
}

function wholeLines(path: string): BankLine[] {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
  const lines = bytes.subarray(0, end).toString().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as BankLine); // written by `write` alone
}
