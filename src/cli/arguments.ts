import { parseArgs } from 'node:util';
import { Refusal } from '#terms/refusal';

interface Option {
  readonly type: 'string' | 'boolean';
}

/** What a verb was given: texts by name, and what stands alone. */
export interface Arguments<Name extends string> {
  readonly text: (name: Name) => string | undefined;
  readonly flag: (name: Name) => boolean;
  readonly rest: readonly string[];
}

/** Reads the arguments of a verb. Refuses `usage` for an option it does not have. */
export function readArguments<Name extends string>(
  argv: readonly string[],
  options: { readonly [name in Name]: Option },
): Arguments<Name> {
  const { values, positionals } = parse(argv, options);
  return {
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
