import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { decimal, toInteger } from '#rules/feel/number';
import { type Match, type Matcher, matcherFor, type Subject, subjectOf } from '#rules/feel/regex/match';
import { boundedText, type Run, reserveText } from '#rules/feel/run';
import type { FeelValue } from '#rules/feel/value';

/** DMN 1.5, 10.3.4.3. Positions and lengths count code points. */
export const STRING_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'substring',
    signature({ string: 'string', 'start position': 'number', length: 'number?' }, (given) => {
      const length = given.length === null ? undefined : toInteger(given.length.truncated());
      const start = toInteger(given['start position'].truncated());
      return length === null || start === null ? undefined : substring(given.string, start, length);
    }),
  ),
  builtin(
    'string length',
    signature({ string: 'string' }, ({ string }) => decimal(Array.from(string).length)),
  ),
  builtin(
    'upper case',
    signature({ string: 'string' }, ({ string }) => string.toUpperCase()),
  ),
  builtin(
    'lower case',
    signature({ string: 'string' }, ({ string }) => string.toLowerCase()),
  ),
  builtin(
    'substring before',
    signature({ string: 'string', match: 'string' }, ({ string, match }) => {
      const at = string.indexOf(match);
      return at === -1 ? '' : string.slice(0, at);
    }),
  ),
  builtin(
    'substring after',
    signature({ string: 'string', match: 'string' }, ({ string, match }) => {
      const at = string.indexOf(match);
      return at === -1 ? '' : string.slice(at + match.length);
    }),
  ),
  builtin(
    'contains',
    signature({ string: 'string', match: 'string' }, ({ string, match }) => string.includes(match)),
  ),
  builtin(
    'starts with',
    signature({ string: 'string', match: 'string' }, ({ string, match }) => string.startsWith(match)),
  ),
  builtin(
    'ends with',
    signature({ string: 'string', match: 'string' }, ({ string, match }) => string.endsWith(match)),
  ),
  builtin(
    'matches',
    signature({ input: 'string', pattern: 'string', flags: 'string?' }, ({ input, pattern, flags }, run) => {
      const matcher = matcherFor(pattern, flags ?? '');
      return matcher === null ? undefined : matcher.first(subjectOf(input), 0, run) !== null;
    }),
  ),
  builtin(
    'replace',
    signature({ input: 'string', pattern: 'string', replacement: 'string', flags: 'string?' }, (given, run) => {
      const matcher = matcherFor(given.pattern, given.flags ?? '');
      return matcher === null ? undefined : replace(matcher, given.input, given.replacement, run);
    }),
  ),
  builtin(
    'split',
    signature({ string: 'string', delimiter: 'string' }, ({ string, delimiter }, run) => {
      const matcher = matcherFor(delimiter, '');
      return matcher === null ? undefined : split(matcher, string, run);
    }),
  ),
  builtin(
    'string join',
    signature({ list: 'list', delimiter: 'string?' }, ({ list, delimiter }, run) => {
      const texts = list.filter((item) => item !== null);
      if (!texts.every((item) => typeof item === 'string')) return undefined;
      const between = delimiter ?? '';
      reserveText(
        run,
        texts.reduce((length, text) => length + text.length + between.length, 0),
      );
      return texts.join(between);
    }),
  ),
];

function substring(text: string, start: number, length: number | undefined): FeelValue | undefined {
  const points = Array.from(text);
  if (start === 0 || Math.abs(start) > points.length || (length !== undefined && length < 1)) return undefined;
  const from = start > 0 ? start - 1 : points.length + start;
  return points.slice(from, length === undefined ? undefined : from + length).join('');
}

/** All matches from left to right; null when the pattern matches the empty text, an error of XPath 7.6.3. */
function allMatches(matcher: Matcher, subject: Subject, run: Run): readonly Match[] | null {
  if (matcher.first(subjectOf(''), 0, run) !== null) return null;
  const found: Match[] = [];
  for (let at = 0; at <= subject.points.length; ) {
    const match = matcher.first(subject, at, run);
    if (match === null) break;
    found.push(match);
    at = match.end > match.start ? match.end : match.end + 1;
  }
  return found;
}

function replace(matcher: Matcher, input: string, replacement: string, run: Run): string | undefined {
  const subject = subjectOf(input);
  const { points } = subject;
  const matches = allMatches(matcher, subject, run);
  // Behind an escaped sign and a group's number nothing may be left of either.
  if (matches === null || /[\\$]/.test(replacement.replaceAll(/\\[\\$]|\$\d/g, ''))) return undefined;
  let result = '';
  let at = 0;
  for (const match of matches) {
    const whole = points.slice(match.start, match.end).join('');
    result = boundedText(
      run,
      result + points.slice(at, match.start).join('') + expand(replacement, whole, match, matcher),
    );
    at = match.end;
  }
  return boundedText(run, result + points.slice(at).join(''));
}

/** `$N` is a group, with as many digits as there are groups (of which a pattern has few); `$0` the whole match. */
function expand(replacement: string, whole: string, match: Match, matcher: Matcher): string {
  return replacement.replaceAll(
    /\\([\\$])|\$(\d{1,4})/g,
    (_all, escaped: string | undefined, digits: string | undefined) => {
      if (escaped !== undefined) return escaped;
      let number = digits ?? '';
      while (number.length > 1 && Number(number) > matcher.groups) number = number.slice(0, -1);
      const rest = (digits ?? '').slice(number.length);
      const text = Number(number) === 0 ? whole : (match.groups[Number(number) - 1] ?? '');
      return text + rest;
    },
  );
}

function split(matcher: Matcher, text: string, run: Run): readonly string[] | undefined {
  const subject = subjectOf(text);
  const { points } = subject;
  const matches = allMatches(matcher, subject, run);
  if (matches === null) return undefined;
  const starts = [0, ...matches.map(({ end }) => end)];
  const ends = [...matches.map(({ start }) => start), points.length];
  return starts.map((start, i) => points.slice(start, ends[i]).join(''));
}
