import { compileBoxed, compileFunction } from '#rules/dmn/compile-boxed';
import type { Linked, LinkedModel, Requirement, Ruleset } from '#rules/dmn/linked';
import type {
  BusinessKnowledge,
  DecisionService,
  DmnDecision,
  DmnModel,
  DrgElement,
  Reference,
} from '#rules/dmn/model';
import { makePlace, type Place } from '#rules/dmn/place';
import { serviceFunction } from '#rules/dmn/service';
import { type ImportedType, type TypeNamed, typesOf } from '#rules/dmn/types';
import { functionScope } from '#rules/dmn/values';
import { type Grammar, grammarFor, type NameTree } from '#rules/feel/parse';
import { type Code, fail, type Run } from '#rules/feel/run';
import { ANY, type FeelType, fit, resultOf } from '#rules/feel/type';
import type { FeelFunction, FeelValue } from '#rules/feel/value';
import { notRun } from '#rules/not-run';
import { malformed } from '#rules/xml';

export interface LinkOptions {
  /** FEEL that cannot be read becomes null with a cause, instead of a refusal. */
  readonly tolerant?: boolean;
}

interface Source {
  readonly model: DmnModel;
  readonly typeNamed: TypeNamed;
  readonly elements: ReadonlyMap<string, DrgElement>;
}

interface Linking {
  readonly sources: ReadonlyMap<string, Source>;
  readonly made: Map<DrgElement, Linked>;
  readonly homes: Map<Linked, { readonly element: DrgElement; readonly source: Source }>;
  readonly pending: Set<DrgElement>;
  readonly tolerant: boolean;
}

/** See `linkModels`. */
export function link(models: readonly DmnModel[], options: LinkOptions): Ruleset {
  const sources = indexSources(models);
  const linking: Linking = {
    sources,
    made: new Map(),
    homes: new Map(),
    pending: new Set(),
    tolerant: options.tolerant ?? false,
  };
  for (const source of sources.values()) checkImports(source, linking);
  const linked = [...sources.values()].map(
    (source): LinkedModel => ({
      model: source.model,
      typeNamed: source.typeNamed,
      elements: [...source.elements.values()].map((element) => linkElement(element, source, linking)),
    }),
  );
  return { models: linked };
}

function indexSources(models: readonly DmnModel[]): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  const plain: Grammar = grammarFor({});
  for (const model of models) {
    const other = sources.get(model.namespace);
    if (other !== undefined) throw malformed(`${other.model.file} has the same namespace ${model.namespace}`, model.at);
    // What a model defines is imported, not what it imports itself.
    const imported: ImportedType = (namespace, name) => {
      const source = sources.get(namespace);
      const isDefined = source?.model.itemDefinitions.some((definition) => definition.name === name);
      return isDefined === true ? source?.typeNamed(name) : undefined;
    };
    const elements = new Map<string, DrgElement>();
    for (const one of [...model.inputs, ...model.decisions, ...model.knowledge, ...model.services])
      elements.set(one.id, one);
    sources.set(model.namespace, { model, typeNamed: typesOf(model, plain, imported), elements });
  }
  for (const source of sources.values()) refuseCircles(source);
  return sources;
}

/** A type that is only another name of itself has no values; one that stands in its own components or items may have. */
function refuseCircles({ model, typeNamed }: Source): void {
  for (const { name, at } of model.itemDefinitions) {
    const seen = new Set<FeelType>();
    for (let type = typeNamed(name); type?.kind === 'named'; type = type.base()) {
      if (seen.has(type)) throw malformed(`the type ${name} is only another name of itself`, at);
      seen.add(type);
    }
  }
}

function checkImports(source: Source, linking: Linking): void {
  if (linking.tolerant) return;
  for (const one of source.model.imports) {
    const isDmn = one.importType === '' || one.importType.includes('/DMN/');
    if (!isDmn) throw notRun(`an import of ${one.importType}`, one.at);
    if (!linking.sources.has(one.namespace)) {
      throw malformed(`nobody defines the imported namespace ${one.namespace}`, one.at);
    }
  }
}

/** Elements that need one another in a row; a longer row could not be evaluated either. */
const MAX_CHAIN = 300;

function linkElement(element: DrgElement, source: Source, linking: Linking): Linked {
  const known = linking.made.get(element);
  if (known !== undefined) return known;
  if (linking.pending.has(element)) throw malformed(`${element.name} depends on itself`, element.at);
  if (linking.pending.size >= MAX_CHAIN) throw malformed(`${element.name} stands behind too many others`, element.at);
  linking.pending.add(element);
  const linked = makeLinked(element, source, linking);
  linking.pending.delete(element);
  linking.made.set(element, linked);
  linking.homes.set(linked, { element, source });
  return linked;
}

