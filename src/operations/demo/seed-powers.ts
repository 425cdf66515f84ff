import { hasPower } from '#access/power';
import { subjectOf } from '#exchange/subject';
import type { House } from '#operations/house';
import { enterPower } from '#operations/person/give-power';
import { nik } from '#terms/nik';
import { dayIn, type Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** Enters the demonstration's powers of attorney that are not there yet. */
export async function seedPowers(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  at: Instant,
  seed: Seed,
): Promise<void> {
  const { government } = house.library;
  const day = dayIn(government.file.zone, at);
  for (const power of government.powers) {
    const principal = await subjectOf(house.db, house.keys, nik(power.principal), at, seed);
    const agent = await subjectOf(house.db, house.keys, nik(power.agent), at, seed);
    const first = power.services[0];
    if (first === undefined || (await hasPower(house.db, principal, agent, first, day))) continue;
    await enterPower(house, principal, agent, power.services, power.until, at, derive(seed, `${principal}/${agent}`));
  }
}
