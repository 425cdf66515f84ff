import { boxesIn, placeOfRule } from '#definitions/decisions';
import type { Rule } from '#definitions/rule';
import { linkedModels } from '#definitions/views/models';
import { nearestElse } from '#definitions/vocabulary';
import type { DmnModel, ItemDefinition } from '#rules/dmn/model';
import type { At } from '#rules/position';

/** A type nobody defines takes any value: a slip in its name would switch the check of values off. */
export const ruleUnknownType: Rule = {
  id: 'rule/unknown-type',
  what: { id: 'Jenis ini tidak ada', en: 'There is no such type' },
  hint: { id: 'pakai jenis FEEL atau itemDefinition', en: 'use a type of FEEL or an itemDefinition' },
  check: (draft, say) => {
    for (const { model, typeNamed, service } of linkedModels(draft)) {
      const known = [...BASIC_NAMES, ...model.itemDefinitions.map(({ name }) => name)];
      for (const { typeRef, at } of typeRefsIn(model)) {
        if (typeRef === null || typeNamed(typeRef) !== undefined) continue;
        const fix = nearestElse(typeRef, known, 'name a type of FEEL or an itemDefinition');
        say(placeOfRule(at, service), `There is no type ${typeRef}`, fix);
      }
    }
  },
};

/** What most types are called. */
const BASIC_NAMES = ['number', 'string', 'boolean', 'date', 'time', 'date and time', 'Any'];

interface Typed {
  readonly typeRef: string | null;
  readonly at: At;
}

function typeRefsIn(model: DmnModel): readonly Typed[] {
  const logic = [...model.decisions, ...model.knowledge].flatMap((element) => boxesIn(element.logic));
  const columns = logic.flatMap((box): readonly Typed[] => {
    if (box.kind === 'table') return [...box.inputs, ...box.outputs];
    if (box.kind === 'function') return box.parameters;
    if (box.kind === 'relation') return box.columns;
    return box.kind === 'context' ? box.entries.flatMap(({ variable }) => variable ?? []) : [];
  });
  const items = model.itemDefinitions.flatMap(function within(item): readonly ItemDefinition[] {
    return [item, ...item.components.flatMap(within)];
  });
  return [...model.inputs, ...model.decisions, ...model.knowledge, ...logic, ...columns, ...items];
}
