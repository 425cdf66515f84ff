import { allowOfficial, type Person } from '#access/person';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import { decideOnArrangement, loadStandingNow, parseDraft } from '#operations/council/decide-arrangement';
import { type Typed, textOfTyped, typedOf } from '#operations/council/draft-text';
import { sectionsOf } from '#operations/council/present-draft';
import { SAY_DRAFT } from '#operations/council/say-draft';
import type { House } from '#operations/house';
import { refusalView } from '#operations/marks/say-refusal';
import type { ArrangementDraftView } from '#operations/views/council-desk';
import type { InboxKey } from '#store/effects';
import { isList, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

/** A draft as a form; `id` null for a new one. Refuses `arrangement-unknown`, and `arrangement-unfit` once it is proposed. */
export async function readDraft(
  house: Parts,
  person: Person | null,
  id: string | null,
  language: Language,
): Promise<ArrangementDraftView> {
  allowOfficial(person, 'arrangement');
  if (id === null) return viewOf(house, null, { typed: {}, faults: [], error: null, seen: 0 }, language);
  const { seq, text } = await openDraft(house, id);
  return viewOf(house, id, { typed: typedOf(text), faults: [], error: null, seen: seq }, language);
}

/** What the form was answered: kept under its id, or shown again with what needs mending and all that was typed. */
export type Drafted =
  | { readonly kind: 'kept'; readonly id: string }
  | { readonly kind: 'again'; readonly status: 409 | 422; readonly view: ArrangementDraftView };

/**
 * Keeps what is typed as a draft. What is malformed, taken, or was changed by somebody else meanwhile comes back with every
 * word of it; all else refuses like `decideOnArrangement`.
 */
export async function keepDraft(
  house: Parts,
  person: Person | null,
  id: string | null,
  typed: Typed,
  language: Language,
  { at, seed, inbox }: { readonly at: Instant; readonly seed: Seed; readonly inbox: InboxKey },
): Promise<Drafted> {
  allowOfficial(person, 'arrangement');
  const before = id === null ? null : await openDraft(house, id);
  const text = textOfTyped(typed, before?.text);
  const name = id ?? (typed['id'] ?? '').trim();
  const seen = Number(typed['seen'] ?? '0') || 0;
  try {
    const command = { kind: 'draft', text: parseDraft(house.library.government, name, text) } as const;
    await decideOnArrangement(house, person, { id: name, seen, command }, at, seed, inbox);
    return { kind: 'kept', id: name };
  } catch (error) {
    if (!(error instanceof Refusal) || !AGAIN.includes(error.code)) throw error;
    const given = error.facts['faults'];
    const faults = given !== undefined && isList(given) ? given.map(textOf) : [];
    const places = error.code === 'arrangement-exists' ? ['id'] : faults.map((fault) => fault.split(': ')[0] ?? '');
    const { what, next } = refusalView(house.library.government, error, language);
    const why = faults.length > 0 ? SAY_DRAFT[language].odd(faults.length) : `${what} ${next}`;
    const shown = {
      typed: { ...typedOf(text), ...(id === null ? { id: name } : {}) },
      faults: places,
      error: why,
      seen,
    };
    const view = viewOf(house, id, shown, language);
    return { kind: 'again', status: error.code === 'arrangement-malformed' ? 422 : 409, view };
  }
}

const AGAIN: readonly string[] = [
  'arrangement-malformed',
  'arrangement-exists',
  'arrangement-changed',
] satisfies ArrangementRefusal[];

async function openDraft(house: Parts, id: string): Promise<{ readonly seq: number; readonly text: JsonObject }> {
  const stored = await loadStandingNow(house, id);
  if (stored === null)
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such draft', { arrangement: id });
  const { text } = stored.standing;
  if (text.state !== 'draft')
    throw new Refusal<ArrangementRefusal>('arrangement-unfit', `One that is ${text.state} is no draft`, {
      state: text.state,
      act: 'draft',
    });
  return { seq: stored.seq, text: text as unknown as JsonObject }; // what was parsed from JSON is JSON
}

interface Shown {
  readonly typed: Typed;
  readonly faults: readonly string[];
  readonly error: string | null;
  readonly seen: number;
}

function viewOf(
  { library: { government } }: Parts,
  id: string | null,
  { typed, faults, error, seen }: Shown,
  language: Language,
): ArrangementDraftView {
  const words = SAY_DRAFT[language];
  return {
    id,
    title: id === null ? words.fresh : words.change(typed[`title.${language}`] ?? id),
    seen,
    error,
    sections: sectionsOf(government, typed, faults, id === null, language),
  };
}
