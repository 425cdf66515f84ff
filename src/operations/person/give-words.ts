import { openSession } from '#access/session';
import { giveWord, useWord } from '#access/word';
import type { House } from '#operations/house';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { derive, documentNumber, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** The word of one position, to be handed to its holder. */
export interface HolderWord {
  readonly position: string;
  readonly title: string;
  readonly agency: string;
  readonly word: string;
}

type Parts = Pick<House, 'db' | 'library'>;

/** A fresh word of 80 bits for the holder of each position; those given before and not yet used are worth nothing. */
export async function giveWords(house: Parts, language: Language, at: Instant, seed: Seed): Promise<HolderWord[]> {
  const { government } = house.library;
  const words: HolderWord[] = [];
  for (const { id, agency, position } of government.personas) {
    const office = government.agencies.get(agency ?? '');
    const seat = office?.positions.find((one) => one.id === position);
    if (office === undefined || seat === undefined) continue;
    const word = documentNumber(0, derive(seed, `word/${id}`, 16)).slice('D-0-'.length);
    await giveWord(house.db, word, id, at);
    words.push({ position: seat.id, title: seat.title[language], agency: office.short[language], word });
  }
  return words;
}

/** Opens a session under a fresh random id for whom the word was given to, once. Refuses `word-unknown`. */
export async function signInByWord(house: Parts, word: string, session: string, at: Instant): Promise<string> {
  const persona = await useWord(house.db, word, at);
  if (persona === undefined) throw new Refusal('word-unknown', 'There is no such word, or it has been used');
  await openSession(house.db, session, persona, at, 'word');
  return persona;
}
