import { allowCitizen, type Person } from '#access/person';
import { type Power, powersOf } from '#access/power';
import { servicesOnOffer } from '#definitions/government';
import { knownSubject } from '#exchange/subject';
import type { House } from '#operations/house';
import type { PowerView } from '#operations/views/case';
import type { SubjectId } from '#terms/ids';
import type { Language } from '#terms/language';
import { nik } from '#terms/nik';
import { dayIn, type Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** What was typed into the form that gives a power, and what is wrong with it. */
export interface PowerForm {
  readonly form: PowerView['form'];
  readonly errors: PowerView['errors'];
}

export const EMPTY_POWER: PowerForm = { form: { agent: '', service: '', until: '' }, errors: {} };

/** Living powers of attorney, given and received. `justGiven` is the id of one given a moment ago. */
export async function readPowers(
  house: Parts,
  person: Person | null,
  justGiven: string | null,
  { form, errors }: PowerForm,
  language: Language,
  at: Instant,
): Promise<PowerView> {
  const { subject } = allowCitizen(person, 'give-power');
  const { government } = house.library;
  const { given, received } = await powersOf(house.db, subject, dayIn(government.file.zone, at));
  const names = await knownNames(house);
  const titles = (power: Power) => power.services.map((id) => government.services.get(id)?.texts[language].title ?? id);
  const named = (who: SubjectId, power: Power) => names.get(who) ?? nameless(power, language);
  const fresh = given.find(({ id }) => id === justGiven);
  return {
    given: given.map((power) => ({
      id: power.id,
      agent: named(power.agent, power),
      services: titles(power),
      until: power.until,
    })),
    received: received.map((power) => ({
      principal: named(power.principal, power),
      services: titles(power),
      until: power.until,
    })),
    services: servicesOnOffer(government)
      .filter(({ file }) => file.opening.power !== undefined)
      .map(({ file, texts }) => ({ value: file.id, label: texts[language].title })),
    form,
    errors,
    justGiven: fresh === undefined ? null : named(fresh.agent, fresh),
  };
}

/** Names of those who sign in here; of others only the pseudonym is known. */
async function knownNames(house: Parts): Promise<ReadonlyMap<SubjectId, string>> {
  const citizens = house.library.government.personas.filter((persona) => persona.nik !== undefined);
  const pairs = await Promise.all(
    citizens.map(async ({ nik: number = '', name }) => {
      const subject = await knownSubject(house.db, house.keys, nik(number));
      return subject === undefined ? [] : [[subject, name] as const];
    }),
  );
  return new Map(pairs.flat());
}

function nameless({ id }: Power, language: Language): string {
  const ending = id.slice(-6).toUpperCase();
  return language === 'id' ? `Kuasa berakhiran ${ending}` : `Power ending in ${ending}`;
}
