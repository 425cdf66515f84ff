import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';

/** Law, rates, deadlines and agencies are dated data of a government; what runs them knows none by name. */
const ROOT = import.meta.dirname;
const GOVERNMENTS = [join(ROOT, '../governments/nusantara'), join(ROOT, 'definitions/fixture/pasar')];

const LAW = [
  /\b(UU|PP|PMK|SKB|KUH|Perpres|Perppu|Perda|Pergub|Perwal|Perbup|Permen\w*|Keppres|Kepmen\w*|Inpres) +(?:No\b|Nomor\b|Perdata|Pidana|\d)/,
  /\b(?:pasal|ayat|art\.|article) *\(?\d/i,
  /\b\d{1,3}\/(?:19|20)\d{2}\b/,
];
const RATE = [/\bRp ?[1-9]/, /\b\d+(?:[.,]\d+)? *(?:persen|per ?cent)\b/i];
/** A window of the past ("30 hari terakhir") is no deadline. */
const DEADLINE = [
  /\b\d+ *x *24\b/,
  /\b\d+ (?:hari|jam)\b(?! (?:terakhir|ini))/i,
  /(?<!last |these )\b\d+ (?:working |calendar )?(?:days?|hours?)\b/i,
];
/** Words of every language that are also the name of an agency. */
const COMMON = ['bank', 'Bank', 'the bank', 'hukum'];

/** What of law, rate, deadline or agency stands in a source text, comments aside. */
function traces(source: string, agencies: RegExp): string[] {
  const text = withoutComments(source);
  return [...LAW, ...RATE, ...DEADLINE, agencies].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

/**
 * Comments may cite the law that a line follows. Strings are stepped over, so that `//` in an address begins no comment; a
 * quote in a regular expression or in words of a page ends with its line.
 */
function withoutComments(source: string): string {
  const piece = /\/\*[\s\S]*?\*\/|(?<![\\:])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g;
  return source.replaceAll(piece, (found) => (/^\/[/*]/.test(found) ? ' ' : found));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^fixtures?$/.test(entry.name) ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|fault)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** Ids and names of the agencies and payees of the governments at hand. */
async function agencyNames(): Promise<RegExp> {
  const names = new Set<string>();
  for (const folder of GOVERNMENTS) {
    const { agencies, file } = await readGovernment(await readFolder(folder));
    for (const { id, name, short } of agencies.values())
      for (const one of [id, name.id, name.en, short.id, short.en]) names.add(one);
    for (const { id, name } of file.payees) for (const one of [id, name.id, name.en]) names.add(one);
  }
  const named = [...names].filter((name) => !COMMON.includes(name)).map((name) => name.replaceAll(/\W/g, '\\$&'));
  return new RegExp(`(?<![\\w-])(?:${named.join('|')})(?![\\w-])`);
}

describe('what stands in a government and not in the code', async () => {
  const agencies = await agencyNames();
  const files = sources(ROOT).map((path) => relative(ROOT, path));

  it('is looked for in every file', () => {
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      traces(readFileSync(join(ROOT, file), 'utf8'), agencies).map((trace) => `${file}: ${trace}`),
    );
    expect(found).toEqual([]);
  });

  it('notices each kind when it is planted, in strings, in templates and in words of a page', () => {
    const planted = (source: string) => traces(source, agencies);
    expect(planted("const BASIS = { law: 'UU 25/2009', article: '36' };")).toEqual(['UU 2', '25/2009']);
    expect(planted("law: 'KUH Perdata'")).toEqual(['KUH Perdata']);
    expect(planted('`${law} pasal 4`')).toEqual(['pasal 4']);
    expect(planted('<p>Bayar Rp35.000 dalam 14 hari</p>')).toEqual(['Rp3', '14 hari']);
    expect(planted('<p>Answered within 3 working days</p>')).toEqual(['3 working days']);
    expect(planted("if (payee === 'JASA_RAHARJA')")).toEqual(['JASA_RAHARJA']);
    expect(planted("join(folder, 'dukcapil')")).toEqual(['dukcapil']);
  });

  it('lets comments cite the law, and tells a comment from an address', () => {
    expect(traces('/** UU 25/2009 art. 21 */ const a = 1; // PP 76/2020', agencies)).toEqual([]);
    expect(traces("fetch('http://127.0.0.1/Polri')", agencies)).toEqual(['Polri']);
  });
});
