import { parseArgs } from 'node:util';
import { type Io, languageOf } from '#cli/io';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

interface Option {
  readonly type: 'string' | 'boolean';
}

/** What a verb was given: texts by name, and what stands alone. */
interface Arguments<Name extends string> {
  readonly text: (name: Name) => string | undefined;
  readonly flag: (name: Name) => boolean;
  readonly rest: readonly string[];
  readonly language: Language;
}

/** What every verb understands. */
const COMMON = { json: { type: 'boolean' }, lang: { type: 'string' }, help: { type: 'boolean' } } as const;

/**
 * Reads the arguments of a verb, its own and those of every verb. Null where its help was asked for, which is then said.
 * Refuses `usage` for an option it does not have.
 */
export function takeArguments<Name extends string>(
  argv: readonly string[],
  io: Io,
  help: string,
  own: { readonly [name in Name]: Option },
): Arguments<Name | 'json'> | null {
  const { values, positionals } = parse(argv, { ...COMMON, ...own });
  if (values['help'] === true) {
    io.stdout(help);
    return null;
  }
  const { lang } = values;
  return {
    language: languageOf(io, typeof lang === 'string' ? lang : undefined),
    text: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
    flag: (name) => values[name] === true,
    rest: positionals,
  };
}

function parse(
  argv: readonly string[],
  options: { readonly [name: string]: Option },
): { values: { readonly [name: string]: unknown }; positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...argv], options: { ...options }, allowPositionals: true, strict: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal('usage', why, { why }, { cause });
  }
}
