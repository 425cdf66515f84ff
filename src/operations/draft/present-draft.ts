import { use } from '#coordination/arrangement';
import { agencyOf } from '#definitions/government';
import type { Read } from '#definitions/schema/service';
import type { Program } from '#engine/case';
import type { Facts } from '#engine/fact';
import { needsConsent, type ReadOrder } from '#exchange/ask';
import { WITHOUT_RECORD } from '#operations/case/file-application';
import { readOrder, type Unanswered } from '#operations/case/gather-facts';
import { mayDispute, pagesOf } from '#operations/draft/draft-pages';
import type { Draft } from '#operations/draft/drafts';
import { basisView, factView, notAskedView, ownerOf } from '#operations/marks/present-marks';
import { inside, nameOf, sayWhen } from '#operations/marks/say-case';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import { plain } from '#operations/person/say-look';
import type { DraftHead, FetchedView } from '#operations/views/draft';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { sayDuration } from '#terms/say';

export function headOf(
  { government, service }: Program,
  draft: Pick<Draft, 'id' | 'until'>,
  language: Language,
): DraftHead {
  return {
    id: draft.id,
    service: service.texts[language].title,
    until: dayIn(government.file.zone, draft.until),
  };
}

export function toTasks(draft: Draft, language: Language): { readonly href: string; readonly label: string } {
  return { href: `/draf/${draft.id}`, label: language === 'id' ? 'Daftar langkah' : 'List of steps' };
}

/** What is shown of a record beside its key: `Kencana Lintas 125, 2021`. */
export function recordWords({ government, service }: Program, facts: Facts, language: Language): string {
  const pick = service.file.opening.pick;
  const names = (pick?.show ?? []).filter((name) => name !== pick?.key);
  const values = names.flatMap((name) => {
    const fact = facts.get(name);
    return fact === undefined ? [] : [sayFact(government, name, fact.value, language)];
  });
  return values.join(', ');
}

type Source = FetchedView['sources'][number];

/** What each holder has brought to a draft, why it may, and who has not answered; read by read. */
export function draftSources(
  program: Program,
  draft: Draft,
  language: Language,
  at: Instant,
): readonly (Source & { readonly read: string; readonly registry: string })[] {
  const { government, service } = program;
  const territory = textOf(draft.facts.get(service.file.territory)?.value);
  return service.file.opening.reads.flatMap((read) => {
    const order = readOrder(program, read, draft.facts, territory, null, at);
    if (order === undefined) return [];
    const gap = draft.unanswered.find((one) => one.read === read);
    const facts = factsOf(program, draft, order, language);
    const brought = gap !== undefined || order.definition.facts.some((fact) => isFetched(draft, fact));
    if (needsConsent(order) && !brought) return []; // the person has not allowed it
    return [
      {
        read,
        registry: order.registry.name[language],
        owner: ownerOf(government, order.holder, language),
        purpose: plain(order.definition.purpose[language]),
        basis: basisView(order.definition.basis, language),
        arrangement: grantingArrangement(program, order, language, at),
        facts,
        silent: gap === undefined ? null : sayGap(program, gap, order.definition, language, at),
      },
    ];
  });
}

function isFetched({ facts }: Draft, name: string): boolean {
  return facts.get(name)?.source.kind === 'fetched';
}

/** The arrangement under which a holder answers; none is needed for an agency's own registry. */
export function grantingArrangement(
  { government }: Program,
  order: ReadOrder,
  language: Language,
  at: Instant,
): Source['arrangement'] {
  const { holder: from, asker: to, registry, definition } = order;
  if (from === to) return null;
  const wish = { kind: 'data', from, to, registry: registry.id, facts: definition.facts } as const;
  const grant = use(government.arrangements.values(), wish, at, government.file.zone);
  if (grant.kind === 'none') return null;
  return { href: `/kesepakatan/${grant.arrangement.id}`, label: grant.arrangement.title[language] };
}

function factsOf(program: Program, draft: Draft, { registry, key }: ReadOrder, language: Language): Source['facts'] {
  const own = [...draft.facts].filter(([name, { value, source }]) =>
    source.kind === 'fetched'
      ? source.registry === registry.id
      : source.kind === 'computed' && name === registry.key && value === key,
  );
  return own.map(([name, fact]) => {
    const href = `/draf/${draft.id}/data?fakta=${encodeURIComponent(name)}#koreksi`;
    return factView(program.government, name, fact, language, mayDispute(program, draft, name) ? href : null);
  });
}

