import type { Fields } from '#exchange/mx/message';

/** Headers that a Security Server never passes on: those of one hop, and those that name a host. Lower case. */
export const FILTERED: ReadonlySet<string> = new Set([
  'transfer-encoding',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'upgrade',
  'connection',
  'user-agent',
  'host',
  'content-length',
  'server',
  'expect',
]);

/** What is left to pass on, in order and spelling. `without` names others in lower case. */
export function passedOn(fields: Fields, without: readonly string[] = []): Fields {
  return fields.filter(([name]) => !FILTERED.has(name.toLowerCase()) && !without.includes(name.toLowerCase()));
}
