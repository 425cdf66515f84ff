import { Client } from 'pg';

const CHANNEL = 'mg_wake';
/** One notice for all that is committed within this many milliseconds. */
const GATHER = 20;
const RECONNECT = 1_000;

/**
 * Tells other processes that there is work, on a connection of its own: a notice inside a step would take a lock over the
 * whole database at commit. A notice may be lost; the workers' poll finds the work a second later.
 */
export class Wakeups {
  private readonly url: string;
  private readonly onWake = new Set<() => void>();
  private client: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private again: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(url: string) {
    this.url = url;
  }

  async open(): Promise<void> {
    const client = new Client({ connectionString: this.url, options: '-c role=mg_app' });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', () => {
      for (const wake of this.onWake) wake();
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      this.lost(client);
    }
  }

  /** Calls `wake` on every notice, our own included. Returns the way to stop that. */
  listen(wake: () => void): () => void {
    this.onWake.add(wake);
    return () => this.onWake.delete(wake);
  }

  announce(): void {
    if (this.closed) return;
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.client?.query(`notify ${CHANNEL}`).catch(() => undefined); // the poll will do
    }, GATHER);
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.again !== null) clearTimeout(this.again);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private lost(client: Client): void {
    if (this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    if (this.closed) return;
    this.again = setTimeout(() => void this.open(), RECONNECT);
    this.again.unref();
  }
}
