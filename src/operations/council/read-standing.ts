import type { Person } from '#access/person';
import { needsEverySignature, signersOf, stateAt } from '#coordination/arrangement';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { currentArrangements } from '#coordination/current';
import type { Standing } from '#coordination/lifecycle';
import type { ArrangementFile } from '#coordination/schema';
import { arrangementChain } from '#operations/council/chains';
import { loadStandingNow } from '#operations/council/decide-arrangement';
import { gatherEvidence, levelIn } from '#operations/council/gather-evidence';
import type { House } from '#operations/house';
import { readActs } from '#store/chain';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** One line of the list, in codes: for machines and the command line. */
export interface StandingLine {
  readonly id: string;
  readonly title: ArrangementFile['title'];
  readonly instrument: ArrangementFile['instrument'];
  readonly state: ArrangementFile['state'];
  readonly declared: number;
  readonly computed: number;
  readonly from: string;
  readonly to: string | null;
  readonly members: readonly string[];
}

/** An arrangement whole: its text, who has signed, who has yet to, and every act on its chain. */
export interface WholeStanding {
  readonly id: string;
  /** Number of its last act: a decision names it. */
  readonly seen: number;
  readonly state: ArrangementFile['state'];
  readonly everySignature: boolean;
  readonly signers: readonly string[];
  readonly signed: readonly string[];
  readonly renewal: Standing['renewal'];
  readonly text: ArrangementFile;
  readonly acts: readonly {
    readonly seq: number;
    readonly at: Instant;
    readonly kind: string;
    readonly agency: string | null;
    readonly position: string | null;
    readonly data: JsonObject;
  }[];
}

/** A draft is its writers' until it is proposed: officials see it, nobody else does. */
export function mayRead({ state }: ArrangementFile, person: Person | null): boolean {
  return state !== 'draft' || (person !== null && person.kind !== 'citizen');
}

/** Every arrangement that the reader may see, in the order of their ids. */
export async function listStandings(house: Parts, person: Person | null, at: Instant): Promise<StandingLine[]> {
  const { government } = house.library;
  const all = [...(await currentArrangements(house.db, government)).values()];
  const current = all.filter((one) => mayRead(one, person)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const weighed = await gatherEvidence(house, current, at);
  return current.map((text) => {
    const { declared, computed } = levelIn(weighed, text);
    return {
      id: text.id,
      title: text.title,
      instrument: text.instrument,
      state: stateAt(text, at, government.file.zone),
      declared,
      computed,
      from: text.from,
      to: text.to ?? null,
      members: text.members.map(({ agency }) => agency),
    };
  });
}

/** One arrangement with its acts. Refuses `arrangement-unknown`, also for a draft that is not the reader's to see. */
export async function readStanding(
  house: Parts,
  person: Person | null,
  id: string,
  at: Instant,
): Promise<WholeStanding> {
  const { government } = house.library;
  const stored = await loadStandingNow(house, id);
  if (stored === null || !mayRead(stored.standing.text, person))
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
  const { seq, standing } = stored;
  const acts = await readActs(house.db, arrangementChain(government, id));
  return {
    id,
    seen: seq,
    state: stateAt(standing.text, at, government.file.zone),
    everySignature: needsEverySignature(standing.text),
    signers: signersOf(standing.text),
    signed: standing.signed,
    renewal: standing.renewal,
    text: standing.text,
    acts: acts.map((act) => ({
      seq: act.seq,
      at: act.at,
      kind: act.kind,
      agency: act.agency,
      position: act.position,
      data: act.kind === 'arrangement-shipped' || act.kind === 'arrangement-drafted' ? {} : act.data,
    })),
  };
}
