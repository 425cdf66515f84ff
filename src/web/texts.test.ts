import { describe, expect, it } from 'vitest';
import { catalogue } from '#web/texts';
import { BOARD_WORDS } from '#web/texts/board';
import { CASE_WORDS } from '#web/texts/case';
import { CLOCK_WORDS } from '#web/texts/clock';
import { COUNCIL_WORDS } from '#web/texts/council';
import { COUNCIL_DESK_WORDS } from '#web/texts/council-desk';
import { DESK_WORDS } from '#web/texts/desk';
import { DOOR_WORDS } from '#web/texts/door';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { INCIDENT_WORDS } from '#web/texts/incident';
import { MARK_WORDS } from '#web/texts/marks';
import { OUTCOME_WORDS } from '#web/texts/outcome';
import { PROOF_WORDS } from '#web/texts/proof';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';
import { TURN_WORDS } from '#web/texts/suspension';

const ALL = {
  BOARD_WORDS,
  CASE_WORDS,
  COUNCIL_WORDS,
  COUNCIL_DESK_WORDS,
  DESK_WORDS,
  DOOR_WORDS,
  DRAFT_WORDS,
  FRAME_WORDS,
  INCIDENT_WORDS,
  MARK_WORDS,
  PROOF_WORDS,
  OUTCOME_WORDS,
  REORGANISATION_PAGE_WORDS,
  TURN_WORDS,
  CLOCK_WORDS,
};

/** Every sentence under its path; functions are called with stand-ins. */
function sentences(value: unknown, path: string): (readonly [path: string, sentence: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(2, 3))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

describe.each(Object.entries(ALL))('%s', (_, { id, en }) => {
  const [indonesian, english] = [sentences(id, ''), sentences(en, '')];

  it('says the same things in both languages', () => {
    expect(english.map(([path]) => path)).toEqual(indonesian.map(([path]) => path));
  });

  it('leaves nothing empty', () => {
    expect([...indonesian, ...english].filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('addresses people with Anda, in plain active words', () => {
    const wrong = indonesian.filter(([, sentence]) =>
      /\b(kamu|saudara|anda)\b|dalam rangka|mohon maaf|sedang dilakukan|tidak valid/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  it('apologises to nobody and numbers no button OK', () => {
    expect(english.filter(([, sentence]) => /\b(sorry|invalid|submit)\b|^OK$/i.test(sentence))).toEqual([]);
  });
});

describe('a catalogue', () => {
  it('refuses a key that one language lacks', () => {
    // @ts-expect-error `b` is missing in English
    expect(catalogue({ a: '1', b: '2' }, { a: '1' }).id.b).toBe('2');
    // @ts-expect-error `b` is missing in Indonesian
    expect(catalogue({ a: '1' }, { a: '1', b: '2' }).id.a).toBe('1');
  });
});
