import type { Person } from '#access/person';
import { servicesWithin } from '#definitions/callees';
import { agencyOf, basisOf, type Government, linesBoundIn, type Service } from '#definitions/government';
import type { FormFile } from '#definitions/schema/form';
import { APPLICANT } from '#definitions/vocabulary';
import { pricedNow } from '#operations/case/under-agreements';
import { draftsOf } from '#operations/draft/drafts';
import type { House } from '#operations/house';
import { basisView, groupsBySource, ownerOf } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf, sayElement } from '#operations/marks/say-case';
import { arrangementOf } from '#operations/money/present-bill';
import { plain } from '#operations/person/say-look';
import { readIndex } from '#operations/satisfaction/read-voices';
import { leadOf } from '#operations/service/find-services';
import { billingService } from '#operations/service/quote-service';
import { askedLabels, calculatorOf, lineNames, payeeCount, type Typed } from '#operations/service/service-calculator';
import type { ProcessMapView, QuoteView, ServiceClock, ServicePageView } from '#operations/views/door';
import type { NotAskedView, Owner } from '#operations/views/marks';
import { deadline } from '#terms/calendar';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { capital, sayCount, sayList } from '#terms/say';
import type { Basis } from '#terms/schema';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** A service as its page is made from it: the definition that runs, so that page and case cannot disagree. */
interface Shown {
  readonly government: Government;
  readonly service: Service;
  /** It and those it calls: what they read, ask, bill and wait for is part of it. */
  readonly within: readonly Service[];
  readonly language: Language;
  readonly at: Instant;
}

/** Standard of service (UU 25/2009 art. 20-22), generated; of a retired one as it was last. Refuses `unknown-service`. */
export async function readService(
  house: Parts,
  person: Person | null,
  id: string,
  language: Language,
  at: Instant,
): Promise<ServicePageView> {
  const { government, service } = house.library.known(id);
  const isRetired = government.retired.has(id);
  const shown: Shown = { government, service, within: servicesWithin(government, service), language, at };
  const texts = service.texts[language];
  const notAsked = notAskedOf(shown);
  return {
    id,
    isRetired,
    title: texts.title,
    promise: texts.promise.replace(/\.$/, ''),
    lead: leadOwner(shown),
    asks: asksOf(shown, notAsked),
    time: timeOf(shown),
    cost: costOf(shown),
    isTranslated: texts.translated !== false,
    standard: texts.standard ?? null,
    products: texts.product.map(({ name, detail, lane }) => ({ owner: laneOwner(shown, lane), name, detail })),
    notAsked,
    map: mapOf(shown),
    clocks: { exampleStart: dayIn(government.file.zone, at), rows: clocksOf(shown) },
    calculator:
      !isRetired && shown.within.some((one) => linesBoundIn(one).length > 0)
        ? calculatorOf(await pricedNow(house.db, government, id), service, null, language, at)
        : null,
    requires: service.file.requires.map((one) => ({
      href: `/layanan/${one}`,
      label: government.services.get(one)?.texts[language].title ?? one,
    })),
    eligibility: eligibilityOf(shown),
    basis: basesOf(shown),
    arrangement: arrangementLine(shown),
    complaint: complaintOf(shown),
    satisfaction: await readIndex(house, service.file.id, texts.title, at, language),
    start: `/mulai/${id}`,
    draft: isRetired ? null : await draftLine(house, person, shown),
  };
}

/** The calculator on a page of its own; without an answer it shows an example. */
export async function readQuote(
  { db, library }: Pick<House, 'db' | 'library'>,
  id: string,
  typed: Typed,
  language: Language,
  at: Instant,
): Promise<QuoteView> {
  const { government, service } = library.newest(id).program;
  if (lineNames(service, language).length === 0)
    throw new Refusal('page-unknown', `${id} costs nothing that could be computed`);
  return {
    service: { href: `/layanan/${id}`, label: service.texts[language].title },
    calculator: calculatorOf(
      await pricedNow(db, government, id),
      service,
      isAnswered(typed) ? typed : null,
      language,
      at,
    ),
  };
}

/** Names of facts have a dot; those of the door (a language) have none. */
function isAnswered(typed: Typed): boolean {
  return Object.keys(typed).some((name) => name.includes('.'));
}

function leadOwner({ government, service, language, at }: Shown): Owner {
  return ownerOf(government, leadOf(government, service, at) ?? government.file.coordinatingBody, language);
}

/** Whoever plays a role where the service is first given. */
function roleOwner({ government, service, language, at }: Shown, role: string, place = 0): Owner {
  if (role === 'applicant') return ownerOf(government, null, language);
  const day = dayIn(government.file.zone, at);
  const agency = agencyOf(government, role, service.file.territories[0] ?? '', day);
  return ownerOf(government, agency ?? role, language, place);
}

function laneOwner(shown: Shown, lane: string): Owner {
  const place = shown.service.process.lanes.findIndex(({ id }) => id === lane);
  return roleOwner(shown, shown.service.file.lanes[lane]?.role ?? shown.service.file.owner, Math.max(0, place));
}

