import type { DraftService } from '#definitions/draft';
import { type Expressed, expressionsOf, itemNames, type Purpose } from '#definitions/expressions';
import type { Place } from '#definitions/findings';
import { FACT_KINDS } from '#definitions/schema/facts';
import { factShapes, HINTS, type Shapes, shapeOf } from '#definitions/shapes';
import { perDraft } from '#definitions/views/per-draft';
import type { RuleFault } from '#definitions/views/rule-faults';
import { placeOfNode } from '#definitions/vocabulary';
import type { Cell } from '#rules/dmn/model';
import { compileExpression } from '#rules/feel/expression';
import type { Shape } from '#rules/feel/shape';
import { Refusal } from '#terms/refusal';

/** An expression of a drawing, the kind of value it gives where that is known, and what cannot come of it. */
interface Shaped {
  readonly expressed: Expressed;
  readonly place: Place;
  readonly shape: Shape | null;
  readonly faults: readonly RuleFault[];
}

/** Conditions, scripts, timers and counts of a process are FEEL over the facts of the case and the items of its activities. */
export const shapedExpressions = perDraft((draft): readonly Shaped[] => {
  const facts = factShapes(draft);
  return [...draft.services.values()].flatMap((service) => {
    const { process } = service;
    if (process === undefined) return [];
    const names = new Map([...facts, ...itemNames(process).map((item) => [item, null] as const)]);
    return expressionsOf(process).map((expressed) => shapedIn(service, expressed, names));
  });
});

function shapedIn(service: DraftService, expressed: Expressed, names: Shapes): Shaped {
  const { element, text, line, column } = expressed;
  const place = placeOfNode(service, expressed);
  const cell: Cell = { text, locate: () => ({ file: 'process.bpmn', line, column }) };
  const faults: RuleFault[] = [];
  const shape = shapeOf('expression', cell, {
    names,
    open: true,
    note: (_cell, { what, message }) => faults.push({ what, place, message, fix: HINTS[what], element }),
  });
  return { expressed, place, shape, faults };
}

const WANTED: { readonly [purpose in Purpose]: readonly [what: string, ...kinds: Shape['kind'][]] } = {
  condition: ['a condition is true or false', 'boolean'],
  until: ['a condition to stop is true or false', 'boolean'],
  cardinality: ['how often it runs is a number', 'number'],
  script: ['a script gives a context of facts', 'context'],
  timer: ['a timer is a date, a date and time or a duration', 'date', 'dateTime', 'daysTime', 'yearsMonths'],
};

/** What is wrong with the expressions of drawings: inside them, and as a whole for the place they stand in. */
export const faultsOfExpressions = perDraft((draft): readonly RuleFault[] => [
  ...shapedExpressions(draft).flatMap(({ faults }) => faults),
  ...shapedExpressions(draft).flatMap(misplaced),
  ...scriptedFacts(draft).flatMap(({ fact, place, shape, element }): RuleFault[] => {
    const type = draft.factTypes.get(fact)?.type;
    if (type === undefined || shape === null || shape.kind === FACT_KINDS[type]) return [];
    return [{ what: 'unlike', place, message: `${fact} is a ${type}, not ${shape.kind}`, fix: HINTS.unlike, element }];
  }),
]);

function misplaced({ expressed: { purpose, element }, place, shape }: Shaped): RuleFault[] {
  const [what, ...kinds] = WANTED[purpose];
  if (shape === null || kinds.includes(shape.kind)) return [];
  return [{ what: 'unlike', place, message: `${what}, not ${shape.kind}`, fix: HINTS.unlike, element }];
}

/** What a script gives; `error` raises, everything else is a fact. */
interface Scripted {
  readonly fact: string;
  readonly shape: Shape | null;
  readonly place: Place;
  readonly element: string;
}

export const scriptedFacts = perDraft((draft): readonly Scripted[] =>
  shapedExpressions(draft).flatMap(({ expressed: { purpose, element }, place, shape }) =>
    purpose !== 'script' || shape?.kind !== 'context'
      ? []
      : [...(shape.members ?? [])].flatMap(([fact, given]) =>
          fact === 'error' ? [] : [{ fact, shape: given, place, element }],
        ),
  ),
);

/** Names that an expression reads; none where it is no FEEL, which is another rule's finding. */
export function namesOfFeel(text: string, known: readonly string[]): readonly string[] {
  try {
    return compileExpression(text, known).names;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
