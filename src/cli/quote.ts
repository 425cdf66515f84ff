import { takeArguments } from '#cli/arguments';
import { readFactsFile } from '#cli/facts-file';
import { governmentFolder } from '#cli/government-folder';
import type { Io } from '#cli/io';
import { alignColumns, detailsOf, type Ink, inkOf } from '#cli/print';
import { basisText } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { type Quote, quoteJson, quoteService } from '#operations/service/quote-service';
import { CERTAINTY_WORDS } from '#terms/certainty';
import type { Language } from '#terms/language';
import { dayIn, instant, type PlainDate, plainDate, sayDate, type Zone } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { sayRupiah } from '#terms/rupiah';

const HELP = `manunggal quote samsat.pengesahan-tahunan --facts facts.yaml --on 2026-06-08

  What a service costs on a day: bill lines, payees, total, and the rows of the tariff tables that fired.
  The facts file is JSON or YAML of fact name -> value, as vehicle.class: C1 or vehicle: { class: C1 }.

  --facts FILE         what is known
  --on YYYY-MM-DD      day of filing and paying (default today)
  --government FOLDER  default MANUNGGAL_GOVERNMENT, else the reference government
  --json               amounts as whole numbers of rupiah
  --lang id|en
`;

/** `manunggal quote SERVICE --facts FILE --on DATE`. Refuses as `quoteService` does, and `usage`. */
export async function quote(argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    facts: { type: 'string' },
    on: { type: 'string' },
    government: { type: 'string' },
  });
  if (given === null) return 0;
  const [service] = given.rest;
  const path = given.text('facts');
  if (service === undefined) throw new Refusal('usage', 'Name the service to quote', { needed: 'SERVICE' });
  if (path === undefined) throw new Refusal('usage', 'Name the file of facts', { needed: '--facts FILE' });
  const { language } = given;
  const facts = await readFactsFile(path);
  const government = await readGovernment(await readFolder(governmentFolder(io, given.text('government'))));
  const on = dayOf(given.text('on'), government.file.zone);
  const found = withDetails(io, language, given.flag('json'), () => quoteService(government, service, facts, on));
  if (given.flag('json')) io.stdout(`${JSON.stringify(quoteJson(found), null, 2)}\n`);
  else io.stdout(`${sayQuote(found, language, inkOf(io))}\n`);
  sayWithout(found, language, io);
  return 0;
}

function dayOf(text: string | undefined, zone: Zone): PlainDate {
  if (text === undefined) return dayIn(zone, instant(Date.now()));
  try {
    return plainDate(text);
  } catch (cause) {
    throw new Refusal('date-malformed', `${text} is no date`, { date: text }, { cause });
  }
}

/** A refusal names facts or fields; they are said before its sentence. */
function withDetails<Result>(io: Io, language: Language, asJson: boolean, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal && !asJson) for (const line of detailsOf(error, language)) io.stderr(`  ${line}\n`);
    throw error;
  }
}

const WORDS = {
  id: {
    line: 'Rincian',
    payee: 'Penerima',
    basis: 'Dasar',
    certainty: 'Kepastian',
    amount: 'Jumlah',
    total: 'Jumlah',
    shares: 'Bagian',
    rows: 'Baris tarif yang berlaku',
    row: 'baris',
    pasal: 'pasal',
    without: 'Dihitung tanpa',
  },
  en: {
    line: 'Line',
    payee: 'Payee',
    basis: 'Basis',
    certainty: 'Certainty',
    amount: 'Amount',
    total: 'Total',
    shares: 'Shares',
    rows: 'Tariff rows that fired',
    row: 'row',
    pasal: 'art.',
    without: 'Computed without',
  },
} as const;

function sayQuote(quoted: Quote, language: Language, ink: Ink): string {
  const words = WORDS[language];
  const head = `${ink.bold(quoted.service)}  ${sayDate(quoted.on, language)}`;
  const total = [words.total, '', '', '', sayRupiah(quoted.total, language)];
  const [titles = '', ...lines] = alignColumns(
    [[words.line, words.payee, words.basis, words.certainty, words.amount], ...linesOf(quoted, language), total],
    [4],
  );
  const shares = alignColumns(
    quoted.shares.map(({ name, payee, amount }) => [payee, name[language], sayRupiah(amount, language)]),
    [2],
  );
  const last = lines.pop() ?? '';
  return [
    head,
    '',
    ink.faint(titles),
    ...lines,
    ink.bold(last),
    '',
    ink.faint(words.shares),
    ...shares,
    '',
    ink.faint(words.rows),
    ...rowsOf(quoted, language),
  ].join('\n');
}

function linesOf(quoted: Quote, language: Language): string[][] {
  const names = new Map(quoted.shares.map(({ payee, name }) => [payee, name[language]]));
  return quoted.lines.map(({ label, payee, basis, certainty, amount, period }) => [
    period === null || quoted.lines.every((line) => line.period === period)
      ? label[language]
      : `${label[language]} ${period}`,
    names.get(payee) ?? payee,
    basisText(basis, WORDS[language].pasal),
    CERTAINTY_WORDS[certainty][language],
    sayRupiah(amount, language),
  ]);
}

function rowsOf({ lines }: Quote, language: Language): string[] {
  const rows = lines.flatMap(({ line, rows: fired }) =>
    fired.map(({ table, row, id, annotations }) => [
      line,
      table,
      `${WORDS[language].row} ${row}`,
      id,
      annotations.filter((text) => text !== '').join('; '),
    ]),
  );
  return alignColumns(rows);
}

function sayWithout({ without }: Quote, language: Language, io: Io): void {
  if (without.length === 0) return;
  const facts = without.map(({ fact, label }) => `${fact} (${label[language]})`);
  io.stderr(`${WORDS[language].without}: ${facts.join(', ')}\n`);
}
