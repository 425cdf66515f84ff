import { rulesOn } from '#coordination/voice-schema';
import { basisOf, type Government } from '#definitions/government';
import { basisView, groupOf, ownerOf } from '#operations/marks/present-marks';
import { labelInside, ofTheApplicant, type Reader } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { sayWay, wayIn } from '#operations/marks/say-way';
import type { LookView, OpenedRow } from '#operations/views/case';
import type { ActRow } from '#store/rows';
import { isList, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn } from '#terms/plain-date';
import { capital, sayList, small } from '#terms/say';
import type { Basis } from '#terms/schema';

/** Looks of others that belong to cases. Whoever audits a case reads these and learns of no complaint. */
export const CASE_LOOKS = ['data-read', 'case-viewed', 'number-revealed'] as const;

/** Kinds on a person's chain that are looks of others; the rest is what the person did. */
export const LOOKS = [...CASE_LOOKS, 'complaint-viewed', 'attended', 'draft-viewed', 'usage-read'] as const;

/** One act of a person's chain as the person reads it: who, as what, which facts, what for. */
export function openedRow(government: Government, act: ActRow, language: Language): OpenedRow {
  return {
    owner: ownerOf(government, act.agency, language),
    who: `${whoOf(government, act, language)}${sayWay(government, wayIn(act.data, act.position), language)}`,
    at: act.at,
    what: whatOf(government, act, language),
    purpose: plain(purposeOf(government, act, language)),
  };
}

/** `reader`: the person concerned, or an official who reads of that person. */
export function trailRow(
  government: Government,
  act: ActRow,
  language: Language,
  reader: Reader = 'applicant',
): LookView {
  const said = (text: string) => (reader === 'applicant' ? text : ofTheApplicant(text, language));
  const basis = basisFor(government, act);
  const about = aboutOf(act);
  const facts = factsOf(act);
  return {
    ...openedRow(government, act, language),
    id: `r${act.seq}`,
    purpose: said(`${capital(purposeOf(government, act, language))}.`),
    fields:
      facts.length === 0
        ? [said(whatOf(government, act, language))]
        : facts.map((name, n) => (n === 0 ? labelOf : labelledInside)(government, name, language)),
    basis: basis === null ? null : basisView(basis, language),
    case: about,
    ask: askOf(act),
  };
}

/** To the agency that looked; what no agency did is asked of the desk. */
function askOf(act: ActRow): string {
  if (act.agency !== null && (LOOKS as readonly string[]).includes(act.kind)) return `/data-saya/tanya/${act.seq}`;
  const number = act.data['caseNumber'];
  return `/pengaduan/baru?${new URLSearchParams({ dari: typeof number === 'string' ? `/berkas/${number}` : '/data-saya', tentang: `data-saya r${act.seq}` }).toString()}`;
}

/** The case or complaint that was looked at. */
function aboutOf({ data }: ActRow): LookView['case'] {
  const [number, complaint] = [data['caseNumber'], data['complaint']];
  if (typeof complaint === 'string') return { href: `/pengaduan/${complaint}`, label: complaint };
  return typeof number === 'string' ? { href: `/berkas/${number}`, label: number } : null;
}

function labelledInside(government: Government, name: string, language: Language): string {
  return labelInside(labelOf(government, name, language));
}

function factsOf({ data }: ActRow): string[] {
  const facts = data['facts'];
  return facts !== undefined && isList(facts) ? facts.map(textOf) : [];
}

function whoOf(government: Government, { agency, position, kind }: ActRow, language: Language): string {
  const title = government.agencies.get(agency ?? '')?.positions.find(({ id }) => id === position)?.title[language];
  if (title !== undefined) return labelInside(title);
  if (kind === 'complaint-viewed') return language === 'id' ? 'dengan kode aduan' : 'by its code';
  if (kind === 'power-used') return language === 'id' ? 'lewat penerima kuasa' : 'through your agent';
  if (OWN.has(kind)) return language === 'id' ? 'sendiri' : 'yourself';
  return language === 'id' ? 'sistem' : 'system';
}

/** What the person did, not somebody else. */
const OWN: ReadonlySet<string> = new Set([
  'power-given',
  'power-ended',
  'report-followed',
  'service-left-out',
  'service-taken-up',
]);

function whatOf(government: Government, act: ActRow, language: Language): string {
  const groups = [...new Set(factsOf(act).map((name) => labelInside(groupOf(government, name, language))))];
  if (groups.length > 0) {
    const few = groups.slice(0, 2);
    const more = groups.length - few.length;
    const rest = language === 'id' ? `${more} kelompok lain` : `${more} more groups`;
    return sayList(more > 0 ? [...few, rest] : few, language);
  }
  const [id, en] = WORDS[act.kind] ?? ['berkas Anda', 'your case'];
  return language === 'id' ? id : en;
}

