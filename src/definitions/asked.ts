import type { Draft, DraftService } from '#definitions/draft';
import { obtainable } from '#definitions/views/obtainable';
import { APPLICANT, formsInUse } from '#definitions/vocabulary';

/** What one service asks of the applicant against what it comes to know. */
export interface Asked {
  readonly service: string;
  /** Facts on the applicant's forms. */
  readonly asked: readonly string[];
  /** Facts that a case may come to know, asked ones included. */
  readonly needed: number;
  /** Asked facts that a registry of the government holds; asked only where it does not answer. */
  readonly held: readonly string[];
}

/** Per service, in order of ids: the fewer of what is needed is asked, the better it serves. */
export function askedBy(draft: Draft): readonly Asked[] {
  return [...draft.services.values()].map((service) => askedIn(draft, service)).toSorted(byService);
}

function askedIn(draft: Draft, service: DraftService): Asked {
  const forms = formsInUse(service).filter(({ role }) => role === APPLICANT);
  const asked = [...new Set(forms.flatMap(({ form }) => Object.keys(form.value.schema.properties)))];
  const held = asked.filter((fact) => draft.factTypes.get(fact)?.holder !== undefined);
  return { service: service.id, asked, needed: obtainable(draft, service).size, held };
}

function byService(a: Asked, b: Asked): number {
  return a.service < b.service ? -1 : 1;
}
