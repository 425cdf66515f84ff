import type { FactSource } from '#engine/fact';
import { appendActs } from '#ledger/append';
import { open } from '#ledger/chain';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { readActs } from '#store/chain';
import type { ActRow, OutboxRow } from '#store/rows';
import type { AgencyId } from '#terms/ids';
import { isObject, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

/** A message on its way: what its outbox row says, and what its act keeps sealed. */
export interface Sent {
  readonly message: string;
  readonly corr: string;
  readonly until: Instant;
  /** Whose step sent it; null for one of an applicant's lane. */
  readonly agency: AgencyId | null;
  readonly position: ActRow['position'];
  readonly values: JsonObject;
  /** Where whoever takes it has its facts from. */
  readonly source: FactSource;
}

/** `erased`: whom it is about has been erased since, and what it carried with them. */
export async function readSent({ db, keys }: Pick<House, 'db' | 'keys'>, row: OutboxRow): Promise<Sent | 'erased'> {
  const seq = Number(row.payload['act']);
  const [act] = await readActs(db, row.chain, seq - 1, 1);
  if (act?.seq !== seq) throw new Error(`the act of message ${row.idem} is not there`);
  const key = act.subject === null ? undefined : (await keys.find([act.subject])).get(act.subject);
  if (act.subject !== null && key === undefined) return 'erased';
  const carried = act.subject === null ? act.data : open(act, key).values;
  const values = carried['values'] ?? null;
  const { agency, position } = act;
  const message = textOf(row.payload['message']);
  return {
    message,
    corr: textOf(row.payload['corr']),
    until: instant(textOf(row.payload['until'])),
    agency,
    position,
    values: isObject(values) ? values : {},
    source: sourceOf(act, message),
  };
}

function sourceOf({ agency, position, at, c }: ActRow, message: string): FactSource {
  if (agency === null) return { kind: 'asked', at };
  if (position !== null) return { kind: 'attested', at, agency, position };
  return { kind: 'fetched', at, registry: message, agency, read: message, receipt: c };
}

/** Nobody takes it any more: whoever sent it finds that on their chain, with the reason. */
export async function giveBack(
  house: Parts,
  row: OutboxRow,
  why: string,
  at: Instant,
  seed: Seed,
): Promise<'done' | 'consumed'> {
  const message = textOf(row.payload['message']);
  const sent = Number(row.payload['act']);
  if (row.payload['outside'] !== true) return toCase(house, row, { message, sent, why }, at, seed);
  const data = { message, sent, why };
  const draft = { kind: 'message-returned', element: null, agency: null, position: null, data };
  await appendActs(house.db, { chain: row.chain, drafts: [draft], at, seed, beside: () => ({ consumed: row }) });
  return 'consumed';
}

/** A case that has ended no longer cares. */
async function toCase(
  house: Parts,
  row: OutboxRow,
  returned: { readonly message: string; readonly sent: number; readonly why: string },
  at: Instant,
  seed: Seed,
): Promise<'done' | 'consumed'> {
  try {
    await transact(
      house,
      { caseId: row.chain },
      {
        at,
        seed,
        inbox: { source: 'on/message-returned', msgId: row.idem },
        along: () => ({ consumed: row }),
        decide: ({ state }) => {
          if (state.status === 'open') return { kind: 'return', at, by: { kind: 'system' }, ...returned };
          throw new Refusal('case-ended', 'The case that sent it has ended', { status: state.status });
        },
      },
    );
    return 'consumed';
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'case-ended' || error.code === 'case-unknown')) return 'done';
    throw error;
  }
}
