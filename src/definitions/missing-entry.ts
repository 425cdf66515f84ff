import type { Path } from '#definitions/read-yaml';

/** Entries whose absence is a rule of its own, because what they say is owed to people and not only to the reader of the file. */
const OWED: readonly (readonly [entry: RegExp, rule: string])[] = [
  [/^elements\.[^.]+\.bill\.lines\.\d+\.basis$/, 'fee/no-basis'],
  [/^(promise|clocks\..+|questions\.[^.]+|elements\.[^.]+\.clock)\.unit$/, 'clock/no-unit'],
  [/^reads\.[^.]+\.purpose$/, 'read/no-purpose'],
];

/** The rule that an absent entry of a file breaks: one of its own, else `file/missing`. */
export function ruleOfMissing(file: string, entry: Path): string {
  const name = entry.map(String).join('.');
  const owed = file.endsWith('/service.yaml') ? OWED.find(([pattern]) => pattern.test(name)) : undefined;
  return owed?.[1] ?? 'file/missing';
}
