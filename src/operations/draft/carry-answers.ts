import type { Citizen } from '#access/person';
import type { Government } from '#definitions/government';
import { pagesOf } from '#operations/draft/draft-pages';
import { type Draft, draftsOf, findDraft, saveDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import type { JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/**
 * What a person answers in one application of a life event is put into their other drafts of that event that ask the same and
 * have no answer yet: once is enough. Files stay where they were sent; the form of the other service judges the answer when it is
 * sent, and its last look shows it.
 */
export async function carryAnswers(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  person: Citizen,
  from: Draft,
  values: JsonObject,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { government } = house.library;
  const beside = besideIn(government, from.service);
  const given = Object.entries(values).filter(
    ([name, value]) => value !== null && government.facts.get(name)?.type !== 'file',
  );
  if (given.length === 0 || beside.size === 0) return;
  const others = await draftsOf(house, person, at);
  for (const { id, service } of others) {
    if (!beside.has(service)) continue;
    const draft = await findDraft(house, person, id, at);
    const { program } = house.library.newest(service);
    const open = new Set(pagesOf(program, draft).flatMap(({ fields }) => fields));
    const fitting = given.filter(([name]) => open.has(name) && !Object.hasOwn(draft.answers, name));
    if (fitting.length === 0) continue;
    const answers = { ...draft.answers, ...Object.fromEntries(fitting) };
    await saveDraft(house, person, { ...draft, answers }, at, derive(seed, `carry/${id}`));
  }
}

/** The other services of the events that a service belongs to. */
function besideIn({ file }: Government, service: string): ReadonlySet<string> {
  const events = file.lifeEvents.filter(({ services }) => services.includes(service));
  return new Set(events.flatMap(({ services }) => services).filter((one) => one !== service));
}
