import { lookupHash } from '#ledger/seal';
import type { InboxKey } from '#store/effects';
import type { KeyStore } from '#store/keys';
import { type Seed, sha256 } from '#terms/random';

/** A command as its door names it: sent twice, it has the same inbox key and the same seed. */
export interface OneCommand {
  readonly seed: Seed;
  readonly inbox: InboxKey;
}

/**
 * `words` tell one command of one person from every other. The inbox keeps their hash in clear, so the seed comes of a key
 * that no database holds: whoever reads the tables cannot compute the salts that hide personal parts, not even after an erasure.
 */
export function oneCommand(keys: Pick<KeyStore, 'lookupKey'>, source: 'api' | 'web', words: string): OneCommand {
  return {
    seed: new Uint8Array(lookupHash(keys.lookupKey, `command/${source}`, words)),
    inbox: { source, msgId: sha256(words).toString('base64url') },
  };
}
