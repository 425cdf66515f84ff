import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Files } from '#definitions/government';
import { serve } from '#serve';
import { type Instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { startTestHouse, type TestHouse } from './house.ts';

/** A house whose doors stand on a port of their own, for whoever comes with a browser. */
export interface OpenHouse {
  readonly test: TestHouse;
  readonly url: string;
  /** What broke inside; empty unless a test found a bug. */
  readonly faults: unknown[];
  /** Lets minutes pass on the clock of house and bank, and does the work that has become due. */
  pass(minutes: number): Promise<void>;
  now(): Instant;
  close(): Promise<void>;
}

/** Serves both doors over HTTP. The bank has its own port, folder and keys; it shares the test's clock, so that its callbacks are of that day. */
export async function openHouse(at: Instant, more: { readonly files?: Files } = {}): Promise<OpenHouse> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const clock = { at };
  const now = () => clock.at;
  const test = await startTestHouse(at, {
    ...more,
    baseUrl: url,
    callbackUrl: `${url}/api/payments/callback`,
    bank: { schedule: [0], now },
  });
  const faults: unknown[] = [];
  let n = 0;
  const chance = (length = 32) => {
    n += 1;
    return new Uint8Array(sha256(`chance ${n}`).subarray(0, length));
  };
  const door = { house: test.house, trust: test.trust, clock: now, chance };
  const served = await serve(door, port, '127.0.0.1', (error) => faults.push(error));
  return {
    test,
    url,
    faults,
    now,
    pass: async (minutes) => {
      clock.at = later(clock.at, minutes * 60_000);
      await test.settle(clock.at);
    },
    close: async () => {
      await served.close();
      await test.close();
    },
  };
}

/** The bank must know where to call before the house is there. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('the system gave no port');
  return address.port;
}
