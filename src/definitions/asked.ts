import type { Draft, DraftService } from '#definitions/draft';
import { askedFallingBack, heldByLaw, keysOf } from '#definitions/views/asked-first';
import { obtainable } from '#definitions/views/obtainable';
import { APPLICANT, formsInUse } from '#definitions/vocabulary';

/** What one service asks of the applicant against what it comes to know. */
export interface Asked {
  readonly service: string;
  /** Facts that every applicant is asked. */
  readonly asked: readonly string[];
  /** Facts asked only where the registry that holds them does not answer, or has no record. */
  readonly fallback: readonly string[];
  /** Facts that a case may come to know, asked ones included. */
  readonly needed: number;
  /** Of those asked of everybody, what a connected registry holds: what the check `once-only/held` refuses. */
  readonly held: readonly string[];
}

/** Per service, in order of ids: the fewer of what is needed is asked, the better it serves. */
export function askedBy(draft: Draft): readonly Asked[] {
  return [...draft.services.values()].map((service) => askedIn(draft, service)).toSorted(byService);
}

function askedIn(draft: Draft, service: DraftService): Asked {
  const forms = formsInUse(service).filter(({ role }) => role === APPLICANT);
  const onForms = [...new Set(forms.flatMap(({ form }) => Object.keys(form.value.schema.properties)))];
  const [spare, keys] = [askedFallingBack(draft, service), keysOf(service)];
  const isHeld = (fact: string): boolean => heldByLaw(draft, fact) !== undefined;
  const fallback = onForms.filter((fact) => isHeld(fact) && spare.has(fact));
  const asked = onForms.filter((fact) => !fallback.includes(fact));
  const held = asked.filter((fact) => isHeld(fact) && !keys.has(fact));
  return { service: service.id, asked, fallback, needed: obtainable(draft, service).size, held };
}

function byService(a: Asked, b: Asked): number {
  return a.service < b.service ? -1 : 1;
}
