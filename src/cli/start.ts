import type { Io } from '#cli/io';
import type { Language } from '#terms/language';

/** What `start` prints once the house answers: where it is, who may sign in, what else runs. */
export interface Started {
  readonly url: string;
  readonly bankUrl: string | null;
  readonly personas: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  readonly milliseconds: number;
}

export function sayStarted(started: Started, io: Io, language: Language, asJson: boolean): void {
  if (asJson) {
    io.stdout(`${JSON.stringify(started)}\n`);
    return;
  }
  const id = language === 'id';
  const width = Math.max(...started.personas.map(({ name }) => name.length));
  const people = started.personas.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
  io.stdout(
    `Manunggal ${id ? 'siap dalam' : 'is ready after'} ${(started.milliseconds / 1000).toLocaleString(id ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 })} ${id ? 'detik' : 's'}\n\n` +
      `  ${id ? 'Buka' : 'Open'}  ${started.url}\n` +
      (started.bankUrl === null ? '' : `  Bank  ${started.bankUrl}\n`) +
      `\n${id ? `Masuk sebagai (${started.url}/masuk)` : `Sign in as (${started.url}/masuk)`}:\n${people}\n\n` +
      `${id ? 'Berkas contoh sedang tumbuh di latar belakang. Ctrl+C menutup dengan rapi.' : 'Demonstration cases are growing in the background. Ctrl+C shuts down cleanly.'}\n`,
  );
}
