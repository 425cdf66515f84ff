import { allow, type Person } from '#access/person';
import { idsOf } from '#agencies/succession';
import type { ComplaintRules } from '#coordination/voice-schema';
import { open } from '#ledger/chain';
import { type ComplaintRow, complaintsOf, loadComplaint, openComplaints } from '#operations/complaint/complaint-row';
import { type Claim, climbSilent, closeSilent, handles, isIn, isTheirs } from '#operations/complaint/handle-complaint';
import { complaintLooks, noteComplaintLook } from '#operations/complaint/note-look';
import { complaintRules, deskAgency, dueOf } from '#operations/complaint/rules';
import { sayMove } from '#operations/complaint/say-complaint';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import type { ComplaintsView, ComplaintView } from '#operations/views/voice';
import { readActs } from '#store/chain';
import type { ActRow } from '#store/rows';
import { deadline } from '#terms/calendar';
import { type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/**
 * A complaint for its own person, for whoever has its code, or for the official who handles it; each
 * look but the person's own is an act. Refuses `complaint-unknown`.
 */
export async function readComplaint(
  house: Parts,
  claim: Claim,
  number: string,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<ComplaintView> {
  await climbSilent(house, at, seed);
  await closeSilent(house, at, seed);
  const row = await loadComplaint(house.db, number);
  const own = isTheirs(house, row, claim);
  const part = handles(house, row, claim.person);
  if (!own && part === null) throw new Refusal('complaint-unknown', 'There is no such complaint for you');
  const isPersons = claim.person?.kind === 'citizen' && claim.person.subject === row.subject;
  if (!isPersons) await noteComplaintLook(house, row, part ?? 'code', claim, at, seed);
  const { government } = house.library;
  const rules = complaintRules(government, row.state.filedAt);
  const acts = await readActs(house.db, row.id);
  const told = await openAll(
    house,
    row,
    acts.filter(({ kind }) => kind !== 'complaint-viewed'),
  );
  const first = told[0]?.values ?? {};
  const aboutWords = acts[0]?.data['look'] === undefined ? '' : 'about';
  const isSecret = acts[0]?.data['naming'] === 'secret';
  const mayKnow = own || part === 'desk' || !isSecret;
  const { service, caseNumber, element, state } = row;
  const texts = house.library.government.services.get(service ?? '')?.texts[language];
  const isWith = claim.person !== null && claim.person.kind !== 'citizen' && isIn(house, row, claim.person);
  return {
    number,
    code: null,
    owner: ownerOf(government, state.agency, language),
    ...said(rules, row, language),
    status: state.status,
    due: dueOf(state),
    silentBy: state.silentBy,
    case: caseNumber === null ? null : { href: `/berkas/${caseNumber}`, label: caseNumber },
    service: service === null ? null : { href: `/layanan/${service}`, label: texts?.title ?? service },
    step: element === null ? null : (texts?.elements[element]?.doing ?? null),
    from: mayKnow ? textOf(first['name'] ?? '') || null : null,
    contact: mayKnow ? textOf(first['contact'] ?? '') || null : null,
    text: textOf(first['text'] ?? ''),
    happened: told.map(({ act, values }, n) => ({
      at: act.at,
      what: sayMove(government, rules, act, language),
      words: textOf(values[n === 0 ? aboutWords : 'text'] ?? '') || null,
    })),
    opened: own ? await complaintLooks(house, row, acts, language) : null,
    may: mayOf(rules, row, own, part, isWith),
    classes: rules.classes.map(({ id, name, answer }) => ({
      value: id,
      label: name[language],
      by: deadline(government.calendar, state.filedAt, answer),
    })),
    agencies: [...government.agencies.values()].map(({ id, name }) => ({ value: id, label: name[language] })),
    error: null,
  };
}

function said(
  rules: ComplaintRules,
  { state }: ComplaintRow,
  language: Language,
): Pick<ComplaintView, 'class' | 'basis'> {
  const found = rules.classes.find(({ id }) => id === state.class);
  return {
    class: found?.name[language] ?? null,
    basis: basisView((found?.answer ?? rules.verify).basis, language),
  };
}

function mayOf(
  rules: ComplaintRules,
  { state }: ComplaintRow,
  own: boolean,
  part: 'desk' | 'agency' | null,
  isWith: boolean,
): ComplaintView['may'] {
  const working = part !== null && isWith && state.status === 'verified';
  return {
    verify: part === 'desk' && state.status === 'filed',
    forward: working && state.forwards < rules.forwards,
    answer: working,
    object: own && state.status === 'answered' && state.objections < rules.objections,
    close: own && state.status !== 'closed',
  };
}

async function openAll(
  house: Parts,
  row: ComplaintRow,
  acts: readonly ActRow[],
): Promise<{ readonly act: ActRow; readonly values: JsonObject }[]> {
  const key = (await house.keys.find([row.sealedUnder])).get(row.sealedUnder);
  // Erased: what happened still stands, the words do not.
  return acts.map((act) => ({ act, values: act.subject !== null && key === undefined ? {} : open(act, key).values }));
}

/** `/pengaduan`: a citizen's own; for officials what lies with their agency; for the desk everything open. */
export async function readComplaints(
  house: Parts,
  person: Person | null,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<ComplaintsView> {
  if (person === null) throw new Refusal('not-signed-in', 'Sign in first', { act: 'own-cases' });
  await climbSilent(house, at, seed);
  await closeSilent(house, at, seed);
  if (person.kind === 'citizen') {
    const rows = await complaintsOf(house.db, person.subject);
    return { kind: 'mine', rows: rows.map((row) => listed(house, row, language, at)) };
  }
  allow(person, 'handle-complaint');
  const { government } = house.library;
  const isDesk = person.agency === deskAgency(government, at);
  const rows = await openComplaints(house.db, isDesk ? null : idsOf(government.successions, person.agency));
  const shown = isDesk ? rows : rows.filter(({ state }) => state.status !== 'filed');
  return { kind: isDesk ? 'desk' : 'agency', rows: shown.map((row) => listed(house, row, language, at)) };
}

function listed(house: Parts, row: ComplaintRow, language: Language, at: Instant): ComplaintsView['rows'][number] {
  const { government } = house.library;
  const { number, state, service, caseNumber } = row;
  const due = dueOf(state);
  const title = government.services.get(service ?? '')?.texts[language].title ?? null;
  return {
    number,
    href: `/pengaduan/${number}`,
    owner: ownerOf(government, state.agency, language),
    class: said(complaintRules(government, state.filedAt), row, language).class,
    status: state.status,
    due,
    late: due !== null && due <= at,
    about: caseNumber ?? title,
  };
}
