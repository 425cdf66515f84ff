import { type Span, spanOf } from '#definitions/date-span';
import { boxesIn } from '#definitions/decisions';
import type { Draft, DraftService } from '#definitions/draft';
import { linkableModels } from '#definitions/views/models';
import { perDraft } from '#definitions/views/per-draft';
import type { DecisionTable, TableRule } from '#rules/dmn/model';

export interface Dated {
  readonly rule: TableRule;
  readonly span: Span;
}

/** Rows of a table that differ only in their dates, by first day. */
interface DatedGroup {
  readonly table: DecisionTable;
  readonly rows: readonly Dated[];
  /** Of the date. */
  readonly column: number;
  readonly service: DraftService | undefined;
  /** Decision or knowledge model. */
  readonly element: string;
  /** What the rows apply to, as people read it. */
  readonly group: string;
}

/** Cells that cannot be read as dates are left alone. */
export const datedGroups = perDraft((draft): readonly DatedGroup[] =>
  linkableModels(draft).flatMap(({ model, service }) =>
    [...model.decisions, ...model.knowledge].flatMap(({ logic, id }) =>
      boxesIn(logic).flatMap((box) => {
        if (box.kind !== 'table') return [];
        const where = { table: box, service, element: id };
        return dateColumns(draft, box).flatMap((column) => groupsOf(box, column).map((one) => ({ ...where, ...one })));
      }),
    ),
  ),
);

function dateColumns(draft: Draft, table: DecisionTable): number[] {
  return table.inputs.flatMap(({ expression, typeRef }, index) => {
    const name = expression.text.trim();
    const isDate = typeRef === 'date' || name.startsWith('on.') || draft.factTypes.get(name)?.type === 'date';
    return isDate ? [index] : [];
  });
}

function groupsOf(table: DecisionTable, column: number): Pick<DatedGroup, 'rows' | 'column' | 'group'>[] {
  const seen = new Set<string>();
  return table.rules.flatMap((rule) => {
    const others = JSON.stringify(othersOf(rule, column));
    const rows = seen.has(others) ? undefined : datedRows(table, rule, column);
    seen.add(others);
    return rows === undefined ? [] : [{ rows, column, group: sayGroup(rule, column) }];
  });
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
