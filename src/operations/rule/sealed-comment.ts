import { seal, unseal } from '#ledger/seal';
import type { KeyStore } from '#store/keys';
import type { SubjectId } from '#terms/ids';
import { textOf } from '#terms/json';
import { type Seed, sha256 } from '#terms/random';

/** What somebody said, and about which part of the draft. */
export interface Said {
  readonly text: string;
  readonly about: string;
}

/** The words under the key of whoever said them, with the hash that the act of the case holds. */
export async function sealComment(
  keys: KeyStore,
  subject: SubjectId,
  said: Said,
  seed: Seed,
  id: string,
): Promise<{ readonly sealed: Uint8Array; readonly hash: Uint8Array }> {
  const sealed = seal(await keys.keyFor(subject), { ...said }, seed, `comment/${id}`);
  return { sealed, hash: sha256(sealed) };
}

/** The words of comments, by their subject; those of an erased person are gone. */
export async function openComments(
  keys: KeyStore,
  rows: readonly { readonly subject: SubjectId; readonly sealed: Uint8Array }[],
): Promise<readonly (Said | null)[]> {
  const found = await keys.find([...new Set(rows.map(({ subject }) => subject))]);
  return rows.map(({ subject, sealed }) => {
    const key = found.get(subject);
    if (key === undefined) return null;
    const said = unseal(key, sealed);
    return { text: textOf(said['text']), about: textOf(said['about']) };
  });
}
