import type { Database } from '#store/database';
import { type Statement, sql, statement } from '#store/sql';

/** The same database, and what is asked of it. */
export function listened(database: Database): { readonly db: Database; readonly statements: Statement[] } {
  const statements: Statement[] = [];
  const hear = <Runner extends object>(runner: Runner): Runner =>
    new Proxy(runner, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function') return found;
        if (name === 'transaction')
          return (work: (runner: Runner) => unknown) => found.call(target, (within: Runner) => work(hear(within)));
        if (name !== 'many' && name !== 'one' && name !== 'run') return found.bind(target);
        return (asked: Statement) => {
          statements.push(asked);
          return found.call(target, asked);
        };
      },
    });
  return { db: hear(database), statements };
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

/** A table of fewer rows is read from end to end sooner than through an index. */
const MANY = 20_000;

/** Tables of many rows that PostgreSQL would read from end to end for any of these statements, as it would run them here. */
export async function scansOf(runner: Database, statements: readonly Statement[]): Promise<readonly string[]> {
  const large = await runner.many<{ relname: string }>(
    sql`select relname from pg_class where relkind = 'r' and reltuples >= ${MANY}`,
  );
  const names = new Set(large.map(({ relname }) => relname));
  const scans: string[] = [];
  const visit = (plan: Plan, of: string): void => {
    const table = plan['Relation Name'] ?? '';
    if (plan['Node Type'] === 'Seq Scan' && names.has(table)) scans.push(`${table}: ${of.trim().slice(0, 200)}`);
    for (const inner of plan.Plans ?? []) visit(inner, of);
  };
  for (const { text, values } of statements) {
    if (!/^[\s(]*(select|with)\b/i.test(text)) continue;
    const [row] = await runner.many<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      statement(`explain (format json) ${text}`, values),
    );
    if (row === undefined) throw new Error('a plan has one row');
    visit(row['QUERY PLAN'][0].Plan, text);
  }
  return scans;
}
