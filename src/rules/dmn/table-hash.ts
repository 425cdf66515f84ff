import type { Cell, DecisionTable } from '#rules/dmn/model';
import { canonical, type Json } from '#terms/json';
import { sha256 } from '#terms/random';

/** SHA-256, in hex, of what makes a table this table: a row that fired can be found again as long as the hash is the same. */
export function hashOfTable(table: DecisionTable): string {
  return sha256(Buffer.from(canonical(tableText(table)))).toString('hex');
}

/** Everything that can change an answer or its reason, and no ids or layout. */
function tableText(table: DecisionTable): Json {
  return {
    policy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: table.inputs.map(({ expression, typeRef, values }) => [textOf(expression), typeRef, textOf(values)]),
    outputs: table.outputs.map(({ name, typeRef, values, fallback }) => [
      name,
      typeRef,
      textOf(values),
      textOf(fallback),
    ]),
    rules: table.rules.map(({ tests, results, annotations }) => [tests.map(textOf), results.map(textOf), annotations]),
  };
}

function textOf(cell: Cell | null): string | null {
  return cell === null ? null : cell.text.trim();
}
