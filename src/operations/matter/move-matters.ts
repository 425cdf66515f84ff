import type { Official } from '#access/person';
import { stateAt, voting } from '#coordination/arrangement';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { bodyOf, type CouncilRules } from '#coordination/council-schema';
import { currentArrangements } from '#coordination/current';
import { leadOn } from '#coordination/lead';
import type { MatterRefusal, Moved, Scene, Voice } from '#coordination/matter';
import { type Matter, nextDue } from '#coordination/matters';
import type { ArrangementFile } from '#coordination/schema';
import { rulesOn } from '#coordination/voice-schema';
import type { Government } from '#definitions/government';
import type { ActDraft } from '#ledger/act';
import { link } from '#ledger/chain';
import { arrangementChain } from '#operations/council/chains';
import { signatoryOf } from '#operations/council/decide-arrangement';
import type { House } from '#operations/house';
import { holdingQuestion, type KeptMatter } from '#operations/matter/matter-row';
import { appendToChain, readHead } from '#store/chain';
import type { InboxKey } from '#store/effects';
import type { ArrangementRow, MatterRow } from '#store/rows';
import { readInbox } from '#store/step-read';
import { type ChainId, subjectId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { dayIn, type Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

export type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** An arrangement with all that a move is decided in. */
export interface Setting {
  readonly government: Government;
  readonly arrangement: ArrangementFile;
  readonly rules: CouncilRules;
  /** Number of the blocking question that holds every signature; null where none does. */
  readonly holding: string | null;
  /** Clocks and lead of a moment. */
  readonly sceneAt: (moment: Instant) => Scene;
}

/** What one command makes of matters: acts in order, each with the matter it leaves and the texts that are sealed in it. */
export interface MatterMove {
  readonly kept: Omit<KeptMatter, 'matter'>;
  readonly moved: Moved<Matter>;
  readonly texts?: JsonObject;
  /** Who did it; null for the clock. */
  readonly by: Voice | null;
}

export interface MatterWrite {
  readonly moves: readonly MatterMove[];
  /** Acts on the arrangement itself that a decision brings about, with the row they leave: its `seq` is set here. */
  readonly arrangement?: { readonly draft: ActDraft; readonly row: (seq: number) => ArrangementRow };
  readonly result: Json;
}

const MOST_RACES = 20;

/**
 * Load, decide, commit on the chain of an arrangement: acts, matters and timers are one statement. Whoever lost the race reads and
 * decides again. `decide` is asked anew each time and refuses as its rules do; nothing changes then.
 */
export async function moveMatters(
  house: Parts,
  arrangement: string,
  decide: (setting: Setting) => Promise<MatterWrite>,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Json> {
  const chain = arrangementChain(house.library.government, arrangement);
  for (let race = 0; race < MOST_RACES; race += 1) {
    const before = inbox === undefined ? null : await readInbox(house.db, chain, inbox);
    if (before !== null) return before.result;
    const head = await readHead(house.db, chain); // first: what is read after it is at least as new
    const write = await decide(await settingOf(house, arrangement, at));
    if (write.moves.length === 0) return write.result;
    const drafts = write.moves.map((move) => draftOf(move));
    const own = write.arrangement === undefined ? [] : [write.arrangement.draft];
    const acts = link(chain, head, [...drafts, ...own], at, seed, await keysOf(house, write.moves));
    const outcome = await appendToChain(house.db, {
      chain,
      at,
      acts,
      matters: rowsOf(write.moves),
      outbox: timersOf(write.moves, chain, head.seq),
      arrangements: write.arrangement === undefined ? [] : [write.arrangement.row(head.seq + acts.length)],
      ...(inbox === undefined ? {} : { inbox: { ...inbox, result: write.result } }),
    });
    if (outcome === 'written') return write.result;
    if (outcome !== 'lost') return outcome.repeated;
  }
  throw new Error(`the chain of ${arrangement} is too busy`);
}

/** Refuses `arrangement-unknown`, `council-unset`. */
export async function settingOf(house: Parts, id: string, at: Instant): Promise<Setting> {
  const { government } = house.library;
  const [current, holding] = await Promise.all([
    currentArrangements(house.db, government),
    holdingQuestion(house.db, id),
  ]);
  const arrangement = current.get(id);
  if (arrangement === undefined)
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
  const rules = councilRules(government, at);
  const sceneAt = (moment: Instant): Scene => {
    const lead = leadOn(arrangement, dayIn(government.file.zone, moment));
    return {
      rules,
      calendar: government.calendar,
      leads: lead.vacantSince === null ? lead.agencies : [],
      voting: voting(arrangement),
      held: holding !== null,
    };
  };
  return { government, arrangement, rules, holding, sceneAt };
}

/** Refuses `council-unset` where the government names no coordinating body for that day. */
export function councilRules({ council, file }: Government, at: Instant): CouncilRules {
  const rules = rulesOn(council, dayIn(file.zone, at));
  if (rules === undefined) throw new Refusal<MatterRefusal>('council-unset', 'council.yaml has no rules for this day');
  return rules;
}

/** The official as this arrangement knows them. Refuses `delegation-ended`, and `arrangement-over` once nothing is left to decide. */
export function voiceOf({ government, arrangement, rules, sceneAt }: Setting, official: Official, at: Instant): Voice {
  const { agency, position, head, until } = signatoryOf(government, official, at);
  const day = dayIn(government.file.zone, at);
  if (until !== null && day >= until)
    throw new Refusal<ArrangementRefusal>('delegation-ended', `The mandate of ${position} ended`, { agency, position });
  if (OVER.includes(stateAt(arrangement, at, government.file.zone)))
    throw new Refusal<ArrangementRefusal>('arrangement-over', `${arrangement.id} is over`, {
      arrangement: arrangement.id,
      to: arrangement.to ?? null,
    });
  return {
    agency,
    position,
    head,
    member: arrangement.members.some((member) => member.agency === agency),
    lead: sceneAt(at).leads.includes(agency),
    body: bodyOf(rules, arrangement.id, day)?.chair === position,
    top: rules.headOfGovernment === position,
  };
}

const OVER = ['expired', 'terminated', 'succeeded'];

function draftOf({ kept, moved, texts, by }: MatterMove): ActDraft {
  const { kind, data } = moved.act;
  const name = moved.matter.kind === 'decision' ? { decision: kept.number } : {};
  return {
    kind,
    element: null,
    agency: by?.agency ?? null,
    position: by?.position ?? null,
    data: { ...data, ...name, arrangement: kept.arrangement, matter: kept.number },
    ...(texts === undefined ? {} : { personal: { subject: subjectId(kept.id), values: texts } }),
  };
}

async function keysOf({ keys }: Parts, moves: readonly MatterMove[]) {
  const subjects = moves.flatMap(({ kept, texts }) => (texts === undefined ? [] : [subjectId(kept.id)]));
  return new Map(await Promise.all([...new Set(subjects)].map(async (one) => [one, await keys.keyFor(one)] as const)));
}

/** Of each matter its last state; every move is one version. */
function rowsOf(moves: readonly MatterMove[]): MatterRow[] {
  const rows = new Map<string, MatterRow>();
  for (const { kept, moved } of moves) {
    const { id, number, arrangement, openedAt, version } = kept;
    const { matter } = moved;
    const due = nextDue(matter) ?? ('due' in matter ? matter.due : null);
    const next = (rows.get(id)?.version ?? version) + 1;
    rows.set(id, {
      id,
      number,
      arrangement,
      openedAt,
      kind: matter.kind,
      status: matter.state,
      due,
      version: next,
      state: matter,
    });
  }
  return [...rows.values()];
}

/** A timer in the arrangement's bucket for whatever moves by itself. One that fires on a matter that has moved meanwhile does nothing. */
function timersOf(moves: readonly MatterMove[], chain: ChainId, after: number) {
  return moves.flatMap(({ kept, moved }, n) => {
    const due = nextDue(moved.matter);
    const payload = { matter: kept.number };
    return due === null ? [] : [{ chain, seq: after + n + 1, n: 0, topic: 'matter-due', payload, nextAt: due }];
  });
}
