import type { Io } from '#cli/io';
import type { Language } from '#terms/language';

/** What `start` prints once the house answers: where it is, who may sign in, what else runs. */
export interface Started {
  readonly url: string;
  readonly bankUrl: string | null;
  readonly personas: readonly { readonly id: string; readonly name: string; readonly about: string }[];
  /** Officials sign in by words; there are no people of a demonstration. */
  readonly byWord: boolean;
  /** Fresh words, each for one sign-in; of positions that are not named an earlier one holds. */
  readonly words: readonly {
    readonly position: string;
    readonly title: string;
    readonly agency: string;
    readonly word: string;
  }[];
  readonly milliseconds: number;
}

export function sayStarted(started: Started, io: Io, language: Language, asJson: boolean): void {
  if (asJson) {
    io.stdout(`${JSON.stringify(started)}\n`);
    return;
  }
  const id = language === 'id';
  io.stdout(
    `Manunggal ${id ? 'siap dalam' : 'is ready after'} ${(started.milliseconds / 1000).toLocaleString(id ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 })} ${id ? 'detik' : 's'}\n\n` +
      `  ${id ? 'Buka' : 'Open'}  ${started.url}\n` +
      (started.bankUrl === null ? '' : `  Bank  ${started.bankUrl}\n`) +
      (started.byWord ? sayWords(started, id) : sayPersonas(started, id)),
  );
}

function sayPersonas({ personas, url }: Started, id: boolean): string {
  const width = Math.max(...personas.map(({ name }) => name.length));
  const people = personas.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
  return (
    `\n${id ? `Masuk sebagai (${url}/masuk)` : `Sign in as (${url}/masuk)`}:\n${people}\n\n` +
    `${id ? 'Berkas contoh sedang tumbuh di latar belakang. Ctrl+C menutup dengan rapi.' : 'Demonstration cases are growing in the background. Ctrl+C shuts down cleanly.'}\n`
  );
}

function sayWords({ words, url }: Started, id: boolean): string {
  const rows = words.map(({ word, title, agency }) => `  ${word}  ${title}, ${agency}\n`).join('');
  const fresh = id
    ? `Kata masuk petugas (${url}/masuk), masing-masing berlaku sekali, sehari:\n${rows}\nSerahkan kepada pemegang jabatannya.`
    : `Words for officials (${url}/masuk), each works once, for a day:\n${rows}\nHand each to the holder of its position.`;
  const kept = id
    ? 'Kata yang sudah diberikan dan belum dipakai tetap berlaku.'
    : 'Words given before and not yet used still work.';
  const anew = id
    ? 'Kata baru: manunggal start --words JABATAN (atau all). Ctrl+C menutup dengan rapi.'
    : 'A new one: manunggal start --words POSITION (or all). Ctrl+C shuts down cleanly.';
  return `\n${words.length > 0 ? fresh : kept}\n${anew}\n`;
}
