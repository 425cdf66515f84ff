import { openSession } from '#access/session';
import { giveWord, hasWord, noteWrongWord, useWord, wrongWords } from '#access/word';
import { lookupHash } from '#ledger/seal';
import type { House } from '#operations/house';
import type { Language } from '#terms/language';
import { type Instant, later } from '#terms/plain-date';
import { derive, documentNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** The word of one position, to be handed to its holder. */
export interface HolderWord {
  readonly position: string;
  readonly title: string;
  readonly agency: string;
  readonly word: string;
}

type Parts = Pick<House, 'db' | 'keys' | 'library'>;

/** `missing`: whoever has neither an unused word nor a session; else one position, by its id, or `all`. */
export type WordWish = string;

/**
 * A fresh word of 80 bits for the holder of each position that the wish names. Words given before and not yet used keep their
 * worth, but for those positions. Refuses `position-unknown`.
 */
export async function giveWords(
  house: Parts,
  wish: WordWish,
  language: Language,
  at: Instant,
  seed: Seed,
): Promise<HolderWord[]> {
  const { government } = house.library;
  const seats = government.personas.flatMap(({ id, agency, position }) => {
    const office = government.agencies.get(agency ?? '');
    const seat = office?.positions.find((one) => one.id === position);
    return office === undefined || seat === undefined ? [] : [{ id, office, seat }];
  });
  if (wish !== 'missing' && wish !== 'all' && !seats.some(({ seat }) => seat.id === wish))
    throw new Refusal('position-unknown', `No holder of ${wish}`, { position: wish });
  const words: HolderWord[] = [];
  for (const { id, office, seat } of seats) {
    const wanted = wish === 'missing' ? !(await hasWord(house.db, id, at)) : wish === 'all' || wish === seat.id;
    if (!wanted) continue;
    const word = documentNumber(0, derive(seed, `word/${id}`, 16)).slice('D-0-'.length);
    await giveWord(house.db, word, id, at);
    words.push({ position: seat.id, title: seat.title[language], agency: office.short[language], word });
  }
  return words;
}

/** Wrong words from one address in an hour before it has to wait. Milliseconds. */
const MOST_GUESSES = 10;
const HOUR = 3_600_000;

/**
 * Opens a session under a fresh random id for whom the word was given to, once. `from`: the address it was sent from, of which
 * only a keyed hash is kept. Refuses `word-unknown`, and `too-many` after too many wrong words from there.
 */
export async function signInByWord(
  house: Parts,
  { word, from }: { readonly word: string; readonly from: string },
  session: string,
  at: Instant,
): Promise<string> {
  const source = lookupHash(house.keys.lookupKey, 'word-guess', from);
  if ((await wrongWords(house.db, source, later(at, -HOUR))) >= MOST_GUESSES)
    throw new Refusal('too-many', 'Too many wrong words from there');
  const persona = await useWord(house.db, word, at);
  if (persona === undefined) {
    await noteWrongWord(house.db, source, at, later(at, -HOUR));
    throw new Refusal('word-unknown', 'There is no such word, or it has been used');
  }
  await openSession(house.db, session, persona, at, 'word');
  return persona;
}
