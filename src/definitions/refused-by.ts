import { Refusal } from '#terms/refusal';

/** What a rule of the house refuses of something in a file; null where it refuses nothing. */
export function refusedBy(deed: () => unknown): Refusal | null {
  try {
    deed();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