function notAskedOf(shown: Shown): NotAskedView {
  const { government, service, within, language } = shown;
  const held = new Map<string, { name: string; source: string; at: null }>();
  for (const { registry, key, facts } of within.flatMap(({ file }) => Object.values(file.reads))) {
    const source = roleOwner(shown, government.registries.get(registry)?.role ?? '').name;
    for (const name of [key, ...facts]) {
      if (!held.has(name) && isHeldIn(government, name, registry)) held.set(name, { name, source, at: null });
    }
  }
  const opening = service.forms.get(service.file.opening.form);
  const own = [...(opening === undefined ? [] : [opening]), ...within.slice(1).flatMap(applicantForms)];
  const asked = [...new Set(own.flatMap(({ schema }) => Object.keys(schema.properties)))];
  return {
    groups: groupsBySource(government, [...held.values()], language),
    asked: askedLabels(
      government,
      asked.filter((name) => !held.has(name)),
      language,
    ),
  };
}

/** Forms that a called service puts to the applicant on the way; its own opening form is not asked. */
function applicantForms({ file, forms, process }: Service): FormFile[] {
  return Object.entries(file.elements).flatMap(([id, { form }]) => {
    const isApplicants = file.lanes[process.nodes.get(id)?.lane ?? '']?.role === APPLICANT;
    return (isApplicants ? forms.get(form ?? '') : undefined) ?? [];
  });
}

function isHeldIn({ facts }: Government, name: string, registry: string): boolean {
  return facts.get(name)?.holder?.startsWith(`${registry}.`) === true;
}

function asksOf({ language }: Shown, { asked, groups }: NotAskedView): ServicePageView['asks'] {
  const id = language === 'id';
  const held = groups.reduce((sum, { facts }) => sum + facts, 0);
  const list = sayList(asked, language);
  return {
    say: asked.length === 0 ? (id ? 'Tidak ada' : 'Nothing') : capital(list),
    detail: id
      ? `${held} hal lain sudah ada di instansi, jadi tidak kami minta.`
      : `Agencies hold ${sayCount(held, 'other thing', 'other things')}, so we do not ask.`,
  };
}

const UNITS: { readonly [unit: string]: readonly [id: string, one: string, many: string] } = {
  workingDays: ['hari kerja', 'working day', 'working days'],
  calendarDays: ['hari kalender', 'calendar day', 'calendar days'],
  months: ['bulan', 'month', 'months'],
  hours: ['jam', 'hour', 'hours'],
  minutes: ['menit', 'minute', 'minutes'],
};

function timeOf({ service, language }: Shown): ServicePageView['time'] {
  const { amount, unit } = service.file.promise;
  const [id = '', one = '', many = ''] = UNITS[unit] ?? [];
  return {
    say: language === 'id' ? `${amount} ${id}` : sayCount(amount, one, many),
    detail:
      language === 'id'
        ? 'Sejak permohonan masuk. Jamnya berhenti hanya saat menunggu Anda.'
        : 'From the application. The clock stands still only while it waits for you.',
  };
}

function costOf({ government, service: asked, language }: Shown): ServicePageView['cost'] {
  const id = language === 'id';
  const counter = asked.texts[language].standard?.fee;
  if (counter !== undefined && linesBoundIn(asked).length === 0)
    return { say: counter, detail: id ? 'Menurut standar pelayanan.' : 'By the standard of service.' };
  const service = billingService(government, asked);
  const names = lineNames(service, language);
  if (names.length === 0)
    return { say: 'Rp0', detail: id ? 'Tidak ada tarif untuk layanan ini.' : 'This service has no tariff.' };
  const payees = payeeCount(service);
  return {
    say: id ? `Satu tagihan, ${payees} penerima` : `One bill, ${sayCount(payees, 'payee', 'payees')}`,
    detail: id
      ? `${sayList(names, language)}, sejauh kena. Hitung di bawah.`
      : `${sayList(names, language)}, where they apply. Compute below.`,
  };
}

function mapOf(shown: Shown): ProcessMapView {
  const { service, language } = shown;
  const elements = Object.entries(service.texts[language].elements);
  return {
    process: service.process,
    lanes: new Map(service.process.lanes.map(({ id }) => [id, laneOwner(shown, id)])),
    words: new Map(elements.map(([id, { short, doing }]) => [id, { short, doing }])),
    run: null,
  };
}

