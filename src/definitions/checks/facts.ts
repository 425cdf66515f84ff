import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings, Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { RegistryFile } from '#definitions/schema';
import { elementsOf, knowsFact, nearestName, placeIn } from '#definitions/vocabulary';

/**
 * facts.yaml is the only vocabulary: a name that is not in it would silently be a value nobody ever gives. Every fact that a
 * registry holds is a field of it, both ways; a choice names its choices.
 */
export const factsCheck: Check = {
  name: 'fact',
  about:
    'Every name of a fact in registries, arrangements, services and forms stands in facts.yaml; holders and choices agree.',
  run: (draft, findings) => {
    checkVocabulary(draft, findings);
    for (const registry of draft.registries.values()) checkRegistry(draft, registry, findings);
    for (const file of draft.arrangements.values()) {
      for (const [index, grant] of file.value.grants.entries()) {
        for (const [at, fact] of grant.facts.entries())
          knowsFact(draft, fact, file.at(['grants', index, 'facts', at]), findings);
      }
    }
    for (const service of draft.services.values()) {
      for (const [fact, place] of factsNamedBy(service)) knowsFact(draft, fact, place, findings);
    }
  },
};

function checkVocabulary(draft: Draft, findings: Findings): void {
  const seen = new Set<string>();
  for (const [index, fact] of draft.facts.value.entries()) {
    const at = (name: string): Place => draft.facts.at([index, name]);
    if (seen.has(fact.id))
      findings.error(at('id'), 'fact/twice', `${fact.id} is described twice`, 'keep one of the two');
    seen.add(fact.id);
    const choices = Object.keys(fact.choices ?? {});
    if (fact.type === 'choice' && choices.length === 0) {
      findings.error(
        at('type'),
        'fact/no-choices',
        `${fact.id} is a choice without choices`,
        'add choices: value -> words in both languages',
      );
    }
    if (fact.type !== 'choice' && fact.choices !== undefined) {
      findings.error(
        at('choices'),
        'fact/choices',
        `${fact.id} has choices but is a ${fact.type}`,
        'write type: choice, or take the choices out',
      );
    }
    if (fact.holder !== undefined) checkHolder(draft, fact.id, fact.holder, at('holder'), findings);
  }
}

function checkHolder(draft: Draft, fact: string, holder: string, place: Place, findings: Findings): void {
  const [registry = '', field = ''] = holder.split('.');
  const file = draft.registries.get(registry);
  if (file === undefined) {
    const near = nearestName(registry, draft.registries.keys());
    const fix = near === undefined ? `add registries/${registry}.yaml` : `write ${near}.${field}`;
    findings.error(place, 'fact/holder', `${fact} is held by ${holder}, but there is no registry ${registry}`, fix);
  } else if (file.value.fields[field] !== fact) {
    const message = `${fact} is held by ${holder}, but that registry does not say so`;
    findings.error(place, 'fact/holder', message, `write ${field}: ${fact} in the fields of ${file.path}`);
  }
}

function checkRegistry(draft: Draft, file: Located<RegistryFile>, findings: Findings): void {
  const { id, key, fields, ownerField } = file.value;
  knowsFact(draft, key, file.at(['key']), findings);
  for (const [field, fact] of Object.entries(fields)) {
    const place = file.at(['fields', field]);
    if (!knowsFact(draft, fact, place, findings) || draft.factTypes.get(fact)?.holder === `${id}.${field}`) continue;
    if (fact === key) continue;
    findings.error(
      place,
      'fact/holder',
      `facts.yaml does not say that ${fact} is held by ${id}.${field}`,
      `write holder: ${id}.${field} for ${fact} in facts.yaml`,
    );
  }
  if (ownerField !== undefined && fields[ownerField] === undefined) {
    findings.error(
      file.at(['ownerField']),
      'fact/owner-field',
      `${id} has no field ${ownerField}`,
      'name the field that holds the NIK of the owner',
    );
  }
}

function factsNamedBy(service: DraftService): [string, Place][] {
  const { territory, opening, reads } = service.file.value;
  const at = (...path: PropertyKey[]): Place => placeIn(service, ...path);
  const named: [string, Place][] = [
    [territory, at('territory')],
    [opening.subject, at('opening', 'subject')],
    ...listed(opening.businessKey, service, 'opening', 'businessKey'),
  ];
  const { pick, power } = opening;
  if (pick !== undefined)
    named.push([pick.key, at('opening', 'pick', 'key')], ...listed(pick.show, service, 'opening', 'pick', 'show'));
  if (power !== undefined)
    named.push([power.fact, at('opening', 'power', 'fact')], [power.owner, at('opening', 'power', 'owner')]);
  for (const [name, read] of Object.entries(reads)) {
    named.push([read.key, at('reads', name, 'key')], ...listed(read.facts, service, 'reads', name, 'facts'));
  }
  return [...named, ...factsOfElements(service), ...factsOfForms(service)];
}

function factsOfElements(service: DraftService): [string, Place][] {
  return elementsOf(service).flatMap(([id, element]) => {
    const at = (...path: PropertyKey[]): Place => placeIn(service, 'elements', id, ...path);
    const named: [string, Place][] = [
      ...listed(element.paper?.facts ?? [], service, 'elements', id, 'paper', 'facts'),
      ...listed(element.sees ?? [], service, 'elements', id, 'sees'),
    ];
    for (const [index, { key, set }] of (element.writes ?? []).entries()) {
      named.push([key, at('writes', index, 'key')]);
      for (const fact of Object.keys(set))
        named.push([fact, service.file.keyAt(['elements', id, 'writes', index, 'set', fact])]);
    }
    if (element.reason !== undefined) named.push([element.reason, at('reason')]);
    for (const [index, decision] of (element.decisions ?? []).entries()) {
      if (decision.result !== undefined) named.push([decision.result, at('decisions', index, 'result')]);
      for (const [entry, fact] of Object.entries(decision.results ?? {}))
        named.push([fact, at('decisions', index, 'results', entry)]);
    }
    return named;
  });
}

function factsOfForms(service: DraftService): [string, Place][] {
  return [...service.forms.values()].flatMap((form) =>
    Object.keys(form.value.schema.properties).map((fact): [string, Place] => [
      fact,
      form.keyAt(['schema', 'properties', fact]),
    ]),
  );
}

function listed(facts: readonly string[], service: DraftService, ...path: PropertyKey[]): [string, Place][] {
  return facts.map((fact, index) => [fact, placeIn(service, ...path, index)]);
}
