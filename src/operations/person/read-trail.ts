import { allowCitizen, type Person } from '#access/person';
import { askedNumbers } from '#operations/complaint/ask-look';
import type { House } from '#operations/house';
import { ownRow } from '#operations/person/own-row';
import { trailCount, trailOf } from '#operations/person/trail-rows';
import type { TrailView } from '#operations/views/case';
import type { Language } from '#terms/language';

const PAGE = 50;

/** Everything on the person's own chain: who looked at which facts and what for, and what the person allowed. */
export async function readTrail(
  house: Pick<House, 'db' | 'library'>,
  person: Person | null,
  page: number,
  language: Language,
): Promise<TrailView> {
  const { subject } = allowCitizen(person, 'own-trail');
  const [total, all] = await Promise.all([
    trailCount(house.db, subject, { looksOnly: true }),
    trailCount(house.db, subject, { looksOnly: false }),
  ]);
  const pages = Math.max(1, Math.ceil(all / PAGE));
  const shown = Number.isSafeInteger(page) ? Math.min(Math.max(1, page), pages) : 1;
  const acts = await trailOf(house.db, subject, { looksOnly: false, limit: PAGE, offset: (shown - 1) * PAGE });
  const asked = await askedNumbers(
    house.db,
    subject,
    acts.map(({ seq }) => seq),
  );
  return {
    total,
    page: shown,
    pages,
    rows: acts.map((act) => {
      const number = asked.get(act.seq);
      const row = ownRow(house.library.government, act, language);
      return number === undefined ? row : { ...row, asked: { href: `/pengaduan/${number}`, label: number } };
    }),
  };
}
