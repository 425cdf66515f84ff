import type { Draft, DraftService } from '#definitions/draft';
import { caughtBy } from '#definitions/messages';
import { perDraft } from '#definitions/views/per-draft';
import { elementsOf } from '#definitions/vocabulary';

/** Facts that a case may come to know in which this service runs: its own, or one of a service that calls it. */
export function obtainable(draft: Draft, service: DraftService): ReadonlySet<string> {
  const known = found(draft).get(service) ?? gathered(draft, service);
  found(draft).set(service, known);
  return known;
}

const found = perDraft(() => new Map<DraftService, ReadonlySet<string>>());

function gathered(draft: Draft, service: DraftService): ReadonlySet<string> {
  const together = new Set([service]);
  for (const one of together)
    for (const other of draft.services.values()) if (calls(one, other) || calls(other, one)) together.add(other);
  return new Set([...together].flatMap(broughtBy));
}

function calls({ process }: DraftService, { id }: DraftService): boolean {
  return [...(process?.nodes.values() ?? [])].some(({ type, called }) => type === 'callActivity' && called === id);
}

function broughtBy(service: DraftService): readonly string[] {
  const { reads, messages, opening, territory } = service.file.value;
  const asked = [...service.forms.values()].flatMap((form) => Object.keys(form.value.schema.properties));
  const read = Object.values(reads).flatMap((one) => [one.key, ...one.facts]);
  const computed = elementsOf(service).flatMap(([, { decisions = [] }]) =>
    decisions.flatMap(({ result, results }) => [
      ...(result === undefined ? [] : [result]),
      ...Object.values(results ?? {}),
    ]),
  );
  const scripted = [...(service.process?.nodes.values() ?? [])].flatMap(({ script }) => entriesOf(script));
  const brought = caughtBy(service).flatMap(({ name }) => messages[name]?.carries ?? []);
  const picked = opening.pick === undefined ? [] : [opening.pick.key, ...opening.pick.show];
  return [
    ...asked,
    ...read,
    ...computed,
    ...scripted,
    ...brought,
    ...picked,
    opening.subject,
    territory,
    ...(opening.power === undefined ? [] : [opening.power.fact]),
  ];
}

/** Names that a script gives: the keys of its context. */
function entriesOf(script: string | null): readonly string[] {
  return [...(script ?? '').matchAll(/"([a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)+)"\s*:/g)].map(
    ([, name = '']) => name,
  );
}
