import type { Government } from '#definitions/government';
import type { Kind, PopulationFile } from '#definitions/life-schema';
import type { RegistryFile } from '#definitions/registry-schema';
import type { RecordsFile } from '#definitions/schema/demo';
import { Dice, drawInto, drawOne, type Plain, seedOf, type Values, type World } from '#operations/demo/life/draw';
import { textOf } from '#terms/json';
import type { PlainDate } from '#terms/plain-date';

type Row = RecordsFile[number];

/** Somebody or something that was drawn. */
export interface Thing {
  /** Place among its kind, from 0. */
  readonly n: number;
  readonly values: Values;
}

/** All that was drawn: things by kind, records by registry. */
export interface Population {
  readonly things: ReadonlyMap<string, readonly Thing[]>;
  readonly records: ReadonlyMap<string, RecordsFile>;
  /** `water.number=0123456` -> NIK of whom the record is about, where its registry does not say it. */
  readonly owners: ReadonlyMap<string, string>;
}

type Books = Pick<Government, 'registries' | 'records'>;

/** How often a thing is drawn anew because its key is taken. */
const MOST_DRAWS = 200;

/**
 * The population of a government, the same for the same file and day. No key is one that the government's own records have.
 * `begins` is the day from which days are counted.
 */
export function populate(file: PopulationFile, books: Books, begins: PlainDate): Population {
  const world: World = { lists: file.lists, begins, today: begins };
  const seed = seedOf(file.seed);
  const kinds = new Set(Object.keys(file.kinds));
  const taken = new Map([...books.registries.keys()].map((id) => [id, keysOf(books, id)]));
  const things = new Map<string, readonly Thing[]>();
  const records = new Map<string, Row[]>();
  const owners = new Map<string, string>();
  for (const [name, kind] of Object.entries(file.kinds)) {
    const drawn: Thing[] = [];
    for (const around of parentsOf(name, kind, things, kinds)) {
      const dice = new Dice(seed, `${name}/${drawn.length}/${around.place}`);
      if (!dice.isAmong(kind.chance)) continue;
      const one = drawFree(kind, around.values, world, dice, books, taken);
      for (const [registry, row] of one.rows) {
        taken.get(registry)?.add(keyOf(books, registry, row));
        if (kind.owner !== undefined)
          owners.set(
            `${books.registries.get(registry)?.key}=${keyOf(books, registry, row)}`,
            textOf(drawOne(kind.owner, one.values, world, dice)),
          );
        const rows = records.get(registry) ?? [];
        rows.push(row);
        records.set(registry, rows);
      }
      drawn.push({ n: drawn.length, values: one.values });
    }
    things.set(name, drawn);
  }
  return { things, records, owners };
}

function* parentsOf(
  name: string,
  { count, each }: Kind,
  things: ReadonlyMap<string, readonly Thing[]>,
  kinds: ReadonlySet<string>,
): Generator<{ readonly place: string; readonly values: Values }> {
  if (each === undefined) {
    for (let n = 0; n < Number(count); n += 1) yield { place: String(n), values: new Map() };
    return;
  }
  const parents = things.get(each);
  if (parents === undefined) throw new Error(`${name} is of ${each}, which is not drawn before it`);
  for (const parent of parents) {
    const values = beneath(each, parent.values, kinds);
    const most = typeof count === 'number' ? count : Number(values.get(count.replaceAll(/[{}]/g, '')) ?? 0);
    for (let n = 0; n < most; n += 1) yield { place: `${parent.n}/${n}`, values };
  }
}

/** A thing's own values under the name of its kind; what it had from above stays as it is called. */
export function beneath(kind: string, values: Values, kinds: ReadonlySet<string>): Map<string, Plain> {
  const names = BENEATH.get(kinds) ?? new Map<string, string>();
  BENEATH.set(kinds, names);
  const below = new Map<string, Plain>();
  for (const [name, value] of values) {
    const known = `${kind}/${name}`;
    let called = names.get(known);
    if (called === undefined) {
      called = kinds.has(name.split('.')[0] ?? '') ? name : `${kind}.${name}`;
      names.set(known, called);
    }
    below.set(called, value);
  }
  return below;
}

/** What a name is called beneath a kind: thousands of things have the same few dozen names. */
const BENEATH = new WeakMap<ReadonlySet<string>, Map<string, string>>();

function drawFree(
  kind: Kind,
  around: Values,
  world: World,
  dice: Dice,
  books: Books,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly values: Values; readonly rows: readonly (readonly [string, Row])[] } {
  for (let n = 0; n < MOST_DRAWS; n += 1) {
    const values = new Map(around);
    for (const [name, drawn] of Object.entries(kind.draw)) drawInto(values, name, drawn, world, dice);
    const rows = Object.entries(kind.records).map(([registry, fields]): readonly [string, Row] => [
      registry,
      Object.fromEntries(Object.entries(fields).map(([field, drawn]) => [field, drawOne(drawn, values, world, dice)])),
    ]);
    if (rows.every(([registry, row]) => taken.get(registry)?.has(keyOf(books, registry, row)) !== true))
      return { values, rows };
  }
  throw new Error('no free key was drawn; there are too many for its form');
}

function keysOf(books: Books, registry: string): Set<string> {
  return new Set((books.records.get(registry) ?? []).map((row) => keyOf(books, registry, row)));
}

/** The key of a record, as text. */
export function keyOf({ registries }: Pick<Books, 'registries'>, registry: string, row: Row): string {
  const file = registries.get(registry);
  const field =
    file && (KEY_FIELDS.get(file) ?? Object.entries(file.fields).find(([, fact]) => fact === file.key)?.[0]);
  if (field === undefined) throw new Error(`there is no registry ${registry}, or it has no key`);
  if (file !== undefined) KEY_FIELDS.set(file, field);
  return textOf(row[field]);
}

/** Found once a registry, not once a record. */
const KEY_FIELDS = new WeakMap<RegistryFile, string>();
