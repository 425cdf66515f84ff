import { allowOfficial, type Official, type Person } from '#access/person';
import { bodyOf } from '#coordination/council-schema';
import { currentArrangements } from '#coordination/current';
import type { MatterRefusal } from '#coordination/matter';
import type { Matter } from '#coordination/matters';
import type { ArrangementFile } from '#coordination/schema';
import type { CaseQuestion } from '#engine/case';
import { dueOf, ownerOf } from '#operations/marks/present-marks';
import { type KeptMatter, listMatters, loadMatter, OVER, seatFor } from '#operations/matter/matter-row';
import { matterActs } from '#operations/matter/matter-texts';
import { field, matterWays, memberChoices } from '#operations/matter/matter-ways';
import { councilRules, type Parts, type Setting, settingOf, voiceOf } from '#operations/matter/move-matters';
import { decisionOptions, matterFacts, matterHistory, matterRow } from '#operations/matter/present-matter';
import { MATTER_WORDS as WORDS } from '#operations/matter/say-matter';
import type { CaseQuestionView, MattersView, MatterView, NewMatterView } from '#operations/views/matter';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

const KINDS = {
  questions: ['question'],
  decisions: ['decision', 'minutes'],
  disputes: ['dispute', 'duty'],
} as const satisfies { readonly [list in MattersView['list']]: readonly Matter['kind'][] };

/** Whether an official may read what an arrangement has before it: its members, its coordinating body, the head of government. */
export function mayRead(house: Parts, arrangement: ArrangementFile, official: Official, at: Instant): boolean {
  const { government } = house.library;
  const rules = councilRules(government, at);
  const body = bodyOf(rules, arrangement.id, dayIn(government.file.zone, at));
  return (
    arrangement.members.some(({ agency }) => agency === official.agency) ||
    official.kind === 'coordinator' ||
    body?.chair === official.position ||
    rules.headOfGovernment === official.position
  );
}

/** Whoever owes something without being a member: a duty that was moved took its questions along. */
function hasPart({ matter }: KeptMatter, { agency }: Official): boolean {
  return 'owner' in matter && matter.owner.agency === agency;
}

/** What waits between agencies, for those who have a part in it. Refuses `not-allowed`, `council-unset`. */
export async function readMatters(
  house: Parts,
  person: Person | null,
  list: MattersView['list'],
  language: Language,
  at: Instant,
): Promise<MattersView> {
  const official = allowOfficial(person, 'council');
  const { own, rows } = await rowsFor(house, official, KINDS[list], language, at);
  return {
    list,
    others: LIST_LINKS.filter((one) => one.list !== list).map((one) => ({
      href: one.href,
      label: WORDS[language].lists[one.list],
    })),
    open: rows.filter(({ isOver }) => !isOver).map(({ row }) => row),
    over: rows.filter(({ isOver }) => isOver).map(({ row }) => row),
    cases: list === 'questions' && official.kind === 'coordinator' ? await caseQuestions(house, language, at) : [],
    begin: own.flatMap(({ id, title }) =>
      KINDS[list]
        .filter((kind) => kind !== 'duty')
        .map((kind) => ({
          href: `/dewan/baru?jenis=${kind}&kesepakatan=${id}`,
          label: `${WORDS[language].begins[kind]}: ${title[language]}`,
        })),
    ),
  };
}

/** How many matters the Council's own page shows. */
const LATEST = 6;

/** What an official finds on the Council's own page: open matters first, then the latest that are over. */
export async function latestMatters(
  house: Parts,
  official: Official,
  language: Language,
  at: Instant,
): Promise<MattersView['open']> {
  if (house.library.government.council.length === 0) return [];
  const { rows } = await rowsFor(house, official, Object.values(KINDS).flat(), language, at);
  return rows.slice(0, LATEST).map(({ row }) => row);
}

