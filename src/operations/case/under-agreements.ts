import { sharesByAgreement } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import type { Program } from '#engine/case';
import type { Runner } from '#store/database';

/** A program whose bill rests on an agreement, with the arrangements as they stand now; any other needs no look at them. */
export async function underAgreements(db: Runner, program: Program): Promise<Program> {
  const { government, service } = program;
  return sharesByAgreement(government.arrangements.values(), service.file.id) ? asItStands(db, program) : program;
}

/** A program with the arrangements of this very moment, for a page that says what they allow. */
export async function asItStands(db: Runner, program: Program): Promise<Program> {
  const arrangements = await currentArrangements(db, program.government.arrangements);
  return { ...program, government: { ...program.government, arrangements } };
}
