import type { Person } from '#access/person';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { currentArrangements } from '#coordination/current';
import { type Effect, type Impact, impactOf } from '#coordination/impact';
import type { StanceKind, Standing } from '#coordination/lifecycle';
import { loadStandingNow } from '#operations/council/decide-arrangement';
import { gatherEvidence, levelIn } from '#operations/council/gather-evidence';
import { mayRead } from '#operations/council/read-standing';
import { ARRANGEMENT_WORDS } from '#operations/council/say-arrangement';
import { IMPACT_WORDS } from '#operations/council/say-impact';
import type { House } from '#operations/house';
import { nameOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import type { ImpactView } from '#operations/views/council';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** What a draft or proposal would change, in codes: for machines, the command line and the page. */
export interface DraftImpact extends Omit<Impact, 'services'> {
  readonly id: string;
  readonly replaces: string | null;
  readonly services: readonly { readonly service: string; readonly openCases: number }[];
  /** The step it declares; the step that the acts of what it replaces show. */
  readonly levels: { readonly declared: number; readonly replaced: number | null };
  readonly consultation: {
    readonly due: Instant;
    /** `awaited` until the last day has passed, `silent` after it. */
    readonly stances: readonly { readonly agency: string; readonly stance: StanceKind | 'awaited' | 'silent' }[];
  } | null;
}

/** Refuses `arrangement-unknown`, also for a draft that is not the reader's to see, and `arrangement-unfit` once it is signed. */
export async function readImpact(house: Parts, person: Person | null, id: string, at: Instant): Promise<DraftImpact> {
  const { government } = house.library;
  const stored = await loadStandingNow(house, id);
  if (stored === null || !mayRead(stored.standing.text, person))
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
  const { text } = stored.standing;
  if (text.state !== 'draft' && text.state !== 'proposed')
    throw new Refusal<ArrangementRefusal>('arrangement-unfit', `One that is ${text.state} is no draft`, {
      state: text.state,
      act: 'impact',
    });
  const current = await currentArrangements(house.db, government);
  const { services, ...impact } = impactOf(text, current, government.services, at, government.file.zone);
  const replaced = current.get(text.replaces ?? '');
  const weighed = replaced === undefined ? null : await gatherEvidence(house, [replaced], at);
  const rows = await house.db.many<{ service: string; n: number }>(sql`
    select service, count(*)::int as n from cases where status = 'open' and service = any(${services}) group by service`);
  return {
    id,
    replaces: replaced?.id ?? null,
    ...impact,
    services: services.map((service) => ({ service, openCases: rows.find((row) => row.service === service)?.n ?? 0 })),
    levels: {
      declared: text.declaredLevel,
      replaced: replaced === undefined || weighed === null ? null : levelIn(weighed, replaced).computed,
    },
    consultation: stancesOf(stored.standing, at),
  };
}

function stancesOf({ consultation }: Standing, at: Instant): DraftImpact['consultation'] {
  if (consultation === undefined) return null;
  const { due, asked, stances } = consultation;
  const untold = due <= at ? 'silent' : 'awaited';
  return {
    due,
    stances: asked.map((agency) => ({
      agency,
      stance: stances.find((one) => one.agency === agency)?.stance ?? untold,
    })),
  };
}

/** The same in words; null for what is no draft or proposal. */
export async function presentImpact(
  house: Parts,
  person: Person | null,
  { id, state }: { readonly id: string; readonly state: string },
  language: Language,
  at: Instant,
): Promise<ImpactView | null> {
  if (state !== 'draft' && state !== 'proposed') return null;
  const impact = await readImpact(house, person, id, at);
  const { government } = house.library;
  const words = IMPACT_WORDS[language];
  const name = (agency: string) => nameOf(government, agency, language);
  const title = (service: string) => government.services.get(service)?.texts[language].title ?? service;
  const registry = (one: string) => government.registries.get(one)?.name[language] ?? one;
  const effect = ({ kind, from, to, facts, payee }: Effect) => {
    const payees = government.file.payees.filter((one) => one.id === payee).map((one) => one.name[language]);
    const what = [...facts.map((fact) => labelOf(government, fact, language)), ...payees].join(', ');
    const said = `${ARRANGEMENT_WORDS[language].kinds[kind]} ${words.from(name(from), name(to))}`;
    return what === '' ? said : `${said}: ${what}`;
  };
  const { gained, lost, orphaned, services, levels, consultation } = impact;
  const rows: ImpactView['rows'] = [
    ...gained.map((one) => ({ what: words.gained, detail: effect(one), kind: 'ok' as const })),
    ...lost.map((one) => ({ what: words.lost, detail: effect(one), kind: 'late' as const })),
    ...orphaned.map((one) => ({
      what: words.orphaned,
      detail: words.reads(name(one.by), registry(one.registry), title(one.service)),
      kind: 'late' as const,
    })),
    ...(gained.length + lost.length === 0 ? [{ what: words.nothing, detail: '', kind: 'ok' as const }] : []),
    ...services.map((one) => ({
      what: words.service(one.openCases),
      detail: title(one.service),
      kind: 'near' as const,
    })),
    { what: words.step, detail: words.level(levels.declared, levels.replaced), kind: 'near' },
  ];
  return {
    rows,
    consultation:
      consultation === null
        ? null
        : {
            due: consultation.due,
            stances: consultation.stances.map(({ agency, stance }) => ({
              who: name(agency),
              said: words.stances[stance],
              kind: stance === 'agree' ? 'ok' : stance === 'object' || stance === 'silent' ? 'late' : 'near',
            })),
          },
  };
}
