import type { Program } from '#engine/case';
import type { Facts } from '#engine/fact';
import type { Step } from '#engine/needs';
import { lookupHash } from '#ledger/seal';
import { type SubjectId, subjectId } from '#terms/ids';
import { canonical, textOf } from '#terms/json';
import { sha256 } from '#terms/random';

/** Route of a public case number; the number is not secret, so no key. */
export function numberRoute(number: string): Uint8Array {
  return sha256(`number/${number}`);
}

/** Keys by which a case is found: by its number, by what it is about, by whose it is. */
export function caseKeys(lookupKey: Uint8Array, { service }: Program, facts: Facts) {
  return {
    number: numberRoute,
    /** One open case for each value: a second filing of the same renewal finds the first. */
    business: (): Uint8Array => {
      const values = service.file.opening.businessKey.map((name) => canonical(facts.get(name)?.value ?? null));
      return lookupHash(lookupKey, `case/${service.file.id}`, values.join('\n'));
    },
    /** Whose it is, and whoever filed it for them. */
    people: ({ acts, state }: Step) => {
      const agent = acts[0]?.data['filedBy'];
      return [state.subject, ...(typeof agent === 'string' ? [subjectId(agent)] : [])].map(subjectLookup);
    },
    /** What public thing it is about, as soon as that is known and once. */
    asset: (before: Facts): readonly Lookup[] => {
      const name = service.file.product?.asset?.id ?? '';
      const value = facts.get(name)?.value ?? null;
      return value === null || before.has(name) ? [] : [assetLookup(service.file.id, textOf(value))];
    },
  };
}

interface Lookup {
  readonly kind: string;
  readonly hmac: Uint8Array;
}

/** Cases about a public thing; it is not secret, so no key. */
export function assetLookup(service: string, key: string): Lookup {
  return { kind: 'case-of-asset', hmac: sha256(`asset/${service}/${key}`) };
}

/** Cases of a person: the pseudonym says nothing without the keys' database. */
export function subjectLookup(subject: SubjectId): Lookup {
  return { kind: 'case-of-subject', hmac: sha256(`subject/${subject}`) };
}
