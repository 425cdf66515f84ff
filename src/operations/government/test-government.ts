import type { Finding } from '#definitions/findings';
import { isError } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { assemble, draftOf } from '#definitions/read';
import { type Played, playExamples } from '#operations/government/play-examples';
import { Refusal } from '#terms/refusal';

/** Examples are played only in a folder that can be read: else its errors stand in `findings` and nothing was played. */
export interface Tested {
  readonly findings: readonly Finding[];
  readonly played: readonly Played[];
}

/** Plays the worked examples alone, of one service or of all with the tariffs. Refuses `unknown-service`. */
export async function testGovernment(files: Files, service?: string): Promise<Tested> {
  const { draft, findings } = await draftOf(files);
  const errors = findings.filter(isError);
  if (draft === undefined || errors.length > 0) return { findings: errors, played: [] };
  const government = assemble(draft);
  if (service !== undefined && !government.services.has(service))
    throw new Refusal('unknown-service', `No service ${service}`, { service });
  return { findings: [], played: playExamples(draft, government, service) };
}
