import { readFileSync } from 'node:fs';
import { agencyOf } from '#exchange/gateway/ask-holder';
import type { SourceFile } from '#exchange/gateway/gateway-file';
import type { Asked } from '#exchange/gateway/holder';
import { chosen, type HolderOptions, type OpenHolder, PATIENCE, RecordBody } from '#exchange/gateway/holder-parts';
import { saySystemId } from '#exchange/mx/identifier';
import type { Fields } from '#exchange/mx/message';
import { type Endpoint, endpointOf, pathFor } from '#exchange/xroad/endpoint';
import { callOldProvider } from '#exchange/xroad/old-provider';

/**
 * A system that was reached over X-Road. Whoever asks in the words of this exchange gets its record from the first endpoint
 * that is only read; whoever asks as before is passed on.
 */
export function oldHolder(
  { registry, path }: HolderOptions,
  source: SourceFile & { readonly kind: 'xroad' },
): OpenHolder {
  const { url, endpoints, authority, tls } = source;
  const pem = (file: string) => readFileSync(path(file), 'utf8');
  const trusted = authority === undefined ? {} : { ca: pem(authority) };
  const own = tls === undefined ? {} : { key: pem(tls.key), cert: pem(tls.certificate) };
  const provider = { url: new URL(url), tls: { ...trusted, ...own }, patience: PATIENCE };
  const read = endpoints.find(({ method }) => method === 'GET');
  return {
    find: async (key, facts, asked) => {
      if (read === undefined) return { kind: 'silent' };
      const call = { method: 'GET', path: pathFor(read, key), fields: headersOf(asked), body: Buffer.alloc(0) };
      const said = await callOldProvider(provider, call);
      if (said.status === 404) return { kind: 'unknown' };
      if (said.status !== 200) return { kind: 'silent' };
      const record = RecordBody.safeParse(jsonOf(said.body));
      return record.success ? { kind: 'found', fields: chosen(registry, record.data, facts) } : { kind: 'nonsense' };
    },
    pass: async (call, key, asked) => {
      const found = endpointOf(endpoints, call);
      if (found === null || found.key !== key || !open(found.endpoint, asked)) return 'closed';
      return callOldProvider(provider, call);
    },
    close: () => Promise.resolve(),
  };
}

/** What may change something is open to those alone whom the holder names. */
function open({ method, only }: Endpoint, { client }: Asked): boolean {
  return only === undefined ? method === 'GET' : only.includes(agencyOf(client));
}

function headersOf({ client, id, userId, issue, represented }: Asked): Fields {
  return [
    ['X-Road-Client', saySystemId(client)],
    ['X-Road-Id', id],
    ['X-Road-UserId', userId],
    ['X-Road-Issue', issue],
    ...(represented === undefined ? [] : [['X-Road-Represented-Party', represented] as const]),
    ['x-road-request-id', id],
  ];
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return null;
  }
}
