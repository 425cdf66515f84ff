import { sharesByAgreement } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import type { Government } from '#definitions/government';
import type { Program } from '#engine/case';
import type { Runner } from '#store/database';

/** A program whose bill rests on an agreement, with the arrangements as they stand now; any other needs no look at them. */
export async function underAgreements(db: Runner, program: Program): Promise<Program> {
  const { government, service } = program;
  return sharesByAgreement(government.arrangements.values(), service.file.id) ? asItStands(db, program) : program;
}

/** A government in which a service is priced: with the arrangements as they stand now, where its bill rests on one of them. */
export async function pricedNow(db: Runner, government: Government, service: string): Promise<Government> {
  if (!sharesByAgreement(government.arrangements.values(), service)) return government;
  return { ...government, arrangements: await currentArrangements(db, government) };
}

/** A program with the arrangements of this very moment, for a page that says what they allow. */
export async function asItStands(db: Runner, program: Program): Promise<Program> {
  const arrangements = await currentArrangements(db, program.government);
  return { ...program, government: { ...program.government, arrangements } };
}
