import {
  attribute,
  child,
  children,
  nameOf,
  optionalCell,
  readVariable,
  refuseOtherLanguage,
  typeRefOf,
} from '#rules/dmn/elements';
import type {
  BusinessKnowledge,
  DecisionService,
  DmnDecision,
  DmnImport,
  DmnModel,
  InputData,
  ItemDefinition,
  Reference,
} from '#rules/dmn/model';
import { boxedIn, readFunction } from '#rules/dmn/read-boxed';
import { type Element, malformed, readXml } from '#rules/xml';

/** DMN 1.1 to 1.5. */
export const DMN_NAMESPACES = {
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': 'dmn',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20191111/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': 'dmn',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': 'dmn',
} as const;

/**
 * Reads a DMN file. Refusals with file, line and column: `dmn-malformed` where its form is wrong, `rule-not-run` where it is
 * written in another language than FEEL.
 */
export function readDmn(xml: string, file: string): DmnModel {
  const root = readXml(xml, file, DMN_NAMESPACES);
  if (root.name !== 'dmn:definitions') throw malformed('this is no DMN of version 1.1 to 1.5', root.at);
  refuseOtherLanguage(root, 'expressionLanguage');
  refuseOtherLanguage(root, 'typeLanguage');
  const model: DmnModel = {
    file,
    id: attribute(root, 'id') ?? '',
    name: attribute(root, 'name') ?? '',
    namespace: attribute(root, 'namespace') ?? '',
    at: root.at,
    prefixes: prefixesOf(root),
    imports: children(root, 'import').map(readImport),
    itemDefinitions: children(root, 'itemDefinition').map(readItemDefinition),
    inputs: children(root, 'inputData').map(readInputData),
    decisions: children(root, 'decision').map(readDecision),
    knowledge: children(root, 'businessKnowledgeModel').map(readKnowledge),
    services: children(root, 'decisionService').map(readService),
  };
  refuseDoubles(model);
  return model;
}

/** A decision by its id or, failing that, its name. */
export function decisionNamed(model: DmnModel, idOrName: string): DmnDecision | undefined {
  return model.decisions.find(({ id }) => id === idOrName) ?? model.decisions.find(({ name }) => name === idOrName);
}

/** In DMN 1.1 a type is named by a qualified name: the prefix is one of the XML file. */
function prefixesOf(root: Element): ReadonlyMap<string, string> {
  const prefixed = [...root.attributes].filter(([name]) => name.startsWith('xmlns:'));
  return new Map(prefixed.map(([name, namespace]) => [name.slice('xmlns:'.length), namespace]));
}

function refuseDoubles(model: DmnModel): void {
  const seen = new Set<string>();
  for (const { id, at } of [...model.inputs, ...model.decisions, ...model.knowledge, ...model.services]) {
    if (seen.has(id)) throw malformed(`the id ${id} stands twice`, at);
    seen.add(id);
  }
}

function readImport(element: Element): DmnImport {
  const namespace = attribute(element, 'namespace') ?? '';
  const importType = attribute(element, 'importType') ?? '';
  return { name: attribute(element, 'name')?.trim() ?? '', namespace, importType, at: element.at };
}

function readItemDefinition(element: Element): ItemDefinition {
  refuseOtherLanguage(element, 'typeLanguage');
  const functionItem = child(element, 'functionItem');
  return {
    name: nameOf(element),
    typeRef: typeRefOf(element),
    isCollection: attribute(element, 'isCollection') === 'true',
    allowedValues: optionalCell(element, 'allowedValues'),
    typeConstraint: optionalCell(element, 'typeConstraint'),
    components: children(element, 'itemComponent').map(readItemDefinition),
    functionItem:
      functionItem === undefined
        ? null
        : {
            result: attribute(functionItem, 'outputTypeRef'),
            parameters: children(functionItem, 'parameters').map(readVariable),
          },
    at: element.at,
  };
}

/** Elements are called by their variable, whose name is that of the element (DMN 1.5, 7.3.1). */
function named(element: Element): {
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | null;
  readonly at: Element['at'];
} {
  const variable = child(element, 'variable');
  const name = nameOf(element);
  return {
    id: attribute(element, 'id') ?? name,
    name,
    typeRef: variable === undefined ? null : typeRefOf(variable),
    at: element.at,
  };
}

function readInputData(element: Element): InputData {
  return { ...named(element), kind: 'input' };
}

function readDecision(element: Element): DmnDecision {
  const requires = [
    ...references(element, 'informationRequirement', 'requiredInput'),
    ...references(element, 'informationRequirement', 'requiredDecision'),
    ...references(element, 'knowledgeRequirement', 'requiredKnowledge'),
  ];
  return { ...named(element), kind: 'decision', requires, logic: boxedIn(element) };
}

function references(element: Element, requirement: string, name: string): readonly Reference[] {
  return children(element, requirement).flatMap((one) => children(one, name).map(readReference));
}

function readReference(element: Element): Reference {
  const href = attribute(element, 'href');
  if (href === null) throw malformed('a reference has no href', element.at);
  return { href, at: element.at };
}

function readKnowledge(element: Element): BusinessKnowledge {
  const logic = child(element, 'encapsulatedLogic');
  return {
    ...named(element),
    kind: 'knowledge',
    requires: references(element, 'knowledgeRequirement', 'requiredKnowledge'),
    logic: logic === undefined ? null : readFunction(logic),
  };
}

function readService(element: Element): DecisionService {
  const list = (name: string): readonly Reference[] => children(element, name).map(readReference);
  return {
    ...named(element),
    kind: 'service',
    outputs: list('outputDecision'),
    encapsulated: list('encapsulatedDecision'),
    inputDecisions: list('inputDecision'),
    inputs: list('inputData'),
  };
}