/** Matters as rows, in the order of the store, and the arrangements in which the official has a part. */
async function rowsFor(
  house: Parts,
  official: Official,
  kinds: readonly Matter['kind'][],
  language: Language,
  at: Instant,
) {
  const { government } = house.library;
  const current = await currentArrangements(house.db, government);
  const own = [...current.values()].filter((one) => mayRead(house, one, official, at));
  const kept = await listMatters(house.db, government, { kinds }, at);
  const besides = [...current.values()].filter(
    (one) => !own.includes(one) && kept.some((two) => two.arrangement === one.id && hasPart(two, official)),
  );
  const rows: { readonly isOver: boolean; readonly row: MattersView['open'][number] }[] = [];
  for (const arrangement of [...own, ...besides]) {
    const isOwn = own.includes(arrangement);
    const here = kept.filter((one) => one.arrangement === arrangement.id && (isOwn || hasPart(one, official)));
    if (here.length === 0) continue;
    const [setting, acts] = await Promise.all([
      settingOf(house, arrangement.id, at),
      matterActs(house, arrangement.id),
    ]);
    for (const one of here) {
      const row = matterRow(setting, one, acts.get(one.number) ?? [], language, at);
      rows.push({ isOver: OVER.includes(one.matter.state), row });
    }
  }
  const place = new Map(kept.map(({ number }, n) => [number, n]));
  rows.sort((a, b) => (place.get(a.row.number) ?? 0) - (place.get(b.row.number) ?? 0));
  return { own, rows };
}

const MOST = 100;

/** Open questions of cases, the most urgent first. No text, and nothing of the person: the number of the case alone. */
async function caseQuestions(house: Parts, language: Language, at: Instant): Promise<CaseQuestionView[]> {
  const { government } = house.library;
  const rows = await house.db.many<{
    number: string;
    question_id: number;
    asker_agency: string;
    owner_agency: string;
    blocking: boolean;
    due: Instant;
    questions: readonly CaseQuestion[];
  }>(sql`
    select c.number, q.question_id, q.asker_agency, q.owner_agency, q.blocking, q.due, c.state -> 'questions' as questions
    from questions q join cases c using (case_id) where q.state = 'open' order by q.due limit ${MOST}`);
  return rows.map((row) => {
    const rung = row.questions.find(({ id }) => id === row.question_id)?.rung ?? 'owner';
    return {
      number: row.number,
      asker: ownerOf(government, row.asker_agency, language),
      owner: ownerOf(government, row.owner_agency, language),
      turn: WORDS[language].rungs[rung],
      due: dueOf(government.calendar, row.due, at),
      blocking: row.blocking,
    };
  });
}

/** One matter with all that was written and what whoever looks may do. Refuses `matter-unknown`, also for who has no part in it. */
export async function readMatter(
  house: Parts,
  person: Person | null,
  number: string,
  error: string | null,
  language: Language,
  at: Instant,
): Promise<MatterView> {
  const official = allowOfficial(person, 'council');
  const { government } = house.library;
  const kept = await loadMatter(house.db, government, number, at);
  const setting = await settingOf(house, kept.arrangement, at);
  if (!mayRead(house, setting.arrangement, official, at) && !hasPart(kept, official))
    throw new Refusal<MatterRefusal>('matter-unknown', 'There is no such matter for you', { number });
  const acts = (await matterActs(house, kept.arrangement)).get(number) ?? [];
  const words = WORDS[language];
  return {
    ...matterRow(setting, kept, acts, language, at),
    kind: words.kinds[kept.matter.kind],
    back: backTo(kept, language),
    facts: matterFacts(setting, kept, acts, language),
    options: decisionOptions(government, kept, acts, language),
    history: matterHistory(government, acts, language),
    ways: waysFor(setting, kept, official, acts, language, at),
    seen: kept.version,
    error,
  };
}

function waysFor(
  setting: Setting,
  kept: KeptMatter,
  official: Official,
  acts: Parameters<typeof matterWays>[2],
  language: Language,
  at: Instant,
): MatterView['ways'] {
  try {
    return matterWays(setting, kept, acts, voiceOf(setting, official, at), language, at);
  } catch (refused) {
    if (refused instanceof Refusal) return []; // its mandate ended, or the arrangement did: there is nothing to do here
    throw refused;
  }
}