function makeLinked(element: DrgElement, source: Source, linking: Linking): Linked {
  const { id, name, at } = element;
  const { namespace } = source.model;
  const type = element.typeRef === null ? ANY : (source.typeNamed(element.typeRef) ?? ANY);
  const base = { id, name, at, type, keys: [`${namespace}#${id}`, `${namespace}#${name}`, name, id] };
  if (element.kind === 'input') return { ...base, kind: 'input' };
  if (element.kind === 'service') return linkService(element, base, source, linking);
  const requires = element.requires.map((reference) => resolve(reference, source, linking));
  if (element.kind === 'decision')
    return { ...base, kind: 'decision', requires, code: decisionCode(element, requires, source, linking) };
  return { ...base, kind: 'function', requires, value: knowledgeFunction(element, requires, type, source, linking) };
}

/** `#id` in this file, or `namespace#id` in it or a file it imports. */
function resolve(reference: Reference, source: Source, linking: Linking): Requirement {
  const { href, at } = reference;
  const hash = href.lastIndexOf('#');
  const namespace = hash <= 0 ? source.model.namespace : href.slice(0, hash);
  const target = linking.sources.get(namespace);
  const element = target?.elements.get(href.slice(hash + 1));
  if (target === undefined || element === undefined) throw malformed(`nothing is found under ${href}`, at);
  const prefix = target === source ? '' : source.model.imports.find((one) => one.namespace === namespace)?.name;
  if (prefix === undefined) throw malformed(`the file does not import ${namespace}`, at);
  return { prefix, element: linkElement(element, target, linking) };
}

function placeOf(element: DrgElement, requires: readonly Requirement[], source: Source, linking: Linking): Place {
  const names: { [name: string]: NameTree | 1 } = {};
  for (const { prefix, element: needed } of requires) {
    const shape = shapeOf(needed, linking);
    if (prefix === '') names[needed.name] = shape;
    else names[prefix] = { ...(typeof names[prefix] === 'object' ? names[prefix] : {}), [needed.name]: shape };
  }
  return makePlace(source.model.file, element.name, names, source.typeNamed, linking.tolerant);
}

/** The member names of an element's value, from its type or else from the form of its logic. */
function shapeOf(needed: Linked, linking: Linking): NameTree | 1 {
  const home = linking.homes.get(needed);
  if (home === undefined) return 1;
  const { element, source } = home;
  const place = makePlace(source.model.file, element.name, {}, source.typeNamed, true);
  if (element.kind === 'decision' && element.logic !== null) return place.namesOf(element.logic, element.typeRef);
  const body = element.kind === 'knowledge' ? (element.logic?.body ?? null) : null;
  return body === null ? place.namesOfRef(element.typeRef) : place.namesOf(body, null);
}

function decisionCode(decision: DmnDecision, requires: readonly Requirement[], source: Source, linking: Linking): Code {
  if (decision.logic === null) return (_scope, run) => fail(run, `${decision.name} has no logic`, decision.at);
  return compileBoxed(decision.logic, placeOf(decision, requires, source, linking));
}

/** The variable of a business knowledge model may type the function or, as many tools write it, its result. */
function knowledgeFunction(
  knowledge: BusinessKnowledge,
  requires: readonly Requirement[],
  type: FeelType,
  source: Source,
  linking: Linking,
): FeelFunction {
  const place = placeOf(knowledge, requires, source, linking);
  const logic = knowledge.logic ?? {
    kind: 'function',
    id: '',
    typeRef: null,
    at: knowledge.at,
    language: 'FEEL',
    parameters: [],
    body: null,
  };
  const code = compileFunction(logic, place, knowledge.name);
  const made = code({ names: new Map(), parent: null }, NO_RUN);
  const parameters = isFunction(made) ? made.parameters : [];
  const call = (values: readonly FeelValue[], run: Run): FeelValue => {
    const inner = code({ names: functionScope(requires), parent: null }, run);
    const value = isFunction(inner) ? inner.call(values, run) : null;
    return fit(value, resultOf(type), run, knowledge.name, knowledge.at);
  };
  return { kind: 'function', name: knowledge.name, parameters, result: ANY, call };
}

const NO_RUN: Run = { steps: 0, depth: 0, causes: [], trace: [], now: null, today: null, where: null };

function isFunction(value: FeelValue): value is FeelFunction {
  return value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'function';
}

function linkService(
  service: DecisionService,
  base: Omit<Linked & { kind: 'function' }, 'kind' | 'requires' | 'value'>,
  source: Source,
  linking: Linking,
): Linked {
  const elementOf = (reference: Reference): Linked => resolve(reference, source, linking).element;
  const outputs = service.outputs.map(elementOf);
  const parameters = [...service.inputs, ...service.inputDecisions].map(elementOf);
  const value = serviceFunction(service.name, resultOf(base.type), outputs, parameters);
  return { ...base, kind: 'function', requires: outputs.map((element) => ({ prefix: '', element })), value };
}