const WORDS: { readonly [kind: string]: readonly [id: string, en: string] } = {
  'case-viewed': ['berkas Anda', 'your case'],
  'complaint-viewed': ['aduan Anda', 'your complaint'],
  attended: ['kehadiran Anda di loket', 'your presence at the counter'],
  'draft-viewed': ['permohonan yang Anda isi di loket', 'the application you fill in at the counter'],
  'number-revealed': ['NIK lengkap Anda', 'your full NIK'],
  'usage-read': ['daftar siapa membuka data Anda', 'the list of who looked at your data'],
  'power-given': ['surat kuasa', 'power of attorney'],
  'power-ended': ['surat kuasa', 'power of attorney'],
  'power-used': ['surat kuasa', 'power of attorney'],
  'consent-given': ['persetujuan', 'consent'],
  'consent-withdrawn': ['persetujuan', 'consent'],
  'record-corrected': ['catatan Anda', 'your record'],
  'record-written': ['catatan Anda', 'your record'],
  'report-followed': ['laporan orang lain', 'the report of somebody else'],
  'service-left-out': ['pilihan layanan', 'choice of services'],
  'service-taken-up': ['pilihan layanan', 'choice of services'],
};

/** Purposes that are no read and no step of a service. */
const PURPOSES: { readonly [purpose: string]: readonly [id: string, en: string] } = {
  opening: ['menampilkan pilihan saat permohonan dibuat', 'show what can be chosen in an application'],
  attended: ['mendampingi Anda mengajukan permohonan di loket', 'help you apply at the counter'],
  'complaint-desk': ['memeriksa aduan Anda', 'verify your complaint'],
  'complaint-code': ['membaca aduan', 'read the complaint'],
  'complaint-agency': ['menjawab aduan Anda', 'answer your complaint'],
  'usage-read': ['menunjukkannya kepada wakil Anda', 'show it to whoever acts for you'],
  'power-given': ['Anda memberi kuasa', 'you gave power of attorney'],
  'power-ended': ['Anda mengakhiri kuasa', 'you ended a power of attorney'],
  'power-used': ['mengajukan dengan kuasa Anda', 'apply with your power of attorney'],
  'record-corrected': ['memperbaiki catatan Anda', 'correct your record'],
  'report-followed': ['Anda ingin tahu bila selesai', 'you want to know when it ends'],
  'service-left-out': ['Anda tidak memerlukan satu layanan', 'you left a service out'],
  'service-taken-up': ['Anda memerlukan layanan itu kembali', 'you take the service up again'],
  audit: ['memeriksa jalannya berkas', 'audit the case'],
  incident: ['menyelesaikan kendala pada berkas Anda', 'settle what holds your case'],
};

function purposeOf(government: Government, act: ActRow, language: Language): string {
  const { service, name } = purposeNames(act);
  if (act.kind === 'record-written') return sayWritten(government, act, language);
  const known = government.services.get(service);
  const read = known?.file.reads[name];
  if (act.data['preview'] === true)
    return language === 'id' ? 'memperlihatkannya kepada Anda sebelum diberikan' : 'show it to you before it is given';
  if (read !== undefined) return plain(read.purpose[language]);
  const words = known?.texts[language].elements[name];
  if (words !== undefined)
    return language === 'id' ? `mengerjakan langkah “${words.short}”` : `do the step “${words.short}”`;
  const pair = PURPOSES[name] ?? PURPOSES[act.kind] ?? ['mengurus berkas Anda', 'handle your case'];
  return language === 'id' ? pair[0] : pair[1];
}

/** A record of the person was changed, not looked at. */
function sayWritten(government: Government, { data }: ActRow, language: Language): string {
  const registry = labelInside(government.registries.get(textOf(data['registry']))?.name[language] ?? '');
  return language === 'id' ? `mencatatnya di ${registry}` : `enter it in the ${registry}`;
}

function purposeNames({ data }: ActRow): { readonly service: string; readonly name: string } {
  const [service = '', name = ''] = textOf(data['purpose']).split('/');
  return { service, name };
}

function basisFor(government: Government, act: ActRow): Basis | null {
  const { service, name } = purposeNames(act);
  const file = government.services.get(service)?.file;
  const on = dayIn(government.file.zone, act.at);
  if (act.kind === 'complaint-viewed') return rulesOn(government.complaints, on)?.verify.basis ?? null;
  if (act.kind.startsWith('power-')) return basisOf(government, 'power-of-attorney', on);
  const written = file?.elements[name]?.writes?.find(({ registry }) => registry === act.data['registry']);
  const own = written?.basis ?? file?.reads[name]?.basis ?? file?.legalBasis[0];
  return own ?? basisOf(government, 'own-data', on);
}

/** "To match the vehicle" as it stands after "to": "match the vehicle". */
export function plain(purpose: string): string {
  return small(purpose.replace(/^To /, ''));
}
