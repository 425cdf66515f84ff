import type { Database } from '#store/database';
import { releaseAll, Share } from '#store/leases';
import {
  type DueWait,
  deleteOutbox,
  dueOutbox,
  dueWaits,
  pauseAfter,
  postponeOutbox,
  rescheduleOutbox,
} from '#store/queues';
import type { Fence, OutboxRow } from '#store/rows';
import { upkeep } from '#store/upkeep';
import type { Wakeups } from '#store/wakeups';
import { type Instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

/**
 * What became of an outbox row: `done`, the worker deletes it; `consumed`, the handler's own write did; `kept`, the handler
 * has put it off; `again`, it is tried at that time and nothing has failed.
 */
export type Handled = 'done' | 'consumed' | 'kept' | { readonly again: Instant };

/** What to do with due work. Everything may come twice: the receiver's inbox, with the row's `idem`, makes it once. */
export interface Handlers {
  readonly outbox: { readonly [topic: string]: (row: OutboxRow, fence: Fence) => Promise<Handled> };
  /** Fires the due clocks of the case as an ordinary step. */
  readonly fire: (wait: DueWait, fence: Fence) => Promise<void>;
  /** Goes on with what all open cases of a bucket need; answers whether there is more. */
  readonly sweep?: (fence: Fence) => Promise<boolean>;
}

export interface WorkerOptions {
  readonly database: Database;
  /** Different for every worker that ever runs. */
  readonly owner: string;
  readonly now: () => Instant;
  /** How much at once; 8 unless told. */
  readonly concurrency?: number;
  /** The only process on this database (our own server): leases left by a killed one are taken at once. */
  readonly alone?: boolean;
  readonly wakeups?: Wakeups;
  /** Hears of every failure; the work is tried again later in any case. */
  readonly report: (error: unknown, what: { readonly topic: string; readonly idem: string }) => void;
}

const POLL = 1_000;
const UPKEEP = 60_000;
const SWEEP = 60_000;
const BATCH = 100;

interface Job {
  readonly key: string;
  readonly fence: Fence;
  readonly run: () => Promise<void>;
}

/** Takes its share of the buckets and does what falls due in them: outbox rows and timers. */
export class Worker {
  private readonly options: WorkerOptions;
  private readonly share: Share;
  private readonly queue: Job[] = [];
  /** Keys queued or running. */
  private readonly known = new Set<string>();
  /** Keys finished while the database was being asked: its answer may still name them. */
  private readonly finished = new Set<string>();
  private readonly running = new Set<Promise<void>>();
  /** Keys not to be tried before a time: timers that failed, and rows still there though they were said to be consumed. */
  private readonly resting = new Map<string, { readonly tries: number; readonly until: Instant }>();
  private idlers: (() => void)[] = [];
  private since: Instant | undefined;
  private handlers: Handlers = { outbox: {}, fire: async () => undefined };
  private looping: Promise<void> = Promise.resolve();
  private stopped = true;
  private woken = false;
  private wake: () => void = () => undefined;
  private unlisten: () => void = () => undefined;
  private kept = performance.now();
  private swept = Number.NEGATIVE_INFINITY;

  constructor(options: WorkerOptions) {
    this.options = options;
    this.share = new Share(options.database, options.owner);
  }

  /** With `since` it leaves alone what is due in chains that began before, and sweeps nothing, until `takeAll`. */
  start(handlers: Handlers, since?: Instant): void {
    if (!this.stopped) throw new Error('the worker has been started');
    this.handlers = handlers;
    this.since = since;
    this.stopped = false;
    this.unlisten = this.options.wakeups?.listen(() => this.rouse()) ?? this.unlisten;
    this.looping = this.loop();
  }

  /** From now on whatever is due, however old. */
  takeAll(): void {
    this.since = undefined;
    this.rouse();
  }

  /** Finishes what is under way, then lets others have the buckets. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.unlisten();
    this.rouse();
    await this.looping;
    for (const { key } of this.queue.splice(0)) this.known.delete(key);
    await Promise.all(this.running);
    await this.attempt('release', () => this.share.end());
    for (const resolve of this.idlers.splice(0)) resolve();
  }

  /** Something was committed: look at once, and tell the others unless every bucket is ours. */
  kick(): void {
    if (!this.share.isWhole) this.options.wakeups?.announce();
    this.rouse();
  }

  /** Resolves when nothing is due any more in the buckets held; what failed and waits for its next try is not due. */
  idle(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.idlers.push(resolve));
    this.rouse();
    return done;
  }

  private async loop(): Promise<void> {
    if (this.options.alone === true) await this.attempt('lease', () => releaseAll(this.options.database));
    while (!this.stopped) {
      this.woken = false;
      const isWell = await this.attempt('poll', () => this.round());
      if (!isWell || !this.woken) await this.sleep(isWell);
    }
  }

  private async round(): Promise<void> {
    await this.share.renew();
    const waiting = this.idlers.splice(0);
    let isIdle = false;
    try {
      isIdle = (await this.poll()) === 0 && this.known.size === 0;
    } finally {
      if (!isIdle) this.idlers.push(...waiting.splice(0));
    }
    for (const resolve of waiting) resolve();
    this.lookOver();
    await this.keepUp();
  }

  /** Once a minute each bucket is asked whether its open cases need anything; a batch at a time, between other work. */
  private lookOver(): void {
    const { sweep } = this.handlers;
    if (sweep === undefined || this.since !== undefined || performance.now() - this.swept < SWEEP) return;
    this.swept = performance.now();
    for (const bucket of this.share.buckets) this.enqueueSweep(bucket, sweep);
    this.pump();
  }

  private enqueueSweep(bucket: number, sweep: (fence: Fence) => Promise<boolean>): void {
    const run = async (fence: Fence): Promise<void> => {
      try {
        if (await sweep(fence)) this.swept = Number.NEGATIVE_INFINITY;
      } catch (error) {
        if (!isLeaseLost(error)) this.options.report(error, { topic: 'sweep', idem: String(bucket) });
      }
    };
    this.enqueue(`sweep/${bucket}`, bucket, run);
  }

  /** Queues what is due and not yet known; returns how much is due. */
  private async poll(): Promise<number> {
    if (this.queue.length > 0) return 0;
    const { database, now: clock } = this.options;
    const now = clock();
    this.finished.clear();
    const limit = BATCH + this.known.size + this.resting.size;
    const range = { buckets: this.share.buckets, now, limit, since: this.since };
    const rows = await dueOutbox(database, { ...range, topics: Object.keys(this.handlers.outbox) });
    const waits = await dueWaits(database, range);
    this.forgetSettled(now, [...rows.map(({ idem }) => idem), ...waits.map(keyOf)]);
    const dueNow = waits.filter((wait) => !this.isResting(keyOf(wait), now));
    const rowsNow = rows.filter(({ idem }) => !this.isResting(idem, now));
    // One step fires all due clocks of its case, so the case is the key.
    for (const wait of dueNow) this.enqueue(`fire/${wait.caseId}`, wait.bucket, (fence) => this.fire(wait, fence));
    for (const row of rowsNow) this.enqueue(row.idem, row.bucket, (fence) => this.handle(row, fence));
    this.pump();
    return dueNow.length + rowsNow.length;
  }

  private enqueue(key: string, bucket: number, run: (fence: Fence) => Promise<void>): void {
    const fence = this.share.fence(bucket);
    if (fence === undefined || this.known.has(key) || this.finished.has(key)) return;
    this.known.add(key);
    this.queue.push({ key, fence, run: () => run(fence) });
  }

  private pump(): void {
    while (!this.stopped && this.running.size < (this.options.concurrency ?? 8)) {
      const job = this.queue.shift();
      if (job === undefined) return;
      const done = this.perform(job).finally(() => {
        this.running.delete(done);
        this.known.delete(job.key);
        this.finished.add(job.key);
        this.pump();
        if (this.queue.length === 0) this.rouse();
      });
      this.running.add(done);
    }
  }

  /** Never rejects. A job whose bucket changed hands while it was queued is the new holder's. */
  private async perform({ fence, run }: Job): Promise<void> {
    if (this.share.fence(fence.bucket)?.epoch === fence.epoch) await run();
  }

  private async handle(row: OutboxRow, fence: Fence): Promise<void> {
    const { database, now, report } = this.options;
    try {
      const handled = (await this.handlers.outbox[row.topic]?.(row, fence)) ?? 'consumed';
      if (handled === 'done') await deleteOutbox(database, [row]);
      else if (handled === 'consumed') this.rest(row.idem);
      else if (handled !== 'kept') await rescheduleOutbox(database, row, handled.again, row.tries);
    } catch (error) {
      if (isLeaseLost(error)) return;
      report(error, row);
      await this.attempt('postpone', () => postponeOutbox(database, row, now()));
    }
  }

  private async fire(wait: DueWait, fence: Fence): Promise<void> {
    try {
      await this.handlers.fire(wait, fence);
    } catch (error) {
      if (isLeaseLost(error)) return;
      this.options.report(error, { topic: 'fire', idem: keyOf(wait) });
    }
    this.rest(keyOf(wait));
  }

  /** A row that was dealt with is gone at the next look; if it is not, the pauses grow, as after a failure. */
  private rest(key: string): void {
    const tries = this.resting.get(key)?.tries ?? 0;
    this.resting.set(key, { tries: tries + 1, until: later(this.options.now(), pauseAfter(tries)) });
  }

  private isResting(key: string, now: Instant): boolean {
    const rest = this.resting.get(key);
    return rest !== undefined && rest.until > now;
  }

  private forgetSettled(now: Instant, due: readonly string[]): void {
    const seen = new Set(due);
    for (const key of this.resting.keys()) if (!seen.has(key) && !this.isResting(key, now)) this.resting.delete(key);
  }

  private async keepUp(): Promise<void> {
    if (performance.now() - this.kept < UPKEEP || this.share.fence(0) === undefined) return;
    this.kept = performance.now();
    await upkeep(this.options.database, this.options.now());
  }

  private async attempt(topic: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.options.report(error, { topic, idem: '' });
      return false;
    }
  }

  private rouse(): void {
    this.woken = true;
    this.wake();
  }

  /** Until woken or the next poll; after a failure only stopping wakes. */
  private async sleep(isWell: boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL);
      this.wake = () => {
        if (!isWell && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}

function keyOf({ caseId, waitId }: DueWait): string {
  return `fire/${caseId}/${waitId}`;
}

function isLeaseLost(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'lease-lost';
}
