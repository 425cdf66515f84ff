import type { Government } from '#definitions/government';
import type { Fact, FactSource, Facts } from '#engine/case';
import { seal, unseal } from '#ledger/seal';
import type { KeyStore } from '#store/keys';
import type { FactRow } from '#store/rows';
import { type ChainId, factName, type SubjectId } from '#terms/ids';
import { type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';

/** A fact is personal when facts.yaml says so; only then is it sealed. An unknown name is treated as personal. */
export function isPersonal(government: Government, name: string): boolean {
  return government.facts.get(name)?.personal ?? true;
}

/**
 * Facts as rows; personal values stand only in the sealed part, under the applicant's key. What a person declares against
 * a registry is personal, whatever the fact.
 */
export function factRows(
  government: Government,
  facts: Facts,
  owner: {
    readonly caseId: ChainId;
    readonly subject: SubjectId;
    readonly key: Uint8Array;
    readonly seed: Seed;
    readonly seq: number;
  },
): FactRow[] {
  return [...facts].map(([name, fact]) => {
    const { value, source, disputed } = fact;
    const row = {
      scope: 0,
      name: factName(name),
      source: disputed === undefined ? { source } : { source, disputedAt: disputed.at },
      seq: owner.seq,
    };
    if (!isPersonal(government, name) && disputed === undefined) return { ...row, value, sealed: null, subject: null };
    const inner = { value, declared: disputed?.declared ?? null, text: disputed?.text ?? '' };
    const sealed = seal(owner.key, inner, owner.seed, `fact/${owner.caseId}/${owner.seq}/${name}`);
    return { ...row, value: null, sealed, subject: owner.subject };
  });
}

/** Opens the facts of a case. Those of an erased person are left out. */
export async function openFacts(keys: KeyStore, rows: readonly FactRow[]): Promise<Map<string, Fact>> {
  const found = await keys.find([...new Set(rows.flatMap(({ subject }) => (subject === null ? [] : [subject])))]);
  const facts = new Map<string, Fact>();
  for (const row of rows) {
    const { source, disputedAt } = row.source as { readonly source: FactSource; readonly disputedAt?: Instant }; // written by factRows
    const inner =
      row.sealed === null || row.subject === null
        ? { value: row.value, declared: null, text: '' }
        : openOne(found.get(row.subject), row.sealed);
    if (inner === undefined) continue;
    const said = inner.text === '' ? {} : { text: inner.text };
    const dispute = disputedAt === undefined ? {} : { disputed: { declared: inner.declared, at: disputedAt, ...said } };
    facts.set(row.name, { value: inner.value, source, ...dispute });
  }
  return facts;
}

function openOne(
  key: Uint8Array | undefined,
  sealed: Uint8Array,
): { value: Json; declared: Json; text: string } | undefined {
  if (key === undefined) return undefined;
  const inner = unseal(key, sealed);
  return { value: inner['value'] ?? null, declared: inner['declared'] ?? null, text: textOf(inner['text']) };
}
