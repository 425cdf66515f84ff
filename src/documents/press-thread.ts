import { parentPort, workerData } from 'node:worker_threads';
import { type Authority, openAuthority } from '#documents/authority';
import { makePaper, type PaperOrder, type SealedPaper } from '#documents/press';
import type { JsonObject } from '#terms/json';
import { Refusal } from '#terms/refusal';

/** What the thread answers to an order. */
export type PressAnswer =
  | { readonly kind: 'paper'; readonly paper: SealedPaper }
  | { readonly kind: 'refusal'; readonly code: string; readonly message: string; readonly facts: JsonObject }
  | { readonly kind: 'bug'; readonly stack: string };

const { seals } = workerData as { readonly seals: string }; // set by worker.ts, which alone starts this thread
let authority: Authority | undefined;

parentPort?.on('message', (order: PaperOrder) => {
  void answer(order).then((said) => parentPort?.postMessage(said, []));
});
// The time a paper may take counts from here, not from the loading of the compiler.
parentPort?.postMessage('ready', []);

async function answer(order: PaperOrder): Promise<PressAnswer> {
  try {
    return { kind: 'paper', paper: await makePaper(order, await authorityFor(order)) };
  } catch (error) {
    if (error instanceof Refusal)
      return { kind: 'refusal', code: error.code, message: error.message, facts: error.facts };
    return { kind: 'bug', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Reads the folder again for an agency that came after the thread began. */
async function authorityFor({ agencyId }: PaperOrder): Promise<Authority> {
  if (authority?.trustList().keys.some((key) => key.agency === agencyId) !== true)
    authority = await openAuthority(seals);
  return authority;
}
