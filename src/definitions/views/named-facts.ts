import type { Draft, DraftService } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import { everyExample } from '#definitions/views/examples';
import { scriptedFacts } from '#definitions/views/expressions';
import { described } from '#definitions/views/messages';
import { elementsOf, everyNode, placeIn, placeOfNode } from '#definitions/vocabulary';

export type NamedFact = readonly [fact: string, place: Place];

/** Facts without which nothing could run: named by registries, arrangements, services and forms. */
export function factsNamed(draft: Draft): readonly NamedFact[] {
  const ofRegistries = [...draft.registries.values()].flatMap((file): NamedFact[] => [
    [file.value.key, file.at(['key'])],
    ...Object.entries(file.value.fields).map(([field, fact]): NamedFact => [fact, file.at(['fields', field])]),
  ]);
  const ofGrants = [...draft.arrangements.values()].flatMap((file) =>
    file.value.grants.flatMap(({ facts }, index) =>
      facts.map((fact, at): NamedFact => [fact, file.at(['grants', index, 'facts', at])]),
    ),
  );
  return [...ofRegistries, ...ofGrants, ...[...draft.services.values()].flatMap(factsOfService)];
}

function factsOfService(service: DraftService): NamedFact[] {
  const { territory, opening, reads } = service.file.value;
  const at = (...path: PropertyKey[]): Place => placeIn(service, ...path);
  const named: NamedFact[] = [
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

function factsOfElements(service: DraftService): NamedFact[] {
  return elementsOf(service).flatMap(([id, element]) => {
    const at = (...path: PropertyKey[]): Place => placeIn(service, 'elements', id, ...path);
    const named: NamedFact[] = [
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

function factsOfForms(service: DraftService): NamedFact[] {
  return [...service.forms.values()].flatMap((form) =>
    Object.keys(form.value.schema.properties).map(
      (fact): NamedFact => [fact, form.keyAt(['schema', 'properties', fact])],
    ),
  );
}

/** Facts that messages, products, examples and drawings speak of. */
export function factsSpokenOf(draft: Draft): readonly NamedFact[] {
  return [...factsOfMessages(draft), ...factsOfProducts(draft), ...factsOfExamples(draft), ...factsDrawn(draft)];
}

function factsOfMessages(draft: Draft): NamedFact[] {
  return described(draft).flatMap(({ service, name, message }) =>
    (['correlate', 'carries'] as const).flatMap((list) => listed(message[list], service, 'messages', name, list)),
  );
}

function factsOfProducts(draft: Draft): NamedFact[] {
  return [...draft.services.values()].flatMap((service) => {
    const { connection, asset, rule } = service.file.value.product ?? {};
    const parts = { connection: { number: connection?.number }, asset: partsOf(asset), rule: draftOf(rule) };
    return Object.entries(parts).flatMap(([part, facts]) =>
      Object.entries(facts).flatMap(([entry, fact]): NamedFact[] =>
        fact === undefined ? [] : [[fact, placeIn(service, 'product', part, entry)]],
      ),
    );
  });
}

type Products = NonNullable<DraftService['file']['value']['product']>;

function partsOf(asset: Products['asset']): { readonly [entry: string]: string | undefined } {
  return { id: asset?.id, status: asset?.status, condition: asset?.condition };
}

function draftOf(rule: Products['rule']): { readonly [entry: string]: string | undefined } {
  return { title: rule?.title, draft: rule?.draft, effective: rule?.effective };
}

function factsOfExamples(draft: Draft): NamedFact[] {
  return everyExample(draft).flatMap(({ example }) => {
    const { given, when, then } = example.value;
    const at = (facts: object | undefined, ...path: PropertyKey[]): NamedFact[] =>
      Object.keys(facts ?? {}).map((fact): NamedFact => [fact, example.keyAt([...path, fact])]);
    const acts = when.flatMap(({ facts }, index) => at(facts, 'when', index, 'facts'));
    return [...at(given.facts, 'given', 'facts'), ...acts, ...at(then.facts, 'then', 'facts')];
  });
}

/** What scripts give, and what activities go through and gather. */
function factsDrawn(draft: Draft): NamedFact[] {
  const lists = everyNode(draft).flatMap(({ service, node }) => {
    const { list, outputs, output } = node.instances ?? {};
    return [list, outputs, output].flatMap((fact): NamedFact[] =>
      fact === null || fact === undefined ? [] : [[fact, placeOfNode(service, node)]],
    );
  });
  return [...scriptedFacts(draft).map(({ fact, place }): NamedFact => [fact, place]), ...lists];
}

function listed(facts: readonly string[], service: DraftService, ...path: PropertyKey[]): NamedFact[] {
  return facts.map((fact, index) => [fact, placeIn(service, ...path, index)]);
}
