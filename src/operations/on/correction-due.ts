import { DISPUTE } from '#definitions/dispute-facts';
import type { Correction } from '#engine/case';
import type { Command } from '#engine/command';
import { open } from '#ledger/chain';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import { correctionStart, openByMessage } from '#operations/message/open-by-message';
import { readActs } from '#store/chain';
import type { OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Handled } from '#store/workers';
import { canonical, type JsonObject, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'recent'>;

/**
 * A value is disputed: the agency that holds it gets a case of its own about it, once, and both cases name each other. Where
 * none can be opened the dispute is settled as it stands, so that nothing waits for ever.
 */
export async function onCorrectionDue(house: Parts, row: OutboxRow, at: Instant, seed: Seed): Promise<Handled> {
  const now = await loadCase(house, house.db, { caseId: row.chain });
  const correction = now.state.corrections?.find(({ id }) => id === row.payload['correction']);
  if (correction === undefined) return 'done';
  const why = await openAtHolder(house, row, now, correction, at, seed);
  const number = await openedNumber(house, row);
  const told: Command =
    number === null
      ? { kind: 'settle-correction', at, by: SYSTEM, correction: correction.id, corrected: false, reason: why ?? '' }
      : { kind: 'correction-opened', at, by: SYSTEM, correction: correction.id, number };
  await transact(
    house,
    { caseId: row.chain },
    {
      at,
      seed,
      inbox: { source: 'on/correction-due', msgId: row.idem },
      decide: () => told,
      along: () => ({ consumed: row }),
    },
  );
  return 'consumed';
}

const SYSTEM = { kind: 'system' } as const;

/** Opens the holder's case; gives the code of the refusal where it is not there afterwards. */
async function openAtHolder(
  house: Parts,
  row: OutboxRow,
  now: Loaded,
  correction: Correction,
  at: Instant,
  seed: Seed,
): Promise<string | null> {
  const starting = correctionStart(now.program.government, correction.registry);
  if (starting === undefined) return 'service-retired';
  const values = await valuesOf(house, now, correction, Number(row.payload['act']), starting.service);
  const sender = { agency: null, position: null, source: { kind: 'asked', at } } as const;
  const sent = { ...sender, message: starting.message, corr: '', until: at, values };
  try {
    await openByMessage(house, starting, sent, { claims: [claimOf(row)] }, at, seed);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
}

/** One dispute opens one case, however often it is tried. */
function claimOf({ idem }: OutboxRow): Uint8Array {
  return sha256(`correction/${idem}`);
}

async function openedNumber({ db }: Pick<House, 'db'>, row: OutboxRow): Promise<string | null> {
  const found = await db.one<{ number: string }>(
    sql`select number from route join cases_all using (case_id) where key_hash = ${claimOf(row)}`,
  );
  return found?.number ?? null;
}

/** What the holder is told: which record, what it says, what the person says and why. */
async function valuesOf(
  house: Parts,
  { caseId, number, program, facts, state }: Loaded,
  { id, fact, registry, agency }: Correction,
  seq: number,
  service: string,
): Promise<JsonObject> {
  const { government } = program;
  const [act] = await readActs(house.db, caseId, seq - 1, 1);
  const key = act?.subject == null ? undefined : await house.keys.keyFor(act.subject);
  const said = act === undefined ? {} : open(act, key).values;
  const declared = said['declared'] ?? null;
  const { opening, territory } = government.services.get(service)?.file ?? program.service.file;
  return {
    [opening.subject]: facts.get(program.service.file.opening.subject)?.value ?? null,
    [territory]: state.territory,
    [DISPUTE.caseNumber]: number,
    [DISPUTE.id]: id,
    [DISPUTE.registry]: registry,
    [DISPUTE.owner]: agency,
    [DISPUTE.key]: textOf(facts.get(government.registries.get(registry)?.key ?? '')?.value),
    [DISPUTE.fact]: fact,
    [DISPUTE.label]: labelOf(government, fact, 'id'),
    [DISPUTE.held]: sayFact(government, fact, facts.get(fact)?.value ?? null, 'id'),
    [DISPUTE.declared]: sayFact(government, fact, declared, 'id'),
    [DISPUTE.value]: canonical(declared),
    [DISPUTE.reason]: textOf(said['text']),
  };
}
