import { readDate, readDateTime, readDuration, readTime } from '#rules/feel/calendar-text';
import { readNumber } from '#rules/feel/number';
import type { FeelValue } from '#rules/feel/value';
import { type Element, malformed, readXml } from '#rules/xml';

/** A test file of the DMN Technology Compatibility Kit (testCases.xsd). */
export interface TckFile {
  readonly model: string;
  readonly cases: readonly TckCase[];
}

export interface TckCase {
  readonly id: string;
  /** A decision, or the invocable that is called. */
  readonly invocable: string | null;
  readonly inputs: ReadonlyMap<string, FeelValue>;
  readonly results: readonly TckResult[];
}

/** `error`: null and a typed refusal both pass. */
export interface TckResult {
  readonly name: string;
  readonly expected: FeelValue;
  readonly error: boolean;
}

const NAMESPACES = {
  'http://www.omg.org/spec/DMN/20160719/testcase': 'tc',
  'http://www.w3.org/2001/XMLSchema-instance': 'xsi',
} as const;

export function readTckFile(xml: string, file: string): TckFile {
  const root = readXml(xml, file, NAMESPACES);
  const model = within(root, 'modelName')[0]?.text.trim() ?? '';
  return { model, cases: within(root, 'testCase').map(readCase) };
}

function within(element: Element, name: string): readonly Element[] {
  return element.children.filter((child) => child.name === `tc:${name}`);
}

function readCase(element: Element): TckCase {
  const type = element.attributes.get('type') ?? 'decision';
  return {
    id: element.attributes.get('id') ?? '',
    invocable: type === 'decision' ? null : (element.attributes.get('invocableName') ?? ''),
    inputs: new Map(within(element, 'inputNode').map((input) => [inputKey(input), readValue(input)])),
    results: within(element, 'resultNode').map(readResult),
  };
}

function inputKey(input: Element): string {
  const name = input.attributes.get('name') ?? '';
  const namespace = input.attributes.get('namespace');
  return namespace === undefined ? name : `${namespace}#${name}`;
}

function readResult(element: Element): TckResult {
  const expected = within(element, 'expected')[0];
  return {
    name: element.attributes.get('name') ?? '',
    expected: expected === undefined ? null : readValue(expected),
    error: element.attributes.get('errorResult') === 'true',
  };
}

function readValue(element: Element): FeelValue {
  const list = within(element, 'list')[0];
  if (list !== undefined) return isNil(list) ? null : within(list, 'item').map(readValue);
  const components = within(element, 'component');
  if (components.length > 0) {
    return new Map(components.map((component) => [component.attributes.get('name') ?? '', readValue(component)]));
  }
  const value = within(element, 'value')[0];
  return value === undefined || isNil(value) ? null : readScalar(value);
}

function isNil(element: Element): boolean {
  return element.attributes.get('xsi:nil') === 'true';
}

function readScalar(element: Element): FeelValue {
  const type = (element.attributes.get('xsi:type') ?? 'xsd:string').replace(/^.*:/, '');
  const text = type === 'string' ? element.text : element.text.trim();
  if (type === 'string' || type === 'anyURI') return text;
  if (type === 'boolean') return text === 'true' || text === '1';
  if (type === 'date') return readDate(text);
  if (type === 'time') return readTime(text);
  if (type === 'dateTime') return readDateTime(text);
  if (type === 'duration') return readDuration(text);
  const number = readNumber(text);
  if (number === null) throw malformed(`${text} is no ${type}`, element.at);
  return number;
}