const LENGTHS = { minutes: 60_000, hours: 3_600_000, calendarDays: 86_400_000 } as const;

/** The case asks again by itself and waits as long as the definition is patient; only then the person is asked. */
function sayGap({ government }: Program, gap: Unanswered, { patience }: Read, language: Language, at: Instant): string {
  const name = nameOf(government, gap.holder, language);
  const wait = sayDuration(patience.amount * LENGTHS[patience.unit], language);
  const since = sayWhen(government, gap.since, at, language);
  if (gap.why === 'by-hand')
    return language === 'id'
      ? `Petugas ${name} menjawab sendiri setelah permohonan Anda terkirim. Lanjutkan saja: kami bertanya kepada Anda hanya bila ia tidak menjawab tepat waktu.`
      : `An officer of ${inside(name)} answers once your application is sent. Go on: we ask you only if there is no answer in time.`;
  if (gap.why === 'withheld') {
    return language === 'id'
      ? `${name} tidak memberikan data ini. Lanjutkan saja: kami bertanya kepada Anda setelah permohonan terkirim.`
      : `${name} does not give this data. Go on: we ask you once the application is sent.`;
  }
  return language === 'id'
    ? `${name} belum menjawab sejak ${since}. Lanjutkan saja: setelah Anda mengirim, kami terus bertanya kepada ${inside(name)}, dan baru bertanya kepada Anda bila ${wait} kemudian belum ada jawaban.`
    : `No answer has come from ${inside(name)} since ${since}. Go on: after you send, we keep asking ${inside(name)}, and ask you only if there is no answer ${wait} later.`;
}

/** Agencies whose steps use a fact: by a read that it opens, by what a read brings, or because they lead the service. */
export function seenBy(
  program: Program,
  facts: Facts,
  name: string,
  language: Language,
  at: Instant,
): readonly string[] {
  const { file, process } = program.service;
  const uses = (reads: readonly string[]) =>
    reads.some((read) => file.reads[read]?.key === name || file.reads[read]?.facts.includes(name) === true);
  const lanes = Object.entries(file.elements).flatMap(([element, { reads = [], sees = [], paper }]) =>
    uses(reads) || sees.includes(name) || paper?.facts.includes(name) === true
      ? [process.nodes.get(element)?.lane ?? '']
      : [],
  );
  const roles = lanes.map((lane) => file.lanes[lane]?.role ?? '');
  return agencyNames(program, roles.length === 0 ? [file.owner] : roles, facts, language, at).map(inside);
}

/** Agencies that get their step when the application is sent. */
export function laneAgencies(program: Program, facts: Facts, language: Language, at: Instant): readonly string[] {
  const roles = Object.values(program.service.file.lanes).map(({ role }) => role);
  return agencyNames(program, roles, facts, language, at);
}

function agencyNames(
  { government, service }: Program,
  roles: readonly string[],
  facts: Facts,
  language: Language,
  at: Instant,
): readonly string[] {
  const territory = textOf(facts.get(service.file.territory)?.value);
  const day = dayIn(government.file.zone, at);
  const found = roles
    .map((role) => agencyOf(government, role, territory, day))
    .filter((agency) => agency !== undefined);
  return [...new Set(found)].map((agency) => nameOf(government, agency, language));
}

/** The service's own question, where its texts have one under `pages.pick`. */
/** The record that was picked, or that there was none to pick. */
export function pickedWords({ service }: Program, picked: string | null, language: Language): string {
  if (picked !== WITHOUT_RECORD) return picked ?? '';
  return service.texts[language].pages[service.file.opening.pick?.without ?? '']?.title ?? '';
}

export function pickTitle({ government, service }: Program, language: Language): string {
  const own = service.texts[language].pages['pick']?.title;
  if (own !== undefined) return own;
  const registry = government.registries.get(service.file.opening.pick?.registry ?? '')?.name[language];
  if (registry === undefined) return service.texts[language].title;
  return language === 'id' ? `Pilih dari ${registry}` : `Choose from: ${registry}`;
}

/** What the draft has fetched, and what it asks: its questions, answered or not. */
export function spared(program: Program, draft: Draft, language: Language): FetchedView['notAsked'] {
  const asked = pagesOf(program, draft).flatMap(({ fields }) => fields);
  return {
    ...notAskedView(program.government, draft.facts, language),
    asked: asked.map((name) => inside(labelOf(program.government, name, language))),
  };
}
