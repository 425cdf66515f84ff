import type { Drawn, PopulationFile } from '#definitions/life-schema';
import { textOf } from '#terms/json';
import { addDays, daysBetween, type PlainDate, plainDate } from '#terms/plain-date';
import { derive, type Seed, sha256 } from '#terms/random';

export type Plain = string | number | boolean | null | string[];
/** Values by name; `kind.name` for those of what it belongs to. */
export type Values = ReadonlyMap<string, Plain>;

/**
 * Chance that is the same every time, from a seed and what it is for: Chris Doty-Humphrey's sfc32, which is quick and has
 * nothing to keep secret here.
 */
export class Dice {
  private readonly state: Uint32Array;

  constructor(seed: Seed, words: string) {
    const start = derive(seed, words, 16);
    this.state = new Uint32Array(start.buffer.slice(start.byteOffset, start.byteOffset + 16));
    for (let n = 0; n < 12; n += 1) this.roll(2);
  }

  /** Whole number from 0, below `sides` (at most 2^32). */
  roll(sides: number): number {
    const { state } = this;
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const sum = (a + b + d) >>> 0;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + sum;
    state[3] = d + 1;
    return sum % sides;
  }

  between(from: number, to: number): number {
    return from + this.roll(Math.max(1, to - from + 1));
  }

  /** Whether it is among so many of a hundred. */
  isAmong(percent: number): boolean {
    return this.roll(10_000) < percent * 100;
  }

  /** One of them by its weight. */
  weighed<T>(choices: readonly (readonly [T, number])[]): T {
    const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
    let left = (this.roll(1_000_000) / 1_000_000) * total;
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    const last = choices.at(-1);
    if (last === undefined) throw new Error('there is nothing to choose from');
    return last[0];
  }

  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): T[] {
    const order = [...things];
    for (let n = order.length - 1; n > 0; n -= 1) {
      const other = this.roll(n + 1);
      [order[n], order[other]] = [order[other] as T, order[n] as T]; // both places are within
    }
    return order;
  }
}

/** In which world a value is drawn: the lists of the population, the day on which life begins, and today there. */
export interface World {
  readonly lists: PopulationFile['lists'];
  readonly begins: PlainDate;
  readonly today: PlainDate;
}

/** Draws a value under a name; a line of a list with named values gives several. */
export function drawInto(values: Map<string, Plain>, name: string, drawn: Drawn, world: World, dice: Dice): void {
  if (isForm(drawn, 'from')) {
    const list = world.lists[drawn.from];
    if (list === undefined) throw new Error(`there is no list ${drawn.from}`);
    const line = list[dice.roll(list.length)] ?? '';
    if (typeof line === 'string') values.set(name, filled(line, values, world, dice));
    else for (const [key, value] of Object.entries(line)) values.set(`${name}.${key}`, value);
  } else values.set(name, drawOne(drawn, values, world, dice));
}

/** Draws one value. */
export function drawOne(drawn: Drawn, values: Values, world: World, dice: Dice): Plain {
  if (typeof drawn === 'string') return filled(drawn, values, world, dice);
  if (drawn === null || typeof drawn !== 'object') return drawn;
  if ('oneOf' in drawn) return filled(dice.weighed(Object.entries(drawn.oneOf)), values, world, dice);
  if ('number' in drawn) {
    const [from, to] = drawn.number;
    return from + dice.roll(Math.floor((to - from) / drawn.step) + 1) * drawn.step;
  }
  if ('date' in drawn) {
    const [from, to] = drawn.date.map((day) => plainDate(day));
    if (from === undefined || to === undefined) throw new Error('a span has two days');
    return addDays(from, dice.roll(daysBetween(from, to) + 1));
  }
  if ('days' in drawn) return addDays(world.begins, dice.between(drawn.days[0], drawn.days[1]));
  if ('list' in drawn) return drawn.list.map((text) => textOf(filled(text, values, world, dice)));
  if ('nik' in drawn) return nikOf(drawn.nik, values, world, dice);
  const own = new Map(values);
  drawInto(own, 'line', drawn, world, dice);
  return own.get('line') ?? null;
}

function isForm<K extends string>(drawn: Drawn, key: K): drawn is Drawn & { readonly [key in K]: string } {
  return drawn !== null && typeof drawn === 'object' && key in drawn;
}

/** PPKKCC DDMMYY SSSS; a serial is never 0000. */
function nikOf(
  { region, born, woman }: { region: string; born: string; woman: string },
  values: Values,
  world: World,
  dice: Dice,
): string {
  const [year = '', month = '', day = ''] = textOf(filled(born, values, world, dice)).split('-');
  const isWoman = filled(woman, values, world, dice) === true || textOf(filled(woman, values, world, dice)) === 'P';
  const written = String(Number(day) + (isWoman ? 40 : 0)).padStart(2, '0');
  const serial = String(dice.between(51, 9_999)).padStart(4, '0');
  return `${textOf(filled(region, values, world, dice))}${written}${month}${year.slice(2)}${serial}`;
}

/** A text as it was taken apart: words and the names between them. */
interface Template {
  readonly words: readonly string[];
  readonly names: readonly string[];
}

/** Thousands of things are drawn from a few dozen texts. */
const TEMPLATES = new Map<string, Template>();

function templateOf(text: string): Template {
  let known = TEMPLATES.get(text);
  if (known === undefined) {
    const parts = text.split(/\{([^{}]+)\}/);
    known = { words: parts.filter((_, n) => n % 2 === 0), names: parts.filter((_, n) => n % 2 === 1) };
    TEMPLATES.set(text, known);
  }
  return known;
}

/** A text with its places filled; one that is a single name keeps the type of the value. */
function filled(text: string, values: Values, world: World, dice: Dice): Plain {
  if (!text.includes('{')) return text;
  const { words, names } = templateOf(text);
  const [only = ''] = names;
  if (text.length === only.length + 2) return slot(only, values, world, dice);
  let whole = words[0] ?? '';
  for (const [n, name] of names.entries()) whole += textOf(slot(name, values, world, dice)) + (words[n + 1] ?? '');
  return whole;
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWYZ';

function slot(name: string, values: Values, world: World, dice: Dice): Plain {
  const known = values.get(name);
  if (known !== undefined) return known;
  if (/^\d$/.test(name)) return Array.from({ length: Number(name) }, () => String(dice.roll(10))).join('');
  const letters = /^A(\d)$/.exec(name)?.[1];
  if (letters !== undefined)
    return Array.from({ length: Number(letters) }, () => LETTERS[dice.roll(LETTERS.length)] ?? 'A').join('');
  if (name === 'year') return world.today.slice(0, 4);
  const days = /^today([+-]\d+)?$/.exec(name);
  if (days !== null) return addDays(world.today, Number(days[1] ?? '0'));
  throw new Error(`nothing is called ${name} here`);
}

/** Chance of a population or of a life, from its word. */
export function seedOf(words: string): Seed {
  return sha256(`life/${words}`);
}
