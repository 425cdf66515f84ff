import type { Person } from '#access/person';
import { elementAt, programsOf } from '#engine/called';
import type { Opened, Program } from '#engine/case';
import { isSilent } from '#engine/reads';
import { readOrder } from '#operations/case/gather-facts';
import { aboutOf } from '#operations/case/list-cases';
import type { Loaded } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import { asItStands } from '#operations/case/under-agreements';
import { mayDispute } from '#operations/draft/draft-pages';
import { grantingArrangement } from '#operations/draft/present-draft';
import type { House } from '#operations/house';
import { type FieldState, fieldView } from '#operations/marks/present-fields';
import { basisView, factView, inOrder, notAskedView, ownerOf } from '#operations/marks/present-marks';
import { inside, nameOf, sayWhen } from '#operations/marks/say-case';
import { withStanding } from '#operations/marks/say-standing';
import { plain } from '#operations/person/say-look';
import type { FetchedView } from '#operations/views/draft';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** What agencies brought to a case of one's own, by holder; each value open to dispute while the case runs. */
export async function readCaseData(
  house: Parts,
  person: Person | null,
  number: string,
  disputing: string | null,
  language: Language,
  at: Instant,
  typed: FieldState = {},
): Promise<FetchedView> {
  const { now } = await readOwnCase(house, person, { number }, at);
  const { program, facts } = now;
  return {
    back: { href: `/berkas/${number}`, label: language === 'id' ? 'Kembali ke berkas' : 'Back to the case' },
    subject: `${program.service.texts[language].title}, ${aboutOf(program, facts, language)}`,
    sources: sourcesOf({ ...now, program: await asItStands(house.db, program) }, language, at),
    notAsked: notAskedView(program.government, facts, language),
    disputing: disputing === null ? null : disputeOf(now, disputing, language, typed),
    next: null,
  };
}

function sourcesOf(now: Loaded, language: Language, at: Instant): FetchedView['sources'] {
  return programsOf(now.program, now.state).flatMap((program) => sourcesIn(now, program, language, at));
}

/** What one of the services of a case reads; a registry that two of them read answers to the purpose of each. */
function sourcesIn(now: Loaded, program: Program, language: Language, at: Instant): FetchedView['sources'] {
  const { state, facts } = now;
  const { government, service } = program;
  const open = state.status === 'open';
  const known = inOrder(government, facts);
  const asked = Object.values(service.file.elements).flatMap(({ reads = [] }) => reads);
  return Object.entries(service.file.reads).flatMap(([read, { registry, purpose, basis }]) => {
    // What a called service reads at its own opening is not read when it is called.
    if (service !== now.program.service && !asked.includes(read)) return [];
    const own = known.flatMap(([name, fact]) =>
      fact.source.kind === 'fetched' && fact.source.registry === registry
        ? [{ name, fact, agency: fact.source.agency }]
        : [],
    );
    const ask = state.open.find(
      (wait) => wait.kind === 'ask' && wait.read === read && elementAt(now.program, wait.node).service === service,
    );
    const agency = own[0]?.agency ?? (ask?.kind === 'ask' ? ask.agency : null);
    if (agency === null) return [];
    const order = readOrder(program, read, facts, state.territory, now.number, at);
    return [
      {
        owner: ownerOf(government, agency, language),
        purpose: plain(purpose[language]),
        basis: basisView(basis, language),
        arrangement: order === undefined ? null : grantingArrangement(program, order, language, at),
        facts: own.map(({ name, fact }) =>
          withStanding(
            factView(
              government,
              name,
              fact,
              language,
              open && mayDispute(program, { facts }, name) && !isBefore(now, name)
                ? `/berkas/${now.number}/data?fakta=${encodeURIComponent(name)}#koreksi`
                : null,
            ),
            now,
            fact,
            language,
            at,
          ),
        ),
        silent: ask?.kind === 'ask' ? sayAsked(now, ask, language, at) : null,
      },
    ];
  });
}

/** What is before its holder is not disputed a second time. */
function isBefore({ state }: Loaded, name: string): boolean {
  return state.corrections?.some(({ fact }) => fact === name) === true;
}

/** A holder that was only just asked is not silent: the data is being fetched. */
function sayAsked(
  { program: { government } }: Loaded,
  ask: Opened & { readonly kind: 'ask' },
  language: Language,
  at: Instant,
): string {
  const name = nameOf(government, ask.agency, language);
  const [since, due] = [ask.since, ask.due].map((moment) => sayWhen(government, moment, at, language));
  if (!isSilent(ask, at))
    return language === 'id'
      ? `Sedang diambil dari ${name} sejak ${since}. Kami bertanya kepada Anda bila belum ada jawaban pukul ${due}.`
      : `Being fetched from ${inside(name)} since ${since}. We ask you if there is no answer by ${due}.`;
  return language === 'id'
    ? `${name} belum menjawab sejak ${since}. Kami bertanya kepada Anda bila belum ada jawaban pukul ${due}.`
    : `No answer has come from ${inside(name)} since ${since}. We ask you if there is none by ${due}.`;
}

function disputeOf(
  { program, facts }: Loaded,
  name: string,
  language: Language,
  typed: FieldState,
): FetchedView['disputing'] {
  const { government } = program;
  const fact = facts.get(name);
  if (fact === undefined || fact.source.kind !== 'fetched' || !mayDispute(program, { facts }, name)) return null;
  const field = fieldView(government, name, language, typed);
  const label = language === 'id' ? 'Yang benar menurut Anda' : 'What you say it should be';
  return {
    fact: factView(government, name, fact, language, null),
    holder: nameOf(government, fact.source.agency, language),
    field: { ...field, name: 'declared', label },
    error: null,
  };
}
