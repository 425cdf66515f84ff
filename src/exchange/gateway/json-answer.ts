import type { RawResponse } from '#exchange/mx/message';
import type { Json } from '#terms/json';

/** What a gateway answers outside MX/1: JSON that nobody may keep. */
export function jsonAnswer(status: number, body: Json): RawResponse {
  const fields = [
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'no-store'],
  ] as const;
  return { status, fields, body: Buffer.from(JSON.stringify(body)) };
}
