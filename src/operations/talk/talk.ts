import { allowOfficial, type Official, type Person } from '#access/person';
import { appendActs } from '#ledger/append';
import { open } from '#ledger/chain';
import { itemOf } from '#operations/case/conclude-step';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { readCaseAtDesk } from '#operations/case/read-case-file';
import { talkChain } from '#operations/council/chains';
import { actFor } from '#operations/desk/act-for';
import { titleOf } from '#operations/desk/present-questions';
import type { House } from '#operations/house';
import { nameOf } from '#operations/marks/say-case';
import { checked } from '#operations/matter/act-on-matter';
import { type Parts, settingOf, voiceOf } from '#operations/matter/move-matters';
import { mayRead } from '#operations/matter/read-matters';
import type { TalkView } from '#operations/views/talk';
import { readActs, readHead } from '#store/chain';
import type { InboxKey } from '#store/effects';
import { type SubjectId, subjectId, uuidv7 } from '#terms/ids';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { type Instant, milliseconds } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A message stays short: what is longer is a letter. Characters. */
const LONGEST = 1_000;
/** Latest messages that a page shows. */
const SHOWN = 30;

/**
 * Officers talk about an arrangement. The text is sealed under a key of its own, so that it can be erased alone; no state changes.
 * Refuses `text-empty` (also when too long), `matter-not-yours`, `arrangement-unknown`, `arrangement-over`, `delegation-ended`.
 */
export async function talkOfArrangement(
  house: Parts,
  person: Person | null,
  arrangement: string,
  text: string,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const official = allowOfficial(person, 'council');
  const setting = await settingOf(house, arrangement, at);
  if (!mayRead(house, setting.arrangement, official, at))
    throw new Refusal('matter-not-yours', 'Not a member', { agency: official.agency });
  const by = voiceOf(setting, official, at);
  const subject = subjectId(uuidv7(milliseconds(at), derive(seed, 'message', 10)));
  await say(house, `arrangement/${arrangement}`, { by, subject, text }, at, seed, inbox);
}

/**
 * Officers talk about a case at a step they may work at. The text is sealed under the applicant's key and goes with it; the case
 * itself does not change. Refuses `text-empty`, `not-your-case`, `case-unknown`.
 */
export async function talkOfCase(
  house: Parts,
  person: Person | null,
  { number, item }: { readonly number: string; readonly item: number },
  text: string,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const official = allowOfficial(person, 'ask-question');
  const now = await loadCase(house, house.db, { number });
  const holder = holderOfStep(now, itemOf(now, item));
  if (holder === null) throw new Refusal('not-your-case', 'This is owed by the applicant', { item });
  await actFor(house, now.program, official, holder, at);
  await say(house, `case/${now.caseId}`, { by: official, subject: now.state.subject, text }, at, seed, inbox);
}

interface Message {
  readonly by: Pick<Official, 'agency' | 'position'>;
  readonly subject: SubjectId;
  readonly text: string;
}

async function say(
  house: Parts,
  about: string,
  { by, subject, text }: Message,
  at: Instant,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const said = checked(text, LONGEST);
  const key = await house.keys.keyFor(subject);
  const personal = { subject, values: { text: said } };
  await appendActs(house.db, {
    chain: talkChain(house.library.government, about),
    drafts: [
      { kind: 'message-said', element: null, agency: by.agency, position: by.position, data: { about }, personal },
    ],
    at,
    seed,
    keys: new Map([[subject, key]]),
    beside: () => ({ inbox: { ...inbox, result: null } }),
  });
}

