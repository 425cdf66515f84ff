import { allowOfficial, type Person } from '#access/person';
import { needsEverySignature, signersOf, voting } from '#coordination/arrangement';
import type { ArrangementRefusal } from '#coordination/arrangement-refusals';
import type { ArrangementFile, Grant } from '#coordination/schema';
import type { Government } from '#definitions/government';
import { renderPaper } from '#documents/render';
import { loadStandingNow } from '#operations/council/decide-arrangement';
import { ARRANGEMENT_WORDS } from '#operations/council/say-arrangement';
import type { House } from '#operations/house';
import { labelOf } from '#operations/marks/say-fact';
import { CERTAINTY_WORDS } from '#terms/certainty';
import type { JsonObject } from '#terms/json';
import { dayIn, type Instant, plainDate, sayDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import type { Basis } from '#terms/schema';

/** In which of a government's three templates an instrument is printed. */
const FORMS: { readonly [instrument in ArrangementFile['instrument']]: string } = {
  law: 'regulation',
  'presidential-regulation': 'regulation',
  'head-of-region-regulation': 'regulation',
  'head-of-region-decree': 'decree',
  memorandum: 'agreement',
  'cooperation-agreement': 'agreement',
};

/**
 * The arrangement as a draft of its own instrument, a PDF that bears RANCANGAN and no seal: what is signed is another paper.
 * In Indonesian, the language of official texts (UU 24/2009 art. 27). For officials. Refuses `arrangement-unknown`, and
 * `instrument-unprinted` where the government has no template for it.
 */
export async function printArrangement(
  house: Pick<House, 'db' | 'library'>,
  person: Person | null,
  id: string,
  at: Instant,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  allowOfficial(person, 'arrangement');
  const { government } = house.library;
  const stored = await loadStandingNow(house, id);
  if (stored === null)
    throw new Refusal<ArrangementRefusal>('arrangement-unknown', 'There is no such arrangement', { arrangement: id });
  const { text } = stored.standing;
  const form = FORMS[text.instrument];
  const template = government.instruments.get(form);
  if (template === undefined)
    throw new Refusal<ArrangementRefusal>('instrument-unprinted', `There is no instruments/${form}.typ`, { form });
  const data = paperOf(government, text, stored.seq, at);
  const bytes = renderPaper({ template, data, date: at, id: `${id}/${stored.seq}`, language: 'id' });
  return { name: `rancangan-${id}-${stored.seq}.pdf`, bytes };
}

/** Everything that a template prints; the wording around it is the template's. */
export function paperOf(government: Government, text: ArrangementFile, version: number, at: Instant): JsonObject {
  const words = ARRANGEMENT_WORDS.id;
  const { zone, name, fictional, coordinatingBody } = government.file;
  const member = ({ agency, role }: ArrangementFile['members'][number]): JsonObject => ({
    name: fullName(government, agency),
    office: government.agencies.get(agency)?.office?.id ?? '……',
    seat: government.agencies.get(agency)?.positions.find(({ lead }) => lead)?.title.id ?? 'pimpinan',
    part: words.parts[role],
  });
  const signs = new Set(voting(text));
  const lead = text.members.find(({ role }) => role === 'lead') ?? text.members[0];
  const [enacter = text.leadPosition.position] = needsEverySignature(text) ? [] : signersOf(text);
  return {
    id: text.id,
    version,
    instrument: text.instrument,
    paper: words.instruments[text.instrument],
    title: text.title.id,
    sentence: text.sentence.id,
    fictional: fictional ? `${name.id}: pemerintah rekaan` : null,
    body: fullName(government, coordinatingBody),
    head: seatOf(government, enacter),
    lead: {
      name: lead === undefined ? '……' : fullName(government, lead.agency),
      seat: seatOf(government, text.leadPosition.position)['title'] ?? '',
      pattern: words.patterns[text.leadPattern],
    },
    members: text.members.map(member),
    parties: text.members.filter(({ agency }) => signs.has(agency)).map(member),
    others: text.members.filter(({ agency }) => !signs.has(agency)).map(member),
    basis: text.legalBasis.map(basisOf),
    services: text.services.map((id) => government.services.get(id)?.texts.id.title ?? id),
    grants: text.grants.map((grant) => grantOf(government, grant)),
    plan: planOf(government, text),
    from: sayDate(plainDate(text.from), 'id'),
    to: text.to === undefined ? null : sayDate(plainDate(text.to), 'id'),
    review: text.reviewDate === undefined ? null : sayDate(plainDate(text.reviewDate), 'id'),
    printed: sayDate(dayIn(zone, at), 'id'),
  };
}

/** As an official text calls it: never the short name. */
function fullName(government: Government, agency: string): string {
  return government.agencies.get(agency)?.name.id ?? agency;
}

function planOf(government: Government, { plan }: ArrangementFile): JsonObject | null {
  if (plan === undefined) return null;
  const activities = plan.activities.map(({ owner, title }) => ({
    owner: fullName(government, owner),
    title: title.id,
  }));
  return { title: plan.title.id, activities };
}

function grantOf(government: Government, grant: Grant): JsonObject {
  const payee = government.file.payees.find(({ id }) => id === grant.payee)?.name.id ?? grant.payee ?? '';
  const facts = grant.facts.map((fact) => labelOf(government, fact, 'id')).join(', ');
  return {
    kind: ARRANGEMENT_WORDS.id.kinds[grant.kind].toLowerCase(),
    from: fullName(government, grant.from),
    to: grant.to === '*' ? ARRANGEMENT_WORDS.id.allMembers : fullName(government, grant.to),
    what: facts === '' ? payee : facts,
    purpose: grant.purpose.id.toLowerCase(),
    basis: basisOf(grant.basis),
    statutory: grant.statutory,
  };
}

function basisOf({ law, article, certainty }: Basis): JsonObject {
  return { law, article: article ?? null, certainty, certaintyWord: CERTAINTY_WORDS[certainty].id };
}

function seatOf(government: Government, position: string): JsonObject {
  const agency = [...government.agencies.values()].find(({ positions }) => positions.some(({ id }) => id === position));
  const title = agency?.positions.find(({ id }) => id === position)?.title.id ?? position;
  return { position, title, agency: agency?.name.id ?? '' };
}
