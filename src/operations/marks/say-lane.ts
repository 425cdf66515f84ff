import type { CaseActKind } from '#engine/acts';
import type { Holder, TimelineLane } from '#engine/timeline';
import {
  holds,
  inside,
  isOwnRegistry,
  labelInside,
  nameOf,
  sayElement,
  sayTurn,
  sayWhen,
  shortOf,
  type Telling,
} from '#operations/marks/say-case';
import { sayPlace } from '#operations/marks/say-place';
import type { Language } from '#terms/language';
import { sayDuration } from '#terms/say';

/** Everything the drawing shows, in words: waits at the hand-over, what is done, what is being done since when. */
export function sayLane(telling: Telling, lane: TimelineLane): string {
  const { told, language } = telling;
  const id = language === 'id';
  const held = told.holders.filter((holder) => holder.lane === lane.lane);
  const wait =
    lane.handOverMs < 60_000 ? [] : [`${id ? 'Serah terima' : 'Hand-over'} ${sayDuration(lane.handOverMs, language)}.`];
  const now = held.filter((holder) => holds(holder)).map((holder) => sayHeld(telling, holder));
  const unopened = held
    .filter((holder) => holder.kind !== 'timer' && !holds(holder))
    .map((holder) => sayWaiting(telling, holder));
  const parts = [
    ...wait,
    ...sayDone(telling, lane, now.length > 0),
    ...now,
    ...unopened,
    ...sayQuestions(telling, lane),
    ...sayIncidents(telling, lane),
  ];
  if (parts.length > 0) return parts.join(' ');
  return id ? 'Belum ada yang dikerjakan.' : 'Nothing to do yet.';
}

const TOLD: readonly CaseActKind[] = [
  'filed',
  'concluded',
  'decided',
  'paid',
  'record-written',
  'sealed',
  'timer-fired',
];

/** The last things done; one where something is under way, so that a lane stays a line. */
function sayDone(telling: Telling, lane: TimelineLane, busy: boolean): string[] {
  const { program, now, language, reader } = telling;
  const done = lane.points.filter(({ kind }) => TOLD.includes(kind));
  const latest = lane.agency === null ? done.slice(-3) : done.slice(busy ? -1 : -2);
  return latest.map(({ element, kind, at }) => {
    const own = lane.agency === null ? sayOwnDeed(telling, kind) : undefined;
    const what = own ?? sayElement(program, element, 'done', language, reader);
    return `${what}, ${sayWhen(program.government, at, now, language)}.`;
  });
}

/** In the applicant's own lane, to whoever did not do it, or of what nobody knows whose hand it was. */
function sayOwnDeed({ reader, pair = null, language }: Telling, kind: string): string | undefined {
  if (reader === 'other') return APPLICANT_DID[kind]?.[language];
  if (pair === null) return undefined;
  const id = language === 'id';
  if (kind === 'paid') return id ? 'Tagihan dibayar' : 'The bill was paid';
  if (kind === 'filed' && pair.self === 'principal') return id ? `${pair.other} mengajukan` : `${pair.other} applied`;
  return undefined;
}

const APPLICANT_DID: { readonly [kind: string]: { readonly [language in Language]: string } } = {
  filed: { id: 'Mengajukan', en: 'Applied' },
  paid: { id: 'Membayar', en: 'Paid' },
};

function sayHeld(telling: Telling, holder: Holder): string {
  const { program, now, language, reader } = telling;
  const since = `${language === 'id' ? 'sejak' : 'since'} ${sayWhen(program.government, holder.touched ?? holder.since, now, language)}`;
  if (!holder.byHand && (holder.kind !== 'ask' || holder.agency === null || isOwnRegistry(telling, holder))) {
    const doing =
      holder.agency === null
        ? sayTurn(telling, holder)
        : sayElement(program, holder.element, 'doing', language, reader);
    return `${doing}, ${since}.`;
  }
  const name = inside(nameOf(program.government, holder.agency, language));
  if (holder.byHand)
    return language === 'id'
      ? `Petugas ${name} mencari catatannya ${since}.`
      : `An officer of ${name} is looking it up ${since}.`;
  if (holder.silent)
    return language === 'id' ? `Menunggu jawaban ${name} ${since}.` : `Waiting for an answer from ${name} ${since}.`;
  return language === 'id' ? `Mengambil data dari ${name} ${since}.` : `Fetching data from ${name} ${since}.`;
}

function sayWaiting({ program, now, language }: Telling, { element, since, byHand, agency }: Holder): string {
  const short = shortOf(program, element, language);
  const when = sayWhen(program.government, since, now, language);
  if (byHand) {
    const name = inside(nameOf(program.government, agency, language));
    return language === 'id'
      ? `Ditanyakan kepada petugas ${name} sejak ${when}, belum dibuka.`
      : `An officer of ${name} has been asked since ${when} and has not opened it.`;
  }
  return language === 'id'
    ? `Belum dibuka sejak diserahkan ${when}: ${labelInside(short)}.`
    : `Not opened since it was handed over ${when}: ${labelInside(short)}.`;
}

/** A question between agencies, in the lane of whoever asked and of whoever owes the answer. */
function sayQuestions({ program, now, language, questions }: Telling, { agency }: TimelineLane): string[] {
  const open = questions.filter(({ state }) => state === 'open');
  const { government } = program;
  return open.flatMap(({ asker, owner, asked }) => {
    const when = sayWhen(government, asked, now, language);
    const name = (other: string) => inside(nameOf(government, other, language));
    if (asker === agency)
      return language === 'id'
        ? [`Bertanya kepada ${name(owner)} sejak ${when}.`]
        : [`Has had a question open to ${name(owner)} since ${when}.`];
    if (owner !== agency) return [];
    return language === 'id'
      ? [`Ditanya ${name(asker)} sejak ${when}.`]
      : [`Owes ${name(asker)} an answer since ${when}.`];
  });
}

/** Elements at which the case holds, in the lane of whoever must settle it. */
function sayIncidents({ program, told, now, language }: Telling, { agency }: TimelineLane): string[] {
  return told.incidents
    .filter((incident) => incident.agency === agency)
    .map(({ node, since }) => {
      const when = sayWhen(program.government, since, now, language);
      const place = labelInside(sayPlace(program, node, language));
      return language === 'id' ? `Tertahan sejak ${when}: ${place}.` : `Held up since ${when}: ${place}.`;
    });
}