function clocksOf(shown: Shown): ServiceClock[] {
  const { government, service, language, at } = shown;
  const row = (owner: Owner, what: string, rule: Service['file']['promise']): ServiceClock => ({
    owner,
    what,
    amount: rule.amount,
    unit: rule.unit,
    basis: basisView(rule.basis, language),
    example: dayIn(government.file.zone, later(deadline(government.calendar, at, rule), -1)),
  });
  const whole = language === 'id' ? 'Seluruh layanan' : 'The whole service';
  const steps = shown.within.flatMap((own) =>
    Object.entries(own.file.elements).flatMap(([id, { clock }]) => {
      const lane = own.process.nodes.get(id)?.lane ?? '';
      const what = sayElement({ government, service: own }, id, 'doing', language, 'applicant');
      return clock === undefined ? [] : [row(laneOwner({ ...shown, service: own }, lane), what, clock)];
    }),
  );
  return [row(ownerOf(government, null, language), whole, service.file.promise), ...steps];
}

/** Who may apply; and for every lawful no of the service, the ways that are open then. */
function eligibilityOf(shown: Shown): ServicePageView['eligibility'] {
  const { service, language } = shown;
  const or = language === 'id' ? ' atau ' : ' or ';
  const refusals = Object.values(service.texts[language].refusals);
  return {
    sentence: whoMay(shown),
    ways: refusals.map(({ what, next, ways }) => {
      const list = ways.map(({ label }) => labelInside(label)).join(or);
      const on = language === 'id' ? 'Jalan yang terbuka: ' : 'Ways open: ';
      return { href: null, label: what, detail: list === '' ? next : `${on}${list}.` };
    }),
  };
}

function whoMay(shown: Shown): string {
  const { government, service, language } = shown;
  const id = language === 'id';
  const { pick, power } = service.file.opening;
  const registry = government.registries.get(pick?.registry ?? '');
  if (registry?.ownerField === undefined) return id ? 'Siapa pun.' : 'Anybody.';
  const holder = roleOwner(shown, registry.role).name;
  const owner = id ? `Pemilik menurut ${holder}` : `The owner according to ${inside(holder)}`;
  if (power === undefined) return `${owner}.`;
  return id
    ? `${owner}, atau orang yang diberinya surat kuasa.`
    : `${owner}, or whoever holds their power of attorney.`;
}

/** Every law the definition names, once, with what it carries here. */
function basesOf({ government, service, within, language }: Shown): ServicePageView['basis'] {
  const id = language === 'id';
  const uses = new Map<string, { basis: Basis; what: string[] }>();
  const add = (basis: Basis, what: string) => {
    const key = `${basis.law}/${basis.article ?? ''}/${basis.certainty}`;
    const known = uses.get(key) ?? { basis, what: [] };
    uses.set(key, { basis, what: [...known.what, what] });
  };
  for (const basis of service.file.legalBasis) add(basis, id ? 'dasar layanan ini' : 'basis of this service');
  for (const { file, texts } of within.slice(1))
    for (const basis of file.legalBasis) add(basis, labelInside(texts[language].title));
  for (const one of within) {
    for (const line of linesBoundIn(one)) add(line.basis, one.texts[language].lines[line.id] ?? line.id);
    for (const read of Object.values(one.file.reads)) add(read.basis, `data: ${plain(read.purpose[language])}`);
  }
  add(service.file.promise.basis, id ? 'waktu layanan' : 'time of the service');
  const questions = id ? 'waktu menjawab pertanyaan antarinstansi' : 'time to answer between agencies';
  add(service.file.questions.due.basis, questions);
  for (const payee of government.file.payees.filter(({ id: one }) => within.some((paid) => isPaid(paid, one))))
    add(payee.basis, `${id ? 'penerima' : 'payee'}: ${payee.name[language]}`);
  return [...uses.values()].map(({ basis, what }) => ({
    basis: basisView(basis, language),
    what: `${capital([...new Set(what)].join('; '))}.`,
  }));
}

function isPaid({ file }: Service, payee: string): boolean {
  return Object.values(file.elements).some(({ bill }) => bill?.lines.some((line) => line.payee === payee));
}

function arrangementLine({ government, service, language }: Shown): ServicePageView['arrangement'] {
  const link = arrangementOf({ government, service }, language);
  const found = government.arrangements.get(service.file.arrangement);
  return link === null || found === undefined ? null : { href: link.href, sentence: `${found.sentence[language]}.` };
}

function complaintOf({ government, language, at }: Shown): ServicePageView['complaint'] {
  const basis = basisOf(government, 'complaint', dayIn(government.file.zone, at));
  const body = nameOf(government, government.file.coordinatingBody, language);
  return {
    sentence:
      language === 'id'
        ? `${body} membaca setiap pengaduan di papannya dan meneruskannya ke instansi yang memegang.`
        : `${body} reads every complaint on its board and passes it on to the agency that holds the matter.`,
    basis: basis === null ? null : basisView(basis, language),
  };
}

async function draftLine(house: Parts, person: Person | null, shown: Shown): Promise<ServicePageView['draft']> {
  if (person?.kind !== 'citizen') return null;
  const drafts = await draftsOf(house, person, shown.at);
  const own = drafts.find(({ service }) => service === shown.service.file.id);
  if (own === undefined) return null;
  return { href: `/draf/${own.id}`, until: dayIn(shown.government.file.zone, own.until) };
}
