import type { Message } from '#definitions/schema/service';
import { elementAt } from '#engine/called';
import type { CaseState, Opened, Program } from '#engine/case';
import type { Facts } from '#engine/fact';
import type { Step } from '#engine/needs';
import { lookupHash } from '#ledger/seal';
import type { WaitRow } from '#store/rows';
import { canonical, type Json } from '#terms/json';

/**
 * The correlation key by which a message and the case that waits for it find each other (BPMN 2.0.2, 8.4.2): a hash, since
 * the values may be personal.
 */
export function messageKey(lookupKey: Uint8Array, name: string, values: readonly Json[]): string {
  return lookupHash(lookupKey, `message/${name}`, values.map((value) => canonical(value)).join('\n')).toString(
    'base64url',
  );
}

/** What the service that an element belongs to says of a message; undefined where it says nothing. */
export function messageAt(program: Program, element: string, name: string): Message | undefined {
  return elementAt(program, element).service.file.messages[name];
}

interface Kept {
  readonly state: CaseState | null;
  readonly program: Program;
  readonly facts: Facts;
}

type Awaited = Opened & { readonly kind: 'message' };

/**
 * The waits for messages whose row must be written: those that opened, and those that can be found only now, or by another
 * key, because a fact of the key was learned.
 */
export function awaitedNow(lookupKey: Uint8Array, before: Kept, { state, needs }: Step): readonly WaitRow[] {
  const { program } = before;
  const known = new Set((before.state?.open ?? []).map(({ id }) => id));
  return state.open
    .filter((wait): wait is Awaited => wait.kind === 'message')
    .flatMap((wait) => {
      const message = messageAt(program, wait.node, wait.name);
      const changed = message?.correlate.some((fact) => needs.facts.has(fact)) === true;
      if (known.has(wait.id) && !changed) return [];
      const corr = message === undefined ? null : keyOf(lookupKey, wait.name, message, [needs.facts, before.facts]);
      return [{ waitId: wait.id, kind: 'message', name: wait.name, corr, due: null }];
    });
}

/** Null while a fact of the key is not known: nothing finds the case yet. */
function keyOf(
  lookupKey: Uint8Array,
  name: string,
  { correlate }: Message,
  newestFirst: readonly Facts[],
): string | null {
  const values = correlate.map((fact) => newestFirst.find((facts) => facts.has(fact))?.get(fact)?.value ?? null);
  return values.includes(null) ? null : messageKey(lookupKey, name, values);
}
