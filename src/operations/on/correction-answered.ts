import { DISPUTE } from '#definitions/dispute-facts';
import type { Fact } from '#engine/fact';
import { findRecord } from '#exchange/store-registry';
import { subjectLookup } from '#operations/case/case-keys';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import type { House } from '#operations/house';
import { readActs } from '#store/chain';
import type { OutboxRow } from '#store/rows';
import { sql } from '#store/sql';
import type { Handled } from '#store/workers';
import { agencyId, chainId } from '#terms/ids';
import { textOf } from '#terms/json';
import { type Instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'recent'>;

/**
 * The holder of a disputed value has answered: the case in which it was disputed goes on with the answer, and every other
 * case that got the old value within the time the registry names is told. Done twice it is done once.
 */
export async function onCorrectionAnswered(house: Parts, row: OutboxRow, at: Instant, seed: Seed): Promise<Handled> {
  const holder = await loadCase(house, house.db, { caseId: row.chain });
  const said = (name: string) => textOf(holder.facts.get(name)?.value);
  const correction = Number(holder.facts.get(DISPUTE.id)?.value ?? 0);
  const written = (await readActs(house.db, row.chain)).some(({ kind }) => kind === 'record-written');
  const corrected = written && holder.facts.get(DISPUTE.accepted)?.value === true;
  const answer = { kind: 'settle-correction', correction, corrected, reason: said(DISPUTE.answer) } as const;
  const inbox = { source: 'on/correction-answered', msgId: row.idem };
  const disputing = said(DISPUTE.caseNumber);
  await orGone(
    transact(house, { number: disputing }, { at, seed, inbox, decide: () => ({ ...answer, at, by: SYSTEM }) }),
  );
  if (corrected) await tellReceivers(house, row, holder, disputing, at, seed);
  return 'done';
}

const SYSTEM = { kind: 'system' } as const;

/** The case has ended, or was withdrawn, before the answer came: it needs it no more. */
async function orGone(told: Promise<unknown>): Promise<void> {
  try {
    await told;
  } catch (error) {
    const gone = error instanceof Refusal && (error.code === 'correction-not-open' || error.code === 'case-unknown');
    if (!gone) throw error;
  }
}

async function tellReceivers(
  house: Parts,
  row: OutboxRow,
  holder: Loaded,
  disputing: string,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const said = (name: string) => textOf(holder.facts.get(name)?.value);
  const told = { fact: said(DISPUTE.fact), registry: said(DISPUTE.registry), agency: agencyId(said(DISPUTE.owner)) };
  for (const number of await receivers(house, holder.facts, at)) {
    if (number === disputing) continue;
    const inbox = { source: 'on/correction-answered', msgId: `${row.idem}/${number}` };
    const own = derive(seed, `told/${number}`);
    const decide = () => ({ kind: 'source-corrected', at, by: SYSTEM, ...told, number: holder.number }) as const;
    await orGone(transact(house, { number }, { at, seed: own, inbox, decide }));
  }
}

/** Numbers of the cases that got the value: by the looks on the chain of whom the record is about, and by what their cases hold. */
async function receivers(house: Parts, facts: ReadonlyMap<string, Fact>, at: Instant): Promise<readonly string[]> {
  const said = (name: string) => textOf(facts.get(name)?.value);
  const [registry, fact, agency] = [said(DISPUTE.registry), said(DISPUTE.fact), agencyId(said(DISPUTE.owner))];
  const told = house.library.government.registries.get(registry)?.correction?.told;
  const record = await findRecord(house.db, house.keys, { agency, registry, key: said(DISPUTE.key) });
  if (told === undefined || record === undefined) return [];
  const since = later(at, -told.amount * 86_400_000);
  const { kind, hmac } = subjectLookup(record.subject);
  const rows = await house.db.many<{ number: string }>(sql`
    select data ->> 'caseNumber' as number from acts
      where chain = ${chainId(record.subject)} and kind = 'data-read' and at >= ${since}
        and data ->> 'registry' = ${registry} and data -> 'facts' ? ${fact} and data ->> 'caseNumber' is not null
    union
    select number from lookup join cases_all on case_id = lookup.chain join facts using (case_id)
      where lookup.kind = ${kind} and lookup.hmac = ${hmac} and facts.name = ${fact}
        and facts.source -> 'source' ->> 'registry' = ${registry}
        and (facts.source -> 'source' ->> 'at')::timestamptz >= ${since}
    order by number`);
  return rows.map(({ number }) => number);
}
