import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:net';

/** Milliseconds for the headers, and for the whole request; who writes slower is cut off. */
export interface Patience {
  readonly headers: number;
  readonly request: number;
}

/** How often a server looks for who is too slow: by itself it would every half minute only, whatever its limits. */
export function lookFor({ headers }: Patience): number {
  return Math.min(headers, 1_000);
}

/** null where it is larger than `most` bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    const bytes = part as Buffer; // no encoding is set
    size += bytes.length;
    if (size > most) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Where a server listens, also where it was left to choose. */
export function portOf(server: Server, port: number): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
