import type { Person } from '#access/person';
import { needsEverySignature, signersOf, stateAt, use } from '#coordination/arrangement';
import type { Arrangements } from '#coordination/current';
import { type ArrangementCommand, decideArrangement, REASONS, STANCES } from '#coordination/lifecycle';
import type { ArrangementFile, Grant } from '#coordination/schema';
import type { Government } from '#definitions/government';
import { arrangementChain } from '#operations/council/chains';
import { loadStandingNow, type StoredStanding, signatoryOf } from '#operations/council/decide-arrangement';
import { IMPACT_WORDS } from '#operations/council/say-impact';
import { ARRANGEMENT_LIFE as WORDS } from '#operations/council/say-life';
import type { House } from '#operations/house';
import { nameOf } from '#operations/marks/say-case';
import type { ArrangementView } from '#operations/views/council';
import { readActs } from '#store/chain';
import { addWorkingDays } from '#terms/calendar';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { addMonths, dayIn, daysBetween, type Instant, plainDate } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;
type Life = Pick<ArrangementView, 'history' | 'signatures' | 'ways' | 'seen' | 'warning'>;

/** What has become of an arrangement, whose signature is missing, and what whoever looks may decide about it now. */
export async function presentLife(
  house: Parts,
  arrangement: ArrangementFile,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<Life> {
  const { government } = house.library;
  const [stored, acts] = await Promise.all([
    loadStandingNow(house, arrangement.id),
    readActs(house.db, arrangementChain(government, arrangement.id)),
  ]);
  return {
    history: acts
      .filter(({ kind }) => WORDS[language].acts[kind] !== undefined)
      .map(({ kind, at: when, agency, position, data }) => ({
        at: when,
        what: WORDS[language].acts[kind] ?? kind,
        who: agency === null ? government.file.name[language] : seatName(government, agency, position, language),
        why: reasonWords(textOf(data['reason']), language) ?? stanceWords(textOf(data['stance']), language),
      })),
    signatures: signaturesOf(government, arrangement, stored, language),
    ways: waysOf(government, stored, person, language, at),
    seen: stored?.seq ?? 0,
    warning: warningOf(government, arrangement, language, at),
  };
}

/** Whether a grant gives anything at this moment, and if not, why and who can renew. */
export function grantHolds(
  government: Government,
  current: Arrangements,
  { id, members }: ArrangementFile,
  grant: Grant,
  language: Language,
  at: Instant,
): { readonly word: string; readonly kind: 'ok' | 'late' } {
  const to = grant.to === '*' ? (members.find(({ agency }) => agency !== grant.from)?.agency ?? '') : grant.to;
  const { kind, from, registry, payee, position } = grant;
  const wish = { kind, from, to, registry, payee, position };
  const own = current.get(id);
  const found = use(own === undefined ? [] : [own], asWish(wish), at, government.file.zone);
  if (found.kind === 'effective') return { word: WORDS[language].holds, kind: 'ok' };
  const renewers = found.renewedBy.map((one) => signerName(government, one, language)).join(', ');
  return { word: WORDS[language].holdsNot(WORDS[language].lapses[found.lapse], renewers), kind: 'late' };
}

/** Members that are undefined are left out. */
function asWish(
  wish: { [name in 'registry' | 'payee' | 'position']: string | undefined } & Parameters<typeof bare>[0],
) {
  const { registry, payee, position } = wish;
  return {
    ...bare(wish),
    ...(registry === undefined ? {} : { registry }),
    ...(payee === undefined ? {} : { payee }),
    ...(position === undefined ? {} : { position }),
  };
}

function bare({ kind, from, to }: { kind: Grant['kind']; from: string; to: string }) {
  return { kind, from, to };
}

function signaturesOf(
  government: Government,
  arrangement: ArrangementFile,
  stored: StoredStanding | null,
  language: Language,
): Life['signatures'] {
  const { signed = [], decided = false } = stored?.standing ?? {};
  if (!decided || arrangement.state === 'draft') return [];
  if (signed.length === 0 && arrangement.state !== 'proposed') return []; // a file that came signed names its paper
  return signersOf(arrangement).map((signer) => ({
    who: signerName(government, signer, language),
    signed: signed.includes(signer),
  }));
}

function stanceWords(code: string, language: Language): string | null {
  const stance = STANCES.find((one) => one === code);
  return stance === undefined ? null : IMPACT_WORDS[language].stances[stance];
}

function reasonWords(code: string, language: Language): string | null {
  const reason = REASONS.find((one) => one === code);
  return reason === undefined ? null : WORDS[language].reasons[reason];
}

/** Candidates are decided in vain: what would be refused is not offered. */
function waysOf(
  government: Government,
  stored: StoredStanding | null,
  person: Person | null,
  language: Language,
  at: Instant,
): Life['ways'] {
  if (person?.kind !== 'officer' && person?.kind !== 'coordinator') return [];
  if (stored === null) return [];
  const { standing } = stored;
  const by = signatoryOf(government, person, at);
  const end = standing.text.to ?? dayIn(government.file.zone, at);
  const ends =
    standing.renewal === null
      ? [12, 24, 36].map((months): string => addMonths(plainDate(end), months))
      : [standing.renewal.to];
  const { calendar } = government;
  const lastDays = [5, 10, 20].map((days) => addWorkingDays(calendar, dayIn(calendar.zone, at), days));
  const candidates: readonly ArrangementCommand[] = [
    { kind: 'propose' },
    { kind: 'circulate', to: lastDays[0] ?? '' },
    { kind: 'stance', stance: 'agree' },
    { kind: 'sign' },
    { kind: 'suspend', reason: 'audit' },
    { kind: 'resume' },
    ...(standing.text.to === undefined ? [] : [{ kind: 'renew', to: ends[0] ?? '' } as const]),
    { kind: 'end', reason: 'agreed' },
  ];
  return candidates
    .filter((command) => mayDecide(() => decideArrangement(standing, command, by, at, government.file.zone)))
    .map(({ kind }) => ({
      act: kind,
      label: WORDS[language].ways[kind],
      reasons:
        kind === 'suspend' || kind === 'end'
          ? REASONS.map((value) => ({ value, label: WORDS[language].reasons[value] }))
          : [],
      stances:
        kind === 'stance' ? STANCES.map((value) => ({ value, label: IMPACT_WORDS[language].stances[value] })) : [],
      ends: kind === 'renew' ? ends.map(plainDate) : kind === 'circulate' ? lastDays : [],
    }));
}

function mayDecide(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** 90, 30 and 7 days before the end, and what then stops. */
export function warningOf(
  government: Government,
  arrangement: ArrangementFile,
  language: Language,
  at: Instant,
): string | null {
  const { zone } = government.file;
  if (arrangement.to === undefined || stateAt(arrangement, at, zone) !== 'in-force') return null;
  const left = daysBetween(dayIn(zone, at), plainDate(arrangement.to));
  const step = [7, 30, 90].find((days) => left <= days);
  if (step === undefined) return null;
  const ending = arrangement.grants.filter(({ statutory }) => !statutory).length;
  const renewers = signersOf(arrangement).map((one) => signerName(government, one, language));
  return WORDS[language].warning(left, ending, arrangement.services.length, renewers.join(', '));
}

/** An agency that signs by its head, or the one seat that enacts. */
export function signerName(government: Government, signer: string, language: Language): string {
  if (government.agencies.has(signer)) return nameOf(government, signer, language);
  const agency = [...government.agencies.values()].find(({ positions }) => positions.some(({ id }) => id === signer));
  return agency === undefined ? signer : seatName(government, agency.id, signer, language);
}

function seatName(government: Government, agency: string, position: string | null, language: Language): string {
  const seat = government.agencies.get(agency)?.positions.find(({ id }) => id === position);
  const name = nameOf(government, agency, language);
  return seat === undefined ? name : `${seat.title[language]}, ${name}`;
}

/** How the paper of its instrument binds: one signature or every member's. */
export function bindsBy(arrangement: ArrangementFile, language: Language): string {
  return needsEverySignature(arrangement) ? WORDS[language].everyMember : WORDS[language].oneSeat;
}
