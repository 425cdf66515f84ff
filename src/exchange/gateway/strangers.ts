import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';

const MINUTE = 60_000;
const MOST_SOURCES = 50;

/** Counts refusals of strangers: one act a minute, however many knock. What a killed gateway had counted of its last minute is lost. */
export class Strangers {
  private readonly write: (data: JsonObject, at: Instant) => Promise<void>;
  private readonly now: () => Instant;
  private counts = new Map<string, number>();
  private since: number | null = null;

  constructor(write: (data: JsonObject, at: Instant) => Promise<void>, now: () => Instant) {
    this.write = write;
    this.now = now;
  }

  /** `source` is what a stranger says of itself: kept short, and of the letters of an id. */
  async count(code: string, source: string): Promise<void> {
    const at = Date.parse(this.now());
    this.since ??= at;
    const name = `${code} ${source.replaceAll(/[^A-Za-z0-9/.-]/g, '').slice(0, 80)}`;
    const known = this.counts.has(name) || this.counts.size < MOST_SOURCES ? name : `${code} others`;
    this.counts.set(known, (this.counts.get(known) ?? 0) + 1);
    if (at - this.since >= MINUTE) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.counts.size === 0) return;
    const counts = Object.fromEntries(this.counts);
    this.counts = new Map();
    this.since = null;
    await this.write({ counts }, this.now());
  }
}
