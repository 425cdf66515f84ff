import type { House } from '#operations/house';
import { lapseNow } from '#operations/matter/act-on-matter';
import type { OutboxRow } from '#store/rows';
import type { Handled } from '#store/workers';
import { textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** A question, decision or dispute has come to the end of a term: it moves on, unless somebody moved it meanwhile. */
export async function onMatterDue(
  house: Pick<House, 'db' | 'keys' | 'library'>,
  row: OutboxRow,
  at: Instant,
  seed: Seed,
): Promise<Handled> {
  try {
    await lapseNow(house, textOf(row.payload['matter']), at, seed);
  } catch (error) {
    // A government published without its council, or without the arrangement: nobody is left to whom it could climb.
    if (!(error instanceof Refusal) || !GONE.includes(error.code)) throw error;
  }
  return 'done';
}

const GONE = ['council-unset', 'arrangement-unknown', 'matter-unknown'];