/** The latest messages about an arrangement, for whoever may read its questions and decisions; null for everybody else. */
export async function readTalkOfArrangement(
  house: Parts,
  person: Person | null,
  arrangement: string,
  language: Language,
  at: Instant,
): Promise<TalkView | null> {
  if (person === null || person.kind === 'citizen' || house.library.government.council.length === 0) return null;
  const { arrangement: file } = await settingOf(house, arrangement, at);
  if (!mayRead(house, file, person, at)) return null;
  const rows = await readMessages(house, `arrangement/${arrangement}`, language);
  const turned = (n: number) =>
    (['question', 'decision'] as const).map((kind) => ({
      href: `/dewan/baru?jenis=${kind}&kesepakatan=${arrangement}&pesan=${n}`,
      label: TURN[language][kind],
    }));
  return {
    rows: rows.map((row) => ({ ...row, turns: turned(row.n) })),
    action: `/kesepakatan/${arrangement}`,
    refused: null,
  };
}

/** The latest messages about a case. Whoever shows them has seen to it that their reader may work at that step. */
export async function readTalkOfCase(
  house: Parts,
  { caseId, number }: Loaded,
  item: number,
  language: Language,
): Promise<TalkView> {
  const rows = await readMessages(house, `case/${caseId}`, language);
  const turned = (n: number) => [
    { href: `/antrean/${number}/${item}/tanya?pesan=${n}`, label: TURN[language].question },
  ];
  return {
    rows: rows.map((row) => ({ ...row, turns: turned(row.n) })),
    action: `/antrean/${number}/${item}`,
    refused: null,
  };
}

const TURN: { readonly [language in Language]: { readonly question: string; readonly decision: string } } = {
  id: { question: 'Jadikan pertanyaan', decision: 'Jadikan rancangan keputusan' },
  en: { question: 'Make it a question', decision: 'Make it a draft decision' },
};

/** The words of one message, for the form it is turned into; empty where there is none, it was erased, or is not for this reader. */
export async function messageOfArrangement(
  house: Parts,
  person: Person | null,
  arrangement: string,
  n: number,
  at: Instant,
): Promise<string> {
  const official = allowOfficial(person, 'council');
  const { arrangement: file } = await settingOf(house, arrangement, at);
  return mayRead(house, file, official, at) ? messageText(house, `arrangement/${arrangement}`, n) : '';
}

/** The same of a case, for whoever may work at the step; the look is on the applicant's trail. Refuses `not-your-case`. */
export async function messageOfCase(
  house: Parts & Pick<House, 'exchange'>,
  person: Person | null,
  { number, item }: { readonly number: string; readonly item: number },
  n: number,
  at: Instant,
  seed: Seed,
): Promise<string> {
  const official = allowOfficial(person, 'ask-question');
  const now = await loadCase(house, house.db, { number });
  const step = itemOf(now, item);
  const holder = holderOfStep(now, step);
  if (holder === null) throw new Refusal('not-your-case', 'This is owed by the applicant', { item });
  await actFor(house, now.program, official, holder, at);
  await readCaseAtDesk(house, official, { number }, () => [], step.node, at, seed, holder);
  return messageText(house, `case/${now.caseId}`, n);
}

async function messageText(house: Parts, about: string, n: number): Promise<string> {
  const chain = talkChain(house.library.government, about);
  const [act] = Number.isSafeInteger(n) && n > 0 ? await readActs(house.db, chain, n - 1, 1) : [];
  if (act === undefined || act.subject === null) return '';
  const key = (await house.keys.find([act.subject])).get(act.subject);
  return key === undefined ? '' : textOf(open(act, key).values['text']);
}

async function readMessages(house: Parts, about: string, language: Language) {
  const { government } = house.library;
  const chain = talkChain(government, about);
  const { seq } = await readHead(house.db, chain);
  const acts = seq === 0 ? [] : await readActs(house.db, chain, Math.max(0, seq - SHOWN));
  const keys = await house.keys.find([...new Set(acts.flatMap(({ subject }) => subject ?? []))]);
  return acts.map((act) => {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    return {
      n: act.seq,
      at: act.at,
      who: `${titleOf(government, act.agency, act.position, language)}, ${nameOf(government, act.agency, language)}`,
      text: key === undefined ? '' : textOf(open(act, key).values['text']),
    };
  });
}
