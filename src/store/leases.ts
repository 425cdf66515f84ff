import type { Runner } from '#store/database';
import type { Fence } from '#store/rows';
import { sql } from '#store/sql';
import { sha256 } from '#terms/random';

/** All buckets of chains; other numbers are for work that one process at a time does (a sequencer). */
export const BUCKETS: readonly number[] = Array.from({ length: 64 }, (_, bucket) => bucket);

/**
 * Takes or renews leases for `seconds`, by the database's clock: ours whose time runs, and those that are free or have run
 * out, which get a new epoch. Returns the fences held.
 */
export async function lease(
  runner: Runner,
  owner: string,
  buckets: readonly number[],
  seconds: number,
): Promise<Fence[]> {
  return runner.many<Fence>(sql`
    insert into lease as l (bucket, owner, until, epoch)
    select bucket, ${owner}, now() + make_interval(secs => ${seconds}), 1 from unnest(${buckets}::smallint[]) as wanted (bucket)
    order by bucket
    on conflict (bucket) do update set owner = excluded.owner, until = excluded.until,
      epoch = l.epoch + case when l.owner = excluded.owner and l.until > now() then 0 else 1 end
    where l.owner = excluded.owner or l.until <= now()
    returning bucket, epoch`);
}

/** Lets others have the buckets at once. */
export async function release(runner: Runner, owner: string, buckets: readonly number[]): Promise<void> {
  await runner.run(sql`
    update lease set until = now() where owner = ${owner} and bucket = any(${buckets}::smallint[]) and until > now()`);
}

/** For a process that is alone on its database: whoever held these is gone. */
export async function releaseAll(runner: Runner): Promise<void> {
  await runner.run(sql`update lease set until = now() where until > now()`);
}

/** Seconds; a worker that was killed is replaced after this. */
const LEASE = 6;
const RENEW = 2_000;

/** One worker's buckets: a fair share of the 64, renewed in time, each with the fence that proves it. */
export class Share {
  private readonly runner: Runner;
  private readonly owner: string;
  private held: ReadonlyMap<number, Fence> = new Map();
  private renewed = Number.NEGATIVE_INFINITY;

  constructor(runner: Runner, owner: string) {
    this.runner = runner;
    this.owner = owner;
  }

  /** Empty once the leases can have run out, whether or not the database could be asked. */
  get buckets(): readonly number[] {
    return performance.now() - this.renewed < LEASE * 1_000 ? [...this.held.keys()] : [];
  }

  get isWhole(): boolean {
    return this.buckets.length === BUCKETS.length;
  }

  fence(bucket: number): Fence | undefined {
    return this.buckets.includes(bucket) ? this.held.get(bucket) : undefined;
  }

  /** All buckets over all workers. Too many are let go, so that a newcomer finds some. */
  async renew(): Promise<void> {
    const began = performance.now();
    if (began - this.renewed < RENEW) return;
    const others = await this.others();
    const taken = new Set(others.flatMap(({ buckets }) => buckets));
    const share = Math.ceil(BUCKETS.length / (others.length + 1));
    const mine = BUCKETS.filter((bucket) => this.held.has(bucket) && !taken.has(bucket));
    const free = BUCKETS.filter((bucket) => !this.held.has(bucket) && !taken.has(bucket));
    const wanted = [...mine, ...free].slice(0, share);
    const fences = await lease(this.runner, this.owner, [...wanted, presence(this.owner)], LEASE);
    this.held = new Map(fences.filter(({ bucket }) => bucket >= 0).map((fence) => [fence.bucket, fence]));
    this.renewed = began;
    if (mine.length > share) await release(this.runner, this.owner, mine.slice(share));
  }

  async end(): Promise<void> {
    const buckets = [...this.held.keys(), presence(this.owner)];
    this.held = new Map();
    await release(this.runner, this.owner, buckets);
  }

  private async others(): Promise<{ owner: string; buckets: number[] }[]> {
    return this.runner.many(sql`
      select owner, array_agg(bucket::int order by bucket) as buckets
      from lease where until > now() and owner <> ${this.owner} and bucket < 64 group by owner`);
  }
}

/** A lease on a number no chain has, so that a worker without buckets is counted when they are shared out. */
function presence(owner: string): number {
  return -1 - (sha256(owner).readUInt16BE() % 30_000);
}
