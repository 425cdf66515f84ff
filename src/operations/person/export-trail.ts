import { allowCitizen, type Person } from '#access/person';
import type { House } from '#operations/house';
import { ownRow } from '#operations/person/own-row';
import { actsAt, trailOf } from '#operations/person/trail-rows';
import type { TrailView } from '#operations/views/case';
import { sql } from '#store/sql';
import { isObject, type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'library'>;

export const EXPORT_FORMS = ['json', 'csv'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** Acts read at once. */
const PART = 500;
/** What stands in a row of CSV, in this order. */
const COLUMNS = ['at', 'agency', 'who', 'fields', 'purpose', 'basis', 'outcome', 'case', 'consent'] as const;

/** Everything on the person's own trail as a file to keep, latest first; nothing of it is a value of their data. */
export async function exportTrail(
  { db, library }: Parts,
  person: Person | null,
  form: ExportForm,
  language: Language,
): Promise<HandedOut> {
  const { subject } = allowCitizen(person, 'own-trail');
  const rows: ReturnType<typeof lineOf>[] = [];
  for (let offset = 0; ; offset += PART) {
    const acts = await trailOf(db, subject, { looksOnly: false, limit: PART, offset });
    rows.push(...acts.map((act) => lineOf(ownRow(library.government, act, language))));
    if (acts.length < PART) break;
  }
  const text = form === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : csvOf(rows);
  const kind = form === 'json' ? 'application/json' : 'text/csv; charset=utf-8';
  return { name: `data-saya.${form}`, kind, bytes: Buffer.from(text) };
}

/** A file that is made at the moment it is asked for. */
interface HandedOut {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
}

type OwnRow = TrailView['rows'][number];

function lineOf(row: OwnRow) {
  return {
    at: row.at,
    agency: row.owner.name,
    who: row.who,
    fields: row.fields.join(', '),
    purpose: row.purpose,
    basis: row.basis?.text ?? '',
    outcome: row.outcome,
    case: row.case?.label ?? '',
    consent: row.consent?.href.split('#')[1] ?? '',
  };
}

function csvOf(rows: readonly ReturnType<typeof lineOf>[]): string {
  const lines = rows.map((row) => COLUMNS.map((name) => cell(row[name])).join(','));
  return `\uFEFF${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** RFC 4180; what a spreadsheet would take for a formula stands as text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/**
 * The receipt of one look: the act as it stands in the person's chain, with the hashes that link it, and both halves of the
 * exchange's receipt where it came over the exchange. Refuses `receipt-unknown`.
 */
export async function readReceipt({ db }: Pick<House, 'db'>, person: Person | null, seq: number): Promise<HandedOut> {
  const { subject } = allowCitizen(person, 'own-trail');
  const known = Number.isSafeInteger(seq) && seq > 0 && seq <= MOST_ACTS;
  const [act] = known ? await actsAt(db, subject, [seq]) : [];
  if (act === undefined) throw new Refusal('receipt-unknown', 'There is no such look on your trail');
  const { chain, at, kind, agency, position, data, c, prev } = act;
  const exchange = await exchangeOf(db, data);
  const receipt = { act: { chain, seq, at, kind, agency, position, data, c, prev }, ...exchange };
  const bytes = Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`);
  return { name: `tanda-terima-${seq}.json`, kind: 'application/json', bytes };
}

/** Of PostgreSQL's integer. */
const MOST_ACTS = 2_147_483_647;

/** Both halves as the asking side keeps them: what either signed, and the text that both signed. */
async function exchangeOf(db: House['db'], data: JsonObject) {
  const { exchange } = data;
  const xid = isObject(exchange) ? textOf(exchange['xid']) : '';
  if (xid === '') return {};
  const row = await db.one<{ receipt: string | null; own_half: Buffer | null; their_half: Buffer | null }>(sql`
    select receipt, own_half, their_half from exchange.asked where xid = ${xid} order by at limit 1`);
  const half = (bytes: Buffer | null | undefined) => bytes?.toString('base64') ?? null;
  const halves = { asker: half(row?.own_half), provider: half(row?.their_half) };
  return { exchange: { xid, receipt: row?.receipt ?? null, ...halves } };
}
