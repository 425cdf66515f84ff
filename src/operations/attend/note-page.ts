import type { Citizen } from '#access/person';
import { recordLooks } from '#exchange/trail';
import { findDraft } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** An officer looks at a page of the application they key: on the person's chain, with the facts it may show, before it leaves. */
export async function notePage(
  house: Pick<House, 'db' | 'keys'>,
  { attended, ...citizen }: Citizen,
  draftId: string | null,
  at: Instant,
  seed: Seed,
): Promise<void> {
  if (attended === undefined) return;
  const person = { ...citizen, attended };
  const facts = draftId === null ? [] : await factsOf(house, person, draftId, at);
  const { agency, position } = attended.by;
  const look = {
    kind: 'draft-viewed',
    agency,
    position,
    facts,
    registry: null,
    holder: null,
    purpose: `${attended.service}/attended`,
    arrangement: null,
    caseNumber: null,
  } as const;
  await recordLooks(house.db, person.subject, [look], at, seed);
}

async function factsOf(
  house: Pick<House, 'db' | 'keys'>,
  person: Citizen,
  draftId: string,
  at: Instant,
): Promise<readonly string[]> {
  try {
    const { facts, answers } = await findDraft(house, person, draftId, at);
    return [...new Set([...facts.keys(), ...Object.keys(answers)])];
  } catch (error) {
    if (error instanceof Refusal && error.code === 'draft-unknown') return []; // sent already, or nobody's: nothing is shown
    throw error;
  }
}
