import type { ArrangementCommand } from '#coordination/lifecycle';
import { type ArrangementReceipt, decideOnArrangement, loadStanding } from '#operations/council/decide-arrangement';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What the command line wants of an arrangement; without `seen` it is decided on as it stands. */
export interface PersonaOrder {
  readonly persona: string;
  readonly id: string;
  readonly seen?: number | undefined;
  readonly command: ArrangementCommand;
}

/** A persona decides, in the demonstration's houses. Refuses `persona-unknown`, and like `decideOnArrangement`. */
export async function decideAsPersona(
  house: House,
  { persona, id, seen, command }: PersonaOrder,
  at: Instant,
  seed: Seed,
): Promise<ArrangementReceipt> {
  const person = await personOf(house, persona, at, derive(seed, 'person'));
  if (!house.settings.demo || person === null) throw new Refusal('persona-unknown', 'There is no such persona', {});
  const last = seen ?? (await loadStanding(house, id))?.seq ?? 0;
  return decideOnArrangement(house, person, { id, seen: last, command }, at, derive(seed, 'decide'));
}
