import type { Government } from '#definitions/government';
import type { Fact, FactSource, Facts } from '#engine/fact';
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
      source: disputed === undefined ? { source } : { source, ...disputedWhen(disputed) },
      seq: owner.seq,
    };
    if (!isPersonal(government, name) && disputed === undefined) return { ...row, value, sealed: null, subject: null };
    const inner = { value, declared: disputed?.declared ?? null, text: disputed?.text ?? '' };
    const sealed = seal(owner.key, inner, owner.seed, `fact/${owner.caseId}/${owner.seq}/${name}`);
    return { ...row, value: null, sealed, subject: owner.subject };
  });
}

function disputedWhen({ at, upheld }: NonNullable<Fact['disputed']>) {
  return { disputedAt: at, ...(upheld === undefined ? {} : { upheldAt: upheld }) };
}

/**
 * The facts of a case; a sealed one is opened when it is first read, since a step reads few of them. Those of an erased
 * person are left out.
 */
export async function openFacts(keys: KeyStore, rows: readonly FactRow[]): Promise<Map<string, Fact>> {
  const found = await keys.find([...new Set(rows.flatMap(({ subject }) => (subject === null ? [] : [subject])))]);
  const facts = new Map<string, Fact>();
  for (const row of rows) {
    const { source, ...when } = row.source as { readonly source: FactSource } & When; // written by factRows
    const { sealed, subject } = row;
    const key = subject === null ? undefined : found.get(subject);
    if (sealed === null) facts.set(row.name, { value: row.value, source });
    else if (key !== undefined) facts.set(row.name, sealedFact(key, sealed, source, when));
  }
  return facts;
}

interface When {
  readonly disputedAt?: Instant;
  readonly upheldAt?: Instant;
}

interface Inner {
  readonly value: Json;
  readonly declared: Json;
  readonly text: string;
}

function sealedFact(key: Uint8Array, sealed: Uint8Array, source: FactSource, { disputedAt, upheldAt }: When): Fact {
  let opened: Inner | undefined;
  const inner = () => (opened ??= openOne(key, sealed));
  const fact = {
    source,
    get value() {
      return inner().value;
    },
  };
  if (disputedAt === undefined) return fact;
  const { declared, text } = inner();
  const said = text === '' ? {} : { text };
  const upheld = upheldAt === undefined ? {} : { upheld: upheldAt };
  return { value: inner().value, source, disputed: { declared, at: disputedAt, ...said, ...upheld } };
}

function openOne(key: Uint8Array, sealed: Uint8Array): Inner {
  const inner = unseal(key, sealed);
  return { value: inner['value'] ?? null, declared: inner['declared'] ?? null, text: textOf(inner['text']) };
}
