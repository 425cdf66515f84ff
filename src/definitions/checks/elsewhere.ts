import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';
import type { Elsewhere } from '#definitions/registry-schema';
import { elementsOf, nearestName, placeIn } from '#definitions/vocabulary';

/**
 * What only a national system may issue is issued there. The step names the system, and its form asks for the number and the
 * day of the act there: without them nobody could find what was done.
 */
export const elsewhereCheck: Check = {
  name: 'elsewhere',
  about: 'A step done in a national system names one of the government file, and its form requires number and date.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const [id, { elsewhere, form }] of elementsOf(service))
        if (elsewhere !== undefined) checkStep(draft, service, { id, form, elsewhere }, findings);
    }
  },
};

interface Step {
  readonly id: string;
  readonly form: string | undefined;
  readonly elsewhere: Elsewhere;
}

function checkStep(draft: Draft, service: DraftService, { id, form, elsewhere }: Step, findings: Findings): void {
  const place = (...path: readonly string[]) => placeIn(service, 'elements', id, 'elsewhere', ...path);
  const systems = draft.government.value.systems.map((system) => system.id);
  if (!systems.includes(elsewhere.system)) {
    const near = nearestName(elsewhere.system, systems);
    const fix =
      near === undefined
        ? 'add it to systems of government.yaml'
        : `write ${near}, or add it to systems of government.yaml`;
    findings.error(place('system'), 'elsewhere/no-system', `There is no system ${elsewhere.system}`, fix, id);
  }
  const schema = service.forms.get(form ?? '')?.value.schema;
  for (const part of ['number', 'date', 'evidence'] as const) {
    const fact = elsewhere[part];
    if (fact === undefined) continue;
    checkType(draft, fact, part, () => place(part), findings, id);
    const asked = part === 'evidence' ? schema?.properties[fact] !== undefined : schema?.required.includes(fact);
    if (asked === true) continue;
    const message = `The form of ${id} does not ${part === 'evidence' ? 'ask' : 'require'} ${fact}`;
    findings.error(place(part), 'elsewhere/not-asked', message, `add ${fact} to the form of ${id}`, id);
  }
}

function checkType(
  draft: Draft,
  fact: string,
  part: 'number' | 'date' | 'evidence',
  place: () => ReturnType<typeof placeIn>,
  findings: Findings,
  id: string,
): void {
  const type = draft.factTypes.get(fact)?.type;
  if (type === undefined) {
    const near = nearestName(fact, draft.factTypes.keys());
    const fix = near === undefined ? 'add it to facts.yaml' : `write ${near}, or add it to facts.yaml`;
    findings.error(place(), 'elsewhere/no-fact', `There is no fact ${fact}`, fix, id);
  } else if (part === 'date' && type !== 'date') {
    findings.error(place(), 'elsewhere/no-date', `${fact} is no date`, 'name a fact of type date', id);
  }
}
