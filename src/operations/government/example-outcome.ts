import type { ExampleFile } from '#definitions/schema/example';
import { elementAt } from '#engine/called';
import type { Opened, Program } from '#engine/case';
import type { BillLineOrder } from '#engine/needs';
import type { World } from '#operations/government/example-world';
import { canonical, type JsonObject } from '#terms/json';
import type { Refusal } from '#terms/refusal';
import { sum } from '#terms/rupiah';

/** Where an example was not met: the path in its file, and what happened instead. */
export interface ExampleFinding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A refusal that ended the play, and the line it stood in. */
export interface Refused {
  readonly refusal: Refusal;
  readonly path: readonly PropertyKey[];
  /** Nothing was to come after it. */
  readonly last: boolean;
}

/** Holds what became of a case against the `then` of its example. Where the play broke off, that alone is said. */
export function compare(world: World, example: ExampleFile, refused: Refused | null): ExampleFinding[] {
  const { then } = example;
  const broken = compareRefusal(example, refused);
  if (refused !== null && broken.length > 0) return broken;
  return [
    ...broken,
    ...(then.status === undefined || then.status === world.state?.status
      ? []
      : [
          {
            path: ['then', 'status'],
            message: `The case is ${world.state?.status ?? 'not filed'}, not ${then.status}`,
          },
        ]),
    ...compareActs(world, then.acts ?? []),
    ...compareBill(then.bill, world.bills.at(-1)?.lines),
    ...compareFacts(world, then.facts ?? {}),
    ...compareHolders(world, then.holders),
    ...compareRecords(world, then.records ?? {}),
  ];
}

function compareRefusal({ then, when }: ExampleFile, refused: Refused | null): ExampleFinding[] {
  const wanted = then.refusal;
  if (refused === null) {
    return wanted === undefined
      ? []
      : [{ path: ['then', 'refusal'], message: `Nothing was refused; ${wanted.code} was expected` }];
  }
  const { code, message, facts } = refused.refusal;
  if (wanted === undefined) return [{ path: refused.path, message: `Refused with ${code}: ${message}` }];
  if (wanted.code !== code)
    return [{ path: ['then', 'refusal', 'code'], message: `Refused with ${code}, not ${wanted.code}: ${message}` }];
  const reason = facts['reason'];
  if (wanted.reason !== undefined && wanted.reason !== reason) {
    return [
      { path: ['then', 'refusal', 'reason'], message: `The reason is ${JSON.stringify(reason)}, not ${wanted.reason}` },
    ];
  }
  for (const [name, value] of Object.entries(wanted.facts ?? {})) {
    if (canonical(facts[name] ?? null) === canonical(value)) continue;
    const is = JSON.stringify(facts[name] ?? null);
    return [{ path: ['then', 'refusal', 'facts', name], message: `${name} is ${is}, not ${JSON.stringify(value)}` }];
  }
  return refused.last
    ? []
    : [{ path: refused.path, message: `Refused with ${code} before the last of ${when.length} acts` }];
}

/** The acts must occur in this order; others may stand between. */
function compareActs({ kinds }: World, wanted: readonly string[]): ExampleFinding[] {
  let from = 0;
  for (const [index, kind] of wanted.entries()) {
    const found = kinds.indexOf(kind, from);
    if (found === -1) {
      const after = index === 0 ? '' : ` after ${wanted[index - 1]}`;
      return [{ path: ['then', 'acts', index], message: `No act ${kind}${after}; the case had ${kinds.join(', ')}` }];
    }
    from = found + 1;
  }
  return [];
}

type WantedBill = NonNullable<ExampleFile['then']['bill']>;
type Line = Pick<BillLineOrder, 'line' | 'payee' | 'amount'>;

/** Lines of a bill against what an example wants: sums by line and by payee, none missing, none more. */
export function compareBill(wanted: WantedBill | undefined, lines: readonly Line[] | undefined): ExampleFinding[] {
  if (wanted === undefined) return [];
  if (lines === undefined) return [{ path: ['then', 'bill'], message: 'There is no bill' }];
  const total = Number(sum(lines.map(({ amount }) => amount)));
  return [
    ...(total === wanted.total
      ? []
      : [{ path: ['then', 'bill', 'total'], message: `The bill is ${total}, not ${wanted.total}` }]),
    ...compareSums(
      ['then', 'bill', 'lines'],
      wanted.lines,
      sumsBy(lines, ({ line }) => line),
    ),
    ...compareSums(
      ['then', 'bill', 'shares'],
      wanted.shares,
      sumsBy(lines, ({ payee }) => payee),
    ),
  ];
}

function sumsBy(lines: readonly Line[], keyOf: (line: Line) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + Number(line.amount));
  return sums;
}

function compareSums(
  path: readonly PropertyKey[],
  wanted: { readonly [key: string]: number } | undefined,
  sums: ReadonlyMap<string, number>,
): ExampleFinding[] {
  if (wanted === undefined) return [];
  const keys = new Set([...Object.keys(wanted), ...sums.keys()]);
  return [...keys].flatMap((key) => {
    const [is, should] = [sums.get(key), wanted[key]];
    if (is === should) return [];
    return [
      {
        path: [...path, key],
        message: `${key} is ${is ?? 'not on the bill'}, ${should === undefined ? 'and was not expected' : `not ${should}`}`,
      },
    ];
  });
}

function compareFacts(world: World, wanted: JsonObject): ExampleFinding[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const fact = world.facts.get(name);
    if (fact !== undefined && canonical(fact.value) === canonical(value ?? null)) return [];
    const is = fact === undefined ? 'not known' : JSON.stringify(fact.value);
    return [{ path: ['then', 'facts', name], message: `${name} is ${is}, not ${JSON.stringify(value)}` }];
  });
}

/** What the case wrote, registry by registry. */
function compareRecords({ written }: World, wanted: NonNullable<ExampleFile['then']['records']>): ExampleFinding[] {
  return Object.entries(wanted).flatMap(([registry, fields]) => {
    const own = [...written].filter(([name]) => name.startsWith(`${registry}/`));
    const is: JsonObject = Object.assign({}, ...own.map(([, record]) => record));
    return Object.entries(fields).flatMap(([field, value]) => {
      const now = is[field];
      if (now !== undefined && canonical(now) === canonical(value)) return [];
      const said = now === undefined ? 'was not written' : `is ${JSON.stringify(now)}, not ${JSON.stringify(value)}`;
      return [{ path: ['then', 'records', registry, field], message: `${field} of ${registry} ${said}` }];
    });
  });
}

/** Whoever has the baton: agencies, or `applicant`. */
function compareHolders({ state, program }: World, wanted: readonly string[] | undefined): ExampleFinding[] {
  if (wanted === undefined) return [];
  const holders = [...new Set((state?.open ?? []).flatMap((wait) => holderNamed(program, wait)))].toSorted();
  if (canonical(holders) === canonical(wanted.toSorted())) return [];
  return [
    {
      path: ['then', 'holders'],
      message: `The case lies with ${holders.join(', ') || 'nobody'}, not with ${wanted.join(', ')}`,
    },
  ];
}

function holderNamed(program: Program, wait: Opened): string[] {
  if (wait.kind === 'item') return [wait.agency ?? 'applicant'];
  if (wait.kind === 'ask') return [wait.agency];
  return wait.kind === 'message' && elementAt(program, wait.node).bound.bill !== undefined ? ['applicant'] : [];
}
