import { allowOfficial, type Person } from '#access/person';
import { voting } from '#coordination/arrangement';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { currentArrangements } from '#coordination/current';
import type { OutcomeRefusal } from '#coordination/outcome-refusals';
import type { OutcomeFile } from '#coordination/outcome-schema';
import type { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import { loadStanding, rowOf, signatoryOf } from '#operations/council/decide-arrangement';
import type { House } from '#operations/house';
import { holdingQuestion } from '#operations/matter/matter-row';
import { loadPlan, loadPlans, type Plan } from '#operations/outcome/plans';
import { personOf } from '#operations/person/sign-in';
import { appendToChain, readHead } from '#store/chain';
import type { Runner } from '#store/database';
import { asJson } from '#store/sql';
import type { Gate } from '#store/step';
import type { ChainId } from '#terms/ids';
import { canonical, type JsonObject } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

export interface PlanSigned {
  readonly outcome: string;
  readonly version: number;
  readonly signedBy: readonly string[];
  /** All members have signed: the plan is agreed, its queries are fixed. */
  readonly agreed: boolean;
}

/**
 * The head of a member signs the newest version of a plan. The last signature is the act `plan-agreed` on the arrangement's
 * chain. Refuses `outcome-unknown`, `plan-agreed-before`, `signature-not-yours`, `delegation-ended`, `signed-before`,
 * `question-open` while a blocking question holds its arrangement, `arrangement-changed` where somebody decided on the
 * arrangement at that very moment; nothing is written then.
 */
export async function signPlan(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<PlanSigned> {
  const official = allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const { current, next } = await loadPlan(house.db, house.library.government, id);
  const plan = next ?? current;
  if (plan.agreedAt !== null)
    throw new Refusal<OutcomeRefusal>('plan-agreed-before', `${id} is agreed`, { outcome: id });
  const arrangement = (await currentArrangements(house.db, government)).get(plan.arrangement);
  if (arrangement === undefined)
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement');
  const by = signatoryOf(government, official, at);
  const { agency, position } = by;
  const facts = { agency, position };
  if (!voting(arrangement).includes(agency) || !by.head)
    throw new Refusal<ArrangementRefusal>('signature-not-yours', `${position} does not sign this`, facts);
  if (by.until !== null && dayIn(government.file.zone, at) >= by.until)
    throw new Refusal<ArrangementRefusal>('delegation-ended', `The mandate of ${position} ended`, facts);
  if (plan.signed.includes(agency))
    throw new Refusal<ArrangementRefusal>('signed-before', `${agency} has signed`, facts);
  const question = await holdingQuestion(house.db, arrangement.id);
  if (question !== null) throw new Refusal('question-open', `Question ${question} is not answered`, { question });
  const signedBy = [...plan.signed, agency];
  const agreed = voting(arrangement).every((member) => signedBy.includes(member));
  const gate = (chain: ChainId): Gate => ({
    text: `u as (update plans set signed = array_append(signed, $4::text), agreed_at = $5::timestamptz
      where id = $2 and version = $3::int and agreed_at is null and signed = $6::text[] returning $1::uuid as id)`,
    values: [chain, id, plan.version, agency, agreed ? at : null, plan.signedAs],
  });
  const act: ActDraft = {
    kind: agreed ? 'plan-agreed' : 'plan-signed',
    element: null,
    agency,
    position,
    data: agreed
      ? agreement(plan.text, signedBy, plan.sha256)
      : { arrangement: plan.arrangement, plan: id, outcome: id },
  };
  if (!(await append(house.db, government, arrangement, act, gate, at, seed)))
    throw new Refusal<ArrangementRefusal>('arrangement-changed', `${arrangement.id} has changed`, {
      arrangement: arrangement.id,
    });
  return { outcome: id, version: plan.version, signedBy, agreed };
}

/** A persona signs, in the demonstration's houses. Refuses `persona-unknown`, and like `signPlan`. */
export async function signAsPersona(
  house: House,
  persona: string,
  id: string,
  at: Instant,
  seed: Seed,
): Promise<PlanSigned> {
  const person = await personOf(house, persona, at, derive(seed, 'person'));
  if (!house.settings.demo || person === null) throw new Refusal('persona-unknown', 'There is no such persona', {});
  return signPlan(house, person, id, at, derive(seed, 'sign'));
}

/**
 * Every outcome of the published files becomes a version of its plan, the first time and whenever its file has changed. One
 * that all members signed on paper is agreed at once, with its act; a changed one needs its signatures anew, and until then the
 * one before stays in effect.
 */
export async function shipPlans(db: Runner, government: Government, at: Instant): Promise<void> {
  const known = await loadPlans(db, government);
  const arrangements = await currentArrangements(db, government);
  for (const text of government.outcomes.values()) {
    const arrangement = arrangements.get(text.arrangement);
    const hash = sha256(canonical(text as unknown as JsonObject)); // what was read from YAML is JSON
    const before = known.get(text.id);
    const newest: Plan | undefined = before?.next ?? before?.current;
    if (arrangement === undefined || newest?.sha256 === hash.toString('hex')) continue;
    const signed = text.plan.signedBy;
    const agreed = voting(arrangement).every((member) => signed.includes(member));
    const gate = (chain: ChainId): Gate => ({
      text: `u as (insert into plans (id, version, arrangement, sha256, text, signed, agreed_at)
        values ($2, $3::int, $4, $5::bytea, $6::jsonb, $7::text[], $8::timestamptz) returning $1::uuid as id)`,
      values: [
        chain,
        text.id,
        (newest?.version ?? 0) + 1,
        arrangement.id,
        hash,
        asJson(text),
        signed,
        agreed ? at : null,
      ],
    });
    const act: ActDraft = {
      kind: agreed ? 'plan-agreed' : 'plan-shipped',
      element: null,
      agency: null,
      position: null,
      data: agreed
        ? agreement(text, signed, hash.toString('hex'))
        : {
            arrangement: arrangement.id,
            plan: text.id,
            outcome: text.id,
            signedBy: signed,
            sha256: hash.toString('hex'),
          },
    };
    // Lost to another process that publishes the same: the next start ships what is still missing.
    await append(db, government, arrangement, act, gate, at, sha256(`plan/${text.id}/${hash.toString('hex')}`));
  }
}

function agreement(text: OutcomeFile, signedBy: readonly string[], hash: string): JsonObject {
  return {
    arrangement: text.arrangement,
    plan: text.id,
    outcome: text.id,
    signedBy: [...signedBy],
    owners: [...new Set(text.plan.activities.map(({ owner }) => owner))],
    indicators: text.indicators.length,
    sha256: hash,
  };
}

/** The act on the arrangement's chain, the plan's row, and the arrangement's own place in its chain: all of it or nothing. */
async function append(
  db: Runner,
  government: Government,
  arrangement: ArrangementFile,
  draft: ActDraft,
  gate: (chain: ChainId) => Gate,
  at: Instant,
  seed: Seed,
): Promise<boolean> {
  const chain = arrangementChain(government, arrangement.id);
  const [standing, head] = await Promise.all([loadStanding({ db }, arrangement.id), readHead(db, chain)]);
  const acts = link(chain, head, [draft], at, seed, new Map());
  const rows = standing === null ? [] : [rowOf(arrangement.id, head.seq + 1, standing.standing, standing.sha256)];
  return (await appendToChain(db, { chain, at, acts, arrangements: rows, row: gate(chain) })) === 'written';
}
