import { spokenFor } from '#operations/refusals';
import { isList, textOf } from '#terms/json';
import { chooseLanguage, LANGUAGES, type Language } from '#terms/language';
import { Refusal } from '#terms/refusal';

/** What a verb talks through: stdout is the result, stderr the talk. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: { readonly [name: string]: string | undefined };
  /** stdout is a terminal and NO_COLOR is not set. */
  readonly tty: boolean;
}

export type Verb = (argv: readonly string[], io: Io) => Promise<number>;

/** `--lang`, else MANUNGGAL_LANG, else LANG. */
export function languageOf(io: Io, wish?: string): Language {
  const named = LANGUAGES.find((language) => language === (wish ?? io.env['MANUNGGAL_LANG']));
  return named ?? chooseLanguage(io.env['LANG'] === undefined || io.env['LANG'] === 'C.UTF-8' ? 'id' : io.env['LANG']);
}

/** Says a refusal with its code and what to do next; gives the exit code. A bug is thrown on. */
export function sayRefusal(error: unknown, io: Io, language: Language, asJson = false): number {
  const spoken = error instanceof Refusal ? spokenFor(error.code) : undefined;
  if (!(error instanceof Refusal) || spoken === undefined) throw error;
  if (asJson) {
    const [what, next] = [filled(spoken.what[language], error), filled(spoken.next[language], error)];
    io.stdout(`${JSON.stringify({ refusal: error.code, what, next, facts: error.facts })}\n`);
  } else {
    const detail = Object.entries(error.facts)
      .filter(([, value]) => ['string', 'number'].includes(typeof value))
      .map(([name, value]) => `${name}=${textOf(value)}`);
    io.stderr(
      `${filled(spoken.what[language], error)} [${error.code}${detail.length === 0 ? '' : `: ${detail.join(', ')}`}]\n${filled(spoken.next[language], error)}\n`,
    );
  }
  return spoken.exit;
}

/** A sentence with the facts that it names. */
function filled(words: string, { facts }: Refusal): string {
  return words.replaceAll(/\{(\w+)\}/g, (braced, name: string) => {
    const value = facts[name];
    if (value === undefined || value === null) return braced;
    return isList(value) ? value.map(textOf).join(', ') : textOf(value);
  });
}
