import type { Bill } from '#billing/bill';
import { type Government, linesBoundIn } from '#definitions/government';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { basisView, hueOf, ownerOf } from '#operations/marks/present-marks';
import type { BillLineView, Link, Owner } from '#operations/views/marks';
import type { Language } from '#terms/language';
import { plainDate, sayDate } from '#terms/plain-date';

/** A line as a bill keeps it, or a quote says it. */
type PresentedLine = Pick<Bill['lines'][number], 'line' | 'payee' | 'agency' | 'amount' | 'period' | 'origin'> & {
  readonly fired: readonly { readonly table: string; readonly rows: readonly { readonly row: number }[] }[];
};

/** Where a line stands on the page of reasons. */
export function lineAnchor({ line, period }: Pick<PresentedLine, 'line' | 'period'>): string {
  return period === null ? line : `${line}-${period}`;
}

/**
 * Bill lines with payee, legal basis, the rule that gave each amount, and the arrangement that gives the payee its share.
 * Lines of a case's bill (with its number) lead to how they came about; an estimate has no case.
 */
export function billLines(
  program: Program,
  lines: readonly PresentedLine[],
  language: Language,
  number: string | null,
): readonly BillLineView[] {
  const { government } = program;
  const several = new Set(lines.map(({ period }) => period)).size > 1;
  return lines.map((line, place) => {
    const { service } = elementAt(program, line.origin?.element ?? '');
    const basis = linesBoundIn(service).find(({ id }) => id === line.line)?.basis;
    return {
      payee: payeeOf(government, line.payee, line.agency, language, place),
      label: service.texts[language].lines[line.line] ?? line.line,
      amount: line.amount,
      period: several ? sayPeriod(line.period, language) : null,
      basis: basis === undefined ? { text: '', certainty: 'B' } : basisView(basis, language),
      rule: ruleOf(line.fired, language),
      arrangement: shareOf({ government, service }, line, language),
      why: number === null ? null : `/berkas/${number}/alasan#${lineAnchor(line)}`,
    };
  });
}

function sayPeriod(period: string | null, language: Language): string | null {
  if (period === null || !/^\d{4}-\d\d-\d\d$/.test(period)) return period;
  const day = sayDate(plainDate(period), language);
  return language === 'id' ? `masa sejak ${day}` : `period from ${day}`;
}

function payeeOf(government: Government, payee: string, agency: string | null, language: Language, place = 0): Owner {
  if (agency !== null) return ownerOf(government, agency, language);
  const name = government.file.payees.find(({ id }) => id === payee)?.name[language] ?? payee;
  return { name, hue: hueOf(place + 1), double: false };
}

/** `Tabel pkb, baris 3`: the row anybody finds again in the published table. */
function ruleOf(fired: PresentedLine['fired'], language: Language): string {
  const [table, row] = language === 'id' ? ['Tabel', 'baris'] : ['Table', 'row'];
  const named = fired
    .filter(({ rows }) => rows.length > 0)
    .map((one) => `${fileName(one.table)}, ${row} ${one.rows.map((fact) => fact.row).join(', ')}`);
  return named.length === 0 ? '' : `${table} ${[...new Set(named)].join('; ')}.`;
}

function fileName(table: string): string {
  return (table.split('/').at(-1) ?? table).replace(/(\.dmn)?#.*$/, '');
}

/** The arrangement whose grant gives this payee its share; the service's own where none names it. */
function shareOf(program: Program, { payee, agency }: PresentedLine, language: Language): Link | null {
  const all = [...program.government.arrangements.values()].filter(({ services }) =>
    services.includes(program.service.file.id),
  );
  const found = all.find(({ grants }) =>
    grants.some((grant) => grant.kind === 'fee-share' && grant.payee === payee && grant.to === agency),
  );
  return found === undefined ? arrangementOf(program, language) : arrangementLink(found, language);
}

export function arrangementOf({ government, service }: Program, language: Language): Link | null {
  const found = government.arrangements.get(service.file.arrangement);
  return found === undefined ? null : arrangementLink(found, language);
}

function arrangementLink(
  { id, title }: { id: string; title: { [language in Language]: string } },
  language: Language,
): Link {
  return { href: `/kesepakatan/${id}`, label: title[language] };
}
