import type { Person } from '#access/person';
import { loadCase } from '#operations/case/load-case';
import { complaintRules } from '#operations/complaint/rules';
import type { House } from '#operations/house';
import { basisView } from '#operations/marks/present-marks';
import type { Choice, ComplaintClock, NewComplaintView } from '#operations/views/voice';
import { deadline } from '#terms/calendar';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** Where a complaint begins: the page somebody came from. */
export interface ComplaintPlace {
  readonly caseNumber: string | null;
  readonly service: string | null;
  readonly about: string;
}

/** `/berkas/MG-...`, `/layanan/<id>` or any other page, as the link at the foot of every page names it. */
export function placeOf(from: string, about: string): ComplaintPlace {
  const caseNumber = /^\/(?:berkas|antrean|periksa)\/(MG-[\w-]+)/.exec(from)?.[1] ?? null;
  const service = /^\/layanan\/([a-z0-9.-]+)/.exec(from)?.[1] ?? null;
  return { caseNumber, service, about: (about === '' ? from : about).slice(0, 200) };
}

/** The empty form, with what it is about and the clocks that would run from now. Refuses `case-unknown`, `complaints-closed`. */
export async function beginComplaint(
  house: Parts,
  person: Person | null,
  place: ComplaintPlace,
  language: Language,
  at: Instant,
): Promise<NewComplaintView> {
  const { government } = house.library;
  const named = place.caseNumber === null ? null : await loadCase(house, house.db, { number: place.caseNumber });
  const service = named?.program.service ?? government.services.get(place.service ?? '');
  const described = government.information.find(({ id }) => id === place.service);
  const title = service?.texts[language].title ?? described?.title[language] ?? null;
  return {
    about: place.caseNumber === null ? title : `${title ?? ''}, ${place.caseNumber}`,
    hidden: {
      case: place.caseNumber ?? '',
      service: place.caseNumber === null ? (service?.file.id ?? '') : '',
      about: place.about,
    },
    steps: named === null || service === undefined ? [] : stepsOf(service.texts[language].elements),
    signedIn: person?.kind === 'citizen',
    text: '',
    contact: '',
    naming: person?.kind === 'citizen' ? 'open' : 'anonymous',
    step: '',
    error: null,
    clocks: clocksOf(house, language, at),
  };
}

function stepsOf(elements: { readonly [id: string]: { readonly doing: string } }): Choice[] {
  return Object.entries(elements).map(([value, { doing }]) => ({ value, label: doing }));
}

function clocksOf({ library: { government } }: Parts, language: Language, at: Instant): ComplaintClock[] {
  const rules = complaintRules(government, at);
  const verify = {
    what: language === 'id' ? 'Diperiksa dan diteruskan' : 'Verified and passed on',
    term: rules.verify,
  };
  const rows = [verify, ...rules.classes.map(({ name, answer }) => ({ what: name[language], term: answer }))];
  return rows.map(({ what, term }) => ({
    what,
    days: term.amount,
    basis: basisView(term.basis, language),
    by: deadline(government.calendar, at, term),
  }));
}
