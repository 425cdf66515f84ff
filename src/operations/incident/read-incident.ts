import { allowOfficial, type Official, type Person } from '#access/person';
import { elementAt } from '#engine/called';
import type { Incident, Program } from '#engine/case';
import { patchOf } from '#engine/patch';
import { loadCase } from '#operations/case/load-case';
import { type CaseFile, readCaseAtDesk } from '#operations/case/read-case-file';
import { shownFacts } from '#operations/desk/desk-facts';
import type { House } from '#operations/house';
import { incidentFacts, mendable } from '#operations/incident/mendable-facts';
import { openIncident } from '#operations/incident/open-incident';
import { holderOfIncident, SETTLE } from '#operations/incident/settle-incident';
import { reasonField, type WrittenWay, wayField } from '#operations/incident/way-fields';
import { fieldView } from '#operations/marks/present-fields';
import { runMap } from '#operations/marks/present-map';
import { factView, headingOf, holdersOf, ownerOf, tell, timelineView } from '#operations/marks/present-marks';
import { inside, nameOf } from '#operations/marks/say-case';
import { sayCause, sayMend } from '#operations/marks/say-cause';
import { labelOf } from '#operations/marks/say-fact';
import { sayPlace } from '#operations/marks/say-place';
import { sayWord } from '#operations/marks/say-rule';
import type { IncidentView, IncidentWays } from '#operations/views/incident';
import { isObject, type Json, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { type Instant, plainDate, sayDate } from '#terms/plain-date';
import type { Seed } from '#terms/random';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

export interface IncidentWish {
  readonly number: string;
  readonly incident: number;
  /** A fact that is to be set right. */
  readonly fact: string | null;
  readonly refused?: WrittenWay;
}

/**
 * An element at which a case holds: why, since when, whose it is to settle, and the ways on for whoever may. Facts are shown
 * to the agency that must settle it, and the look is on the person's trail first. Refuses `incident-not-open`, `not-your-case`.
 */
export async function readIncident(
  house: Parts,
  person: Person | null,
  wish: IncidentWish,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<IncidentView> {
  const official = allowOfficial(person, SETTLE);
  const { number } = wish;
  const before = await loadCase(house, house.db, { number });
  const { node, agency } = openIncident(before, wish.incident);
  const may = holderOfIncident(before, { agency, node }) === official.agency;
  const looked = may ? incidentFacts(before.program, node).filter((name) => before.facts.has(name)) : [];
  const file = await readCaseAtDesk(house, official, { number }, () => looked, 'incident', at, seed);
  return viewOf(file, official, openIncident(file.now, wish.incident), wish, language, at);
}

function viewOf(
  file: CaseFile,
  official: Official,
  held: Incident,
  wish: IncidentWish,
  language: Language,
  at: Instant,
): IncidentView {
  const { now, envelopes } = file;
  const { program, state, number } = now;
  const { government, service } = program;
  const told = tell(program, envelopes, at);
  return {
    number,
    service: service.texts[language].title,
    about: government.file.regions.find(({ code }) => code === state.territory)?.name ?? state.territory,
    heading: headingOf(program, told, envelopes, language, 'other'),
    back: { href: '/kendala', label: language === 'id' ? 'Semua kendala' : 'All held cases' },
    place: sayPlace(program, held.node, language),
    owner: ownerOf(government, held.agency, language),
    since: held.since,
    cause: sayCause(held.cause, language),
    mend: sayMend(held.cause, language),
    detail: detailOf(file, held, language),
    tried: envelopes.filter(({ kind, element }) => kind === 'retried' && element === held.node).length,
    ways: holderOfIncident(file.now, held) === official.agency ? waysOf(file, held, wish, language) : null,
    who: sayWho(program, held, language),
    holders: holdersOf(program, told, language, 'other'),
    timeline: timelineView(program, told, at, language, 'other', state.questions),
    others: (state.incidents ?? [])
      .filter(({ id }) => id !== held.id)
      .map(({ id, node }) => ({ href: `/kendala/${number}/${id}`, label: sayPlace(program, node, language) })),
    map: runMap(program, file, held.node, language),
  };
}

function sayWho({ government }: Program, { agency }: Incident, language: Language): string {
  const name = nameOf(government, agency, language);
  const office = government.agencies.get(agency)?.office[language] ?? '';
  return language === 'id'
    ? `Hanya petugas ${name} (${office}) yang dapat menyelesaikannya.`
    : `Only officers of ${inside(name)} (${office}) can settle it.`;
}

function waysOf({ now }: CaseFile, held: Incident, wish: IncidentWish, language: Language): IncidentWays {
  const { program, facts, number } = now;
  const { government } = program;
  const open = mendable(program, held.node);
  const here = (name: string) => `/kendala/${number}/${held.id}?fakta=${encodeURIComponent(name)}#betulkan`;
  const { refused } = wish;
  const shown = shownFacts(facts, incidentFacts(program, held.node));
  return {
    facts: shown.map(([name, fact]) =>
      factView(government, name, fact, language, open.includes(name) ? here(name) : null, 'other'),
    ),
    missing: open
      .filter((name) => !facts.has(name) && !resultsOf(program, held.node).includes(name))
      .map((name) => ({ href: here(name), label: labelOf(government, name, language) })),
    mending: wish.fact !== null && open.includes(wish.fact) ? mendingOf(now, wish.fact, refused, language) : null,
    skip: [...wayField(program, held, refused, language), reasonField('skip', refused, language)],
  };
}

/** What the element itself computes is not for anybody to fill in. */
function resultsOf(program: Program, element: string): readonly string[] {
  const { service, id } = elementAt(program, element);
  const decisions = service.file.elements[id]?.decisions ?? [];
  return decisions.flatMap(({ result, results }) => [
    ...(result === undefined ? [] : [result]),
    ...Object.values(results ?? {}),
  ]);
}

function mendingOf(
  { program, facts }: CaseFile['now'],
  name: string,
  refused: WrittenWay | undefined,
  language: Language,
): IncidentWays['mending'] {
  const known = facts.get(name);
  const answers = known === undefined ? {} : { [name]: known.value };
  const typed = refused?.act === 'mend' ? { typed: refused.typed, errors: refused.errors } : {};
  return {
    name,
    field: fieldView(program.government, name, language, { answers, ...typed }),
    reason: reasonField('mend', refused, language),
  };
}

/** What the engine named as it gave up: the rule, its day and place. It stands in clear in the act and is nothing personal. */
function detailOf({ now, envelopes }: CaseFile, { id }: Incident, language: Language): string | null {
  const act = envelopes.find((one) => one.kind === 'held' && patchOf(one).hold?.some((hold) => hold.id === id));
  const detail = act?.data['detail'] ?? null;
  if (!isObject(detail)) return null;
  const said = TOLD.flatMap((name) =>
    detail[name] === undefined ? [] : [sayDetail(now.program, detail[name], language)],
  );
  return said.length === 0 ? null : said.join(', ');
}

const TOLD = ['decision', 'line', 'script', 'role', 'registry', 'code', 'province', 'territory', 'date'];

function sayDetail(program: Program, value: Json, language: Language): string {
  const { government, service } = program;
  const text = textOf(value);
  const rules = service.rules.models.find(({ model }) => text.startsWith(`${model.file}#`));
  if (rules !== undefined) return `${sayWord(program, rules.model.name, language)} (${text})`;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return sayDate(plainDate(text), language);
  return government.file.regions.find(({ code }) => code === text)?.name ?? text;
}
