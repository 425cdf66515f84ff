import type { Check, Draft, DraftService } from '#definitions/draft';
import { isInstant, readVerb, VERBS } from '#definitions/example-verb';
import type { Findings, Place } from '#definitions/findings';
import type { Located } from '#definitions/read-file';
import type { ExampleFile } from '#definitions/schema';
import { APPLICANT, elementsOf, knowsFact, nearestName } from '#definitions/vocabulary';

/** An example is run, so its words must mean something: facts, registries, verbs, elements, bill lines and moments. */
export const examplesCheck: Check = {
  name: 'example',
  about: 'Whatever a worked example names exists, its moments have a zone and follow one another.',
  run: (draft, findings) => {
    for (const service of draft.services.values()) {
      for (const example of service.examples.values()) checkExample(draft, service, example, findings);
    }
  },
};

function checkExample(draft: Draft, service: DraftService, example: Located<ExampleFile>, findings: Findings): void {
  const { given, when } = example.value;
  checkFacts(draft, example, ['given', 'facts'], given.facts, findings);
  checkRegistries(draft, example, ['given', 'registries'], given.registries, findings);
  checkRegistries(draft, example, ['then', 'records'], example.value.then.records ?? {}, findings);
  checkMoment(given.at, example.at(['given', 'at']), findings);
  let last = given.at;
  for (const [index, act] of when.entries()) {
    const place = example.at(['when', index, 'at']);
    checkFacts(draft, example, ['when', index, 'facts'], act.facts, findings);
    checkVerb(draft, service, act.do, example.at(['when', index, 'do']), findings);
    checkActor(draft, act.by, example.at(['when', index, 'by']), findings);
    if (!checkMoment(act.at, place, findings)) continue;
    if (isInstant(last) && Date.parse(act.at) < Date.parse(last)) {
      findings.error(
        place,
        'example/time',
        'This happens before what stands above it',
        'put the acts in the order of time',
      );
    }
    last = act.at;
  }
  checkThen(draft, service, example, findings);
}

function checkThen(draft: Draft, service: DraftService, example: Located<ExampleFile>, findings: Findings): void {
  const { facts, bill } = example.value.then;
  checkFacts(draft, example, ['then', 'facts'], facts ?? {}, findings);
  const lines = elementsOf(service).flatMap(([, element]) => (element.bill?.lines ?? []).map(({ id }) => id));
  for (const line of Object.keys(bill?.lines ?? {})) {
    if (!lines.includes(line))
      sayUnknown('bill line', line, lines, example.keyAt(['then', 'bill', 'lines', line]), findings);
  }
}

function checkFacts(
  draft: Draft,
  example: Located<ExampleFile>,
  path: readonly PropertyKey[],
  facts: object,
  findings: Findings,
): void {
  for (const fact of Object.keys(facts)) knowsFact(draft, fact, example.keyAt([...path, fact]), findings);
}

function checkRegistries(
  draft: Draft,
  example: Located<ExampleFile>,
  place: readonly PropertyKey[],
  records: ExampleFile['given']['registries'],
  findings: Findings,
): void {
  for (const [id, record] of Object.entries(records)) {
    const registry = draft.registries.get(id)?.value;
    const path = [...place, id];
    if (registry === undefined) sayUnknown('registry', id, [...draft.registries.keys()], example.keyAt(path), findings);
    if (registry === undefined || typeof record === 'string') continue;
    for (const field of Object.keys(record)) {
      const fields = Object.keys(registry.fields);
      if (!fields.includes(field))
        sayUnknown(`field of ${id}`, field, fields, example.keyAt([...path, field]), findings);
    }
  }
}

function checkMoment(text: string, place: Place, findings: Findings): boolean {
  if (isInstant(text)) return true;
  findings.error(
    place,
    'example/time',
    `${text} is no moment with its zone`,
    'write it like 2026-11-23T09:14:00+07:00',
  );
  return false;
}

/** The applicant, the house itself (time, registries, payments), a persona, a position or an agency. */
function checkActor(draft: Draft, by: string, place: Place, findings: Findings): void {
  const positions = [...draft.agencies.values()].flatMap((agency) => agency.value.positions.map(({ id }) => id));
  const personas = draft.personas.value.map(({ id }) => id);
  const known = [APPLICANT, 'house', ...personas, ...positions, ...draft.agencies.keys()];
  if (!known.includes(by)) sayUnknown('persona, position or agency', by, known, place, findings);
}

function checkVerb(draft: Draft, service: DraftService, text: string, place: Place, findings: Findings): void {
  const verb = readVerb(text);
  if (verb === undefined) {
    findings.error(place, 'example/unknown-verb', `Nobody can do "${text}"`, `write one of: ${VERBS.join(', ')}`);
  } else if (verb.kind === 'conclude') {
    const nodes = nodesNamed(draft, service);
    if (service.process !== undefined && !nodes.includes(verb.element))
      sayUnknown('element', verb.element, nodes, place, findings);
  } else if (verb.kind === 'answer') {
    if (!draft.registries.has(verb.registry))
      sayUnknown('registry', verb.registry, [...draft.registries.keys()], place, findings);
  } else if (verb.kind === 'ask') {
    const lanes = Object.keys(service.file.value.lanes);
    if (!lanes.includes(verb.lane)) sayUnknown('lane', verb.lane, lanes, place, findings);
  }
}

/** Elements as an example names them: those of another service that it calls stand behind its name (`people.move/confirm`). */
function nodesNamed(draft: Draft, service: DraftService): readonly string[] {
  const found = new Set([service]);
  for (const { process } of found) {
    for (const { called } of process?.nodes.values() ?? []) {
      const callee = draft.services.get(called ?? '');
      if (callee !== undefined) found.add(callee);
    }
  }
  return [...found].flatMap((one) => {
    const ids = [...(one.process?.nodes.keys() ?? [])];
    return one === service ? ids : ids.map((id) => `${one.id}/${id}`);
  });
}

function sayUnknown(what: string, name: string, known: readonly string[], place: Place, findings: Findings): void {
  const near = nearestName(name, known);
  findings.error(
    place,
    'example/unknown',
    `There is no ${what} ${name}`,
    near === undefined ? 'correct the name' : `write ${near}`,
  );
}
