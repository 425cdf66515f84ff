import { spokenFor } from '#operations/refusals';
import { textOf } from '#terms/json';
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
    io.stdout(
      `${JSON.stringify({ refusal: error.code, what: spoken.what[language], next: spoken.next[language], facts: error.facts })}\n`,
    );
  } else {
    const detail = Object.entries(error.facts)
      .filter(([, value]) => ['string', 'number'].includes(typeof value))
      .map(([name, value]) => `${name}=${textOf(value)}`);
    io.stderr(
      `${spoken.what[language]} [${error.code}${detail.length === 0 ? '' : `: ${detail.join(', ')}`}]\n${spoken.next[language]}\n`,
    );
  }
  return spoken.exit;
}
