import { type Answer, refused, wantedOf } from '#exchange/gateway/answers';
import type { Asked, HolderAnswer, Served } from '#exchange/gateway/holder';
import { readSystemId, type SystemId, saySystemId } from '#exchange/mx/identifier';
import { valuesOf } from '#exchange/mx/message';
import type { ReadRequest } from '#exchange/mx/request';
import { type RestCall, sayAnswer } from '#exchange/xroad/rest-message';
import { withinGrant } from '#exchange/xroad/within-grant';

/** Row 10: what the holder says, held to the fields that were asked for, or why there is none. */
export async function askHolder(served: Served, request: ReadRequest): Promise<Answer> {
  const wanted = wantedOf(request.body);
  if (wanted === null) return refused('request-malformed', 'the body names no record');
  const { key, call } = wanted;
  return call === undefined ? find(served, request, key) : pass(served, request, key, call);
}

async function find({ holder }: Served, request: ReadRequest, key: string): Promise<Answer> {
  let found: HolderAnswer;
  try {
    found = await holder.find(key, request.fields, askedOf(request));
  } catch {
    return refused('holder-silent', 'the holder does not answer');
  }
  if (found.kind === 'silent') return refused('holder-silent', 'the holder does not answer');
  if (found.kind === 'nonsense') return refused('holder-nonsense', 'the holder does not answer as agreed');
  if (found.kind === 'unknown') return { status: 404, error: null, body: '{"code":"not-found"}' };
  if (Object.keys(found.fields).some((field) => !request.fields.includes(field)))
    return refused('field-leak', 'the holder answered more than was asked');
  const file = found.file === undefined ? {} : { '@file': { ...found.file } };
  return { status: 200, error: null, body: JSON.stringify({ ...found.fields, ...file }) };
}

/** A call of an old system goes on as it was made; a refusal of its own is its answer, and passed on as such. */
async function pass({ holder, names }: Served, request: ReadRequest, key: string, call: RestCall): Promise<Answer> {
  if (holder.pass === undefined) return refused('request-malformed', 'the service is not one of an old system');
  if (clientOf(call) !== saySystemId(request.client))
    return refused('request-malformed', 'the call inside is of another client');
  let said: Awaited<ReturnType<typeof holder.pass>>;
  try {
    said = await holder.pass(call, key, askedOf(request));
  } catch {
    return refused('holder-silent', 'the holder does not answer');
  }
  if (said === 'closed') return refused('service-closed', 'the old system has no such endpoint for this asker');
  const judged = withinGrant(said, names, request.fields);
  if (judged === 'nonsense') return refused('holder-nonsense', 'the holder does not answer as agreed');
  if (judged === 'leak') return refused('field-leak', 'the holder answered more than was asked');
  const status = judged.status < 300 ? 200 : judged.status === 404 ? 404 : HOLDER_REFUSED;
  return { status, error: null, body: sayAnswer(judged) };
}

/** Of an answer that is signed as ours and holds the holder's own refusal or redirect. */
const HOLDER_REFUSED = 502;

/** Where a client is named twice, the last one counts. */
function clientOf({ fields }: RestCall): string | null {
  try {
    return saySystemId(readSystemId(valuesOf(fields, 'x-road-client').at(-1) ?? ''));
  } catch {
    return null;
  }
}

function askedOf({ client, id, userId, issue, represented }: ReadRequest): Asked {
  return { client, id, userId, issue, ...(represented === undefined ? {} : { represented }) };
}

/** The agency that a system belongs to. */
export function agencyOf({ member }: SystemId): string {
  return member.toLowerCase();
}
