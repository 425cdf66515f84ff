import type { Government } from '#definitions/government';
import { type AgencyId, type ChainId, chainId } from '#terms/ids';
import { sha256 } from '#terms/random';

/** The chain on which a government keeps what belongs to no single case: parked money, refunds. */
export function treasuryChain({ file }: Government): ChainId {
  return named(`government/${file.id}/treasury`);
}

/** The chain of an agency: what it says to cases that are not its own. */
export function agencyChain({ file }: Government, agency: AgencyId): ChainId {
  return named(`government/${file.id}/agency/${agency}`);
}

/** The chain of an arrangement: its text, signatures, and all that was decided about it. */
export function arrangementChain({ file }: Government, arrangement: string): ChainId {
  return named(`government/${file.id}/arrangement/${arrangement}`);
}

/** What officers say to each other about an arrangement or a case: beside its chain, so that nothing of it waits or changes. */
export function talkChain({ file }: Government, about: string): ChainId {
  return named(`government/${file.id}/talk/${about}`);
}

/** A fixed chain id for a name; its time is 0, so it sorts before every case. */
function named(name: string): ChainId {
  const hex = sha256(name).toString('hex');
  return chainId(`00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`);
}