/** For machines: what stands, without any text. Refuses `matter-not-yours` for who has no part in the arrangement. */
export async function readMatterList(house: Parts, person: Person | null, id: string, at: Instant) {
  const official = allowOfficial(person, 'council');
  const { government } = house.library;
  const { arrangement } = await settingOf(house, id, at);
  if (!mayRead(house, arrangement, official, at))
    throw new Refusal<MatterRefusal>('matter-not-yours', 'Not a member', { agency: official.agency });
  const kinds = ['question', 'decision', 'dispute', 'duty', 'minutes'] as const;
  const kept = await listMatters(house.db, government, { kinds, arrangement: id }, at);
  return kept.map(({ number, version, openedAt, matter }) => ({
    due: null,
    ...matter,
    number,
    version,
    openedAt,
    state: matter.state,
  }));
}

const LIST_OF: { readonly [kind in Matter['kind']]: { readonly list: MattersView['list']; readonly href: string } } = {
  question: { list: 'questions', href: '/dewan/pertanyaan' },
  decision: { list: 'decisions', href: '/dewan/keputusan' },
  minutes: { list: 'decisions', href: '/dewan/keputusan' },
  dispute: { list: 'disputes', href: '/dewan/sengketa' },
  duty: { list: 'disputes', href: '/dewan/sengketa' },
};

const LIST_LINKS = [LIST_OF.question, LIST_OF.decision, LIST_OF.dispute];

function backTo({ matter }: Pick<KeptMatter, 'matter'>, language: Language): MatterView['back'] {
  const { list, href } = LIST_OF[matter.kind];
  return { href, label: WORDS[language].lists[list] };
}

export type NewKind = Exclude<Matter['kind'], 'duty'>;

/** What a new matter begins with: what was typed, or a message that is turned into one. */
export interface Begun {
  readonly kind: NewKind;
  readonly arrangement: string;
  readonly typed: { readonly [field: string]: string };
  readonly error: string | null;
}

/** The form of a new matter. Refuses `arrangement-unknown`, `matter-not-yours` for who has no part in the arrangement. */
export async function readNewMatter(
  house: Parts,
  person: Person | null,
  { kind, arrangement: id, typed, error }: Begun,
  language: Language,
  at: Instant,
): Promise<NewMatterView> {
  const official = allowOfficial(person, 'council');
  const setting = await settingOf(house, id, at);
  const { government, arrangement } = setting;
  if (!mayRead(house, arrangement, official, at))
    throw new Refusal<MatterRefusal>('matter-not-yours', 'Not a member', { agency: official.agency });
  const { labels, begins, note, rules, silences, hints } = WORDS[language];
  const others = memberChoices(government, arrangement, official.agency, language);
  const isMember = arrangement.members.some(({ agency }) => agency === official.agency);
  const text = field('text', 'prose', labels.text);
  const other = field('other', 'choice', labels.other, others);
  const parties = isMember ? [other] : [field('first', 'choice', labels.first, others), other];
  const listed = (all: { readonly [value: string]: string }) =>
    Object.entries(all).map(([value, label]) => ({ value, label, hint: null }));
  const fields = {
    question: [
      text,
      field(
        'owner',
        'choice',
        labels.owner,
        others.map((one) => ({ ...one, hint: seatTitle(setting, one.value, language, at) })),
      ),
      field('blocking', 'boolean', labels.blocking, [], { value: 'false' }),
    ],
    decision: [
      text,
      field('choices', 'prose', labels.choices, [], { hint: hints.choices }),
      field('rule', 'choice', labels.rule, listed(rules), { value: 'majority' }),
      field('due', 'date', labels.due, [], { hint: hints.due }),
      field('onSilence', 'choice', labels.onSilence, listed(silences), { value: 'escalate' }),
    ],
    dispute: [...parties, text, field('wanted', 'prose', labels.wanted)],
    minutes: [...parties, text],
  }[kind];
  return {
    title: `${begins[kind]}: ${arrangement.title[language]}`,
    back: { href: LIST_OF[kind].href, label: WORDS[language].lists[LIST_OF[kind].list] },
    note: note[kind],
    fields: fields.map((one) => ({ ...one, value: typed[one.name] ?? one.value })),
    error,
  };
}

/** The seat that will owe the answer. */
function seatTitle({ government }: Setting, agency: string, language: Language, at: Instant): string {
  const { position } = seatFor(government, agency, null, at);
  return government.agencies.get(agency)?.positions.find(({ id }) => id === position)?.title[language] ?? '';
}
