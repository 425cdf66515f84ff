import { FOREVER, type Span, spanOf } from '#definitions/date-span';
import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { DecisionTable, DmnModel, TableRule } from '#rules/dmn/model';

/**
 * A new tariff is a new row, dated. Between two rows that differ only in their dates there may be no day without a row, and
 * where one row must match (UNIQUE) no day with two. Before the first row and after the last there is no tariff: that is said
 * when it is asked (`no-tariff`), since it may be meant. Cells that cannot be read as dates are left alone.
 */
export const tablesCheck: Check = {
  name: 'table',
  about: 'Dated rows of a decision table follow one another without a hole, and in a UNIQUE table without an overlap.',
  run: (draft, findings) => {
    for (const model of draft.tariffs.models) checkModel(draft, model, undefined, findings);
    for (const service of draft.services.values()) {
      for (const model of service.rules.models) checkModel(draft, model, service, findings);
    }
  },
};

function checkModel(draft: Draft, model: DmnModel, service: DraftService | undefined, findings: Findings): void {
  for (const { logic, id } of [...model.decisions, ...model.knowledge]) {
    for (const box of boxesIn(logic)) {
      if (box.kind !== 'table') continue;
      for (const column of dateColumns(draft, box)) checkColumn(box, column, service, id, findings);
    }
  }
}

function dateColumns(draft: Draft, table: DecisionTable): number[] {
  return table.inputs.flatMap(({ expression, typeRef }, index) => {
    const name = expression.text.trim();
    const isDate = typeRef === 'date' || name.startsWith('on.') || draft.factTypes.get(name)?.type === 'date';
    return isDate ? [index] : [];
  });
}

interface Dated {
  readonly rule: TableRule;
  readonly span: Span;
}

function checkColumn(
  table: DecisionTable,
  column: number,
  service: DraftService | undefined,
  element: string,
  findings: Findings,
): void {
  const seen = new Set<string>();
  for (const rule of table.rules) {
    const group = JSON.stringify(othersOf(rule, column));
    if (seen.has(group)) continue;
    seen.add(group);
    const rows = datedRows(table, rule, column);
    if (rows === undefined) continue;
    for (const gap of holesIn(rows)) {
      const place = placeOfRule(gap.after.tests[column]?.locate(0) ?? gap.after.at, service);
      const message = `From ${gap.from} to ${gap.to} no row applies to ${sayGroup(rule, column)}`;
      findings.error(
        place,
        'table/hole',
        message,
        `let the row end on ${gap.to}, or add a row from ${gap.from}`,
        element,
      );
    }
    if (table.hitPolicy !== 'UNIQUE') continue;
    for (const [first, second] of overlapsIn(rows)) {
      const place = placeOfRule(second.rule.tests[column]?.locate(0) ?? second.rule.at, service);
      const message = `From ${second.span.from} two rows apply to ${sayGroup(rule, column)} (${first.rule.id} and ${second.rule.id})`;
      findings.error(
        place,
        'table/overlap',
        message,
        `end ${first.rule.id} on the day ${second.rule.id} begins`,
        element,
      );
    }
  }
}

function othersOf(rule: TableRule, column: number): string[] {
  return rule.tests.flatMap(({ text }, index) => (index === column ? [] : [text.trim()]));
}

function sayGroup(rule: TableRule, column: number): string {
  const others = othersOf(rule, column).filter((text) => text !== '-' && text !== '');
  return others.length === 0 ? 'anything' : others.join(', ');
}

/** Rows that apply where this one does but for the date, by their first day; undefined when one cannot be read. */
function datedRows(table: DecisionTable, like: TableRule, column: number): Dated[] | undefined {
  const rows: Dated[] = [];
  for (const rule of table.rules) {
    const applies = rule.tests.every(
      ({ text }, index) => index === column || ['-', '', like.tests[index]?.text.trim()].includes(text.trim()),
    );
    if (!applies) continue;
    const span = spanOf(rule.tests[column]?.text ?? '');
    if (span === undefined) return undefined;
    rows.push({ rule, span });
  }
  return rows.toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1));
}

function holesIn(rows: readonly Dated[]): { after: TableRule; from: string; to: string }[] {
  const holes: { after: TableRule; from: string; to: string }[] = [];
  let last = rows[0];
  for (const next of rows.slice(1)) {
    if (last === undefined) break;
    if (next.span.from > last.span.to) holes.push({ after: last.rule, from: last.span.to, to: next.span.from });
    if (next.span.to > last.span.to) last = next;
  }
  return holes.filter(({ from }) => from < FOREVER);
}

function overlapsIn(rows: readonly Dated[]): [Dated, Dated][] {
  return rows.flatMap((first, index) => {
    const next = rows[index + 1];
    return next !== undefined && next.span.from < first.span.to ? [[first, next] satisfies [Dated, Dated]] : [];
  });
}
