import { caseVariants, type Flags, type Pattern, readFlags, readPattern } from '#rules/feel/regex/pattern';
import { nested, type Run, spend } from '#rules/feel/run';

/** Where a match lies in the text, by code points, and what its groups caught. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | null)[];
}

/** A text as patterns see it: its code points. */
export interface Subject {
  readonly points: readonly string[];
  readonly codes: readonly number[];
}

export function subjectOf(text: string): Subject {
  const points = Array.from(text);
  return { points, codes: points.map((char) => char.codePointAt(0) ?? 0) };
}

/** A pattern ready to be matched. Every step is paid from the budget of the run, so no pattern runs away. */
export interface Matcher {
  readonly groups: number;
  readonly first: (subject: Subject, from: number, run: Run) => Match | null;
}

const matchers = new Map<string, Matcher | null>();
const MAX_MATCHERS = 500;
/** Characters of a pattern; nobody reads longer ones. */
const MAX_PATTERN = 1000;

/** null when the pattern or the flags are malformed (the error of XPath 7.6), or the pattern is too long. */
export function matcherFor(pattern: string, flags: string): Matcher | null {
  if (pattern.length > MAX_PATTERN) return null;
  const key = `${flags}/${pattern}`;
  const known = matchers.get(key);
  if (known !== undefined) return known;
  if (matchers.size >= MAX_MATCHERS) matchers.clear();
  const read = readFlags(flags);
  const parsed = read === null ? null : readPattern(pattern, read);
  const matcher = read === null || parsed === null ? null : makeMatcher(parsed.pattern, parsed.groups, read);
  matchers.set(key, matcher);
  return matcher;
}

interface State extends Subject {
  readonly caught: (readonly [number, number] | undefined)[];
  readonly run: Run;
}

/** Goes on behind a part of the pattern; answers where the whole match ends, or -1. */
type Then = (at: number) => number;
type Step = (state: State, at: number, then: Then) => number;

function makeMatcher(pattern: Pattern, groups: number, flags: Flags): Matcher {
  const step = compile(pattern, flags);
  return {
    groups,
    first: ({ points, codes }, from, run) => {
      for (let start = from; start <= points.length; start += 1) {
        const state: State = { points, codes, caught: [], run };
        const end = step(state, start, (at) => at);
        if (end >= 0) return { start, end, groups: textsOf(state, groups) };
      }
      return null;
    },
  };
}

function textsOf(state: State, groups: number): readonly (string | null)[] {
  return Array.from({ length: groups }, (_, i) => {
    const span = state.caught[i + 1];
    return span === undefined ? null : state.points.slice(span[0], span[1]).join('');
  });
}

function compile(pattern: Pattern, flags: Flags): Step {
  switch (pattern.kind) {
    case 'empty':
      return (_state, at, then) => then(at);
    case 'set':
      return one(pattern);
    case 'start':
      return (state, at, then) => (atStart(state, at, flags) ? then(at) : -1);
    case 'end':
      return (state, at, then) => (atEnd(state, at, flags) ? then(at) : -1);
    case 'back':
      return backReference(pattern.group, flags);
    case 'sequence':
      return pattern.parts
        .map((part) => compile(part, flags))
        .reduceRight((rest, part) => (state, at, then) => {
          return part(state, at, (next) => nested(state.run, 3, () => rest(state, next, then)));
        });
    case 'choice':
      return choice(pattern.options.map((option) => compile(option, flags)));
    case 'group':
      return capture(pattern.group, compile(pattern.body, flags));
    case 'repeat':
      if (pattern.body.kind === 'set') return repeatOne(pattern.body, pattern.min, pattern.max, pattern.lazy);
      return repeat(compile(pattern.body, flags), pattern.min, pattern.max, pattern.lazy);
    default:
      return pattern satisfies never;
  }
}

type OneOf = Pattern & { readonly kind: 'set' };

function one({ holds, cost }: OneOf): Step {
  return (state, at, then) => {
    spend(state.run, cost);
    const code = state.codes[at];
    return code !== undefined && holds(code) ? then(at + 1) : -1;
  };
}

/** In multi-line mode a line starts behind every newline but a last one (XPath 7.6.1.1). */
function atStart(state: State, at: number, flags: Flags): boolean {
  if (at === 0) return true;
  return flags.multiline && state.codes[at - 1] === 10 && at < state.codes.length;
}

function atEnd(state: State, at: number, flags: Flags): boolean {
  return at === state.codes.length || (flags.multiline && state.codes[at] === 10);
}

/** A group that caught nothing matches the empty text. */
function backReference(group: number, flags: Flags): Step {
  return (state, at, then) => {
    const [from, to] = state.caught[group] ?? [0, 0];
    for (let i = 0; i < to - from; i += 1) {
      spend(state.run, 1);
      const wanted = state.codes[from + i] ?? -1;
      const found = state.codes[at + i];
      if (found === undefined || !(found === wanted || (flags.ignoreCase && caseVariants(found).includes(wanted))))
        return -1;
    }
    return then(at + to - from);
  };
}

function choice(options: readonly Step[]): Step {
  return (state, at, then) => {
    for (const option of options) {
      const end = nested(state.run, 1, () => option(state, at, then));
      if (end >= 0) return end;
    }
    return -1;
  };
}

function capture(group: number, body: Step): Step {
  return (state, at, then) => {
    const before = state.caught[group];
    const caught: Then = (next) => {
      const inner = state.caught[group];
      state.caught[group] = [at, next];
      const whole = then(next);
      if (whole < 0) state.caught[group] = inner;
      return whole;
    };
    const end = nested(state.run, 2, () => body(state, at, caught));
    if (end < 0) state.caught[group] = before;
    return end;
  };
}

/** One set again and again needs no recursion, so long texts stay cheap. */
function repeatOne({ holds, cost }: OneOf, min: number, max: number, lazy: boolean): Step {
  return (state, at, then) => {
    let most = 0;
    const limit = lazy ? min : max;
    const holdsAt = (i: number): boolean => {
      spend(state.run, cost);
      const code = state.codes[i];
      return code !== undefined && holds(code);
    };
    while (most < limit && holdsAt(at + most)) most += 1;
    if (most < min) return -1;
    if (!lazy) {
      for (let count = most; count >= min; count -= 1) {
        spend(state.run, 1);
        const end = then(at + count);
        if (end >= 0) return end;
      }
      return -1;
    }
    for (let count = min; ; count += 1) {
      const end = then(at + count);
      if (end >= 0 || count >= max || !holdsAt(at + count)) return end;
    }
  };
}

function repeat(body: Step, min: number, max: number, lazy: boolean): Step {
  const again = (state: State, at: number, count: number, then: Then): number => {
    const more = (): number => {
      if (count >= max) return -1;
      // An empty round beyond the minimum would repeat for ever.
      const round: Then = (next) => (next === at && count >= min ? -1 : again(state, next, count + 1, then));
      spend(state.run, 1);
      return nested(state.run, 5, () => body(state, at, round));
    };
    if (count < min) return more();
    if (lazy) {
      const end = then(at);
      return end >= 0 ? end : more();
    }
    const end = more();
    return end >= 0 ? end : then(at);
  };
  return (state, at, then) => again(state, at, 0, then);
}
