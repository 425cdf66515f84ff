import { BPMN_NAMESPACES, localName } from '#definitions/bpmn-support';
import { type Element, readXml } from '#rules/xml';

/**
 * A betsy model as this house reads it: the same elements and flows, with what its engines leave to placeholders written
 * in FEEL, waiting scripts as timers, the tested process first, and a drawing.
 */
export function adaptBetsy(xml: string, file: string, tested: string): string {
  const root = readXml(xml, file, BPMN_NAMESPACES);
  const main = root.children.filter((child) => isTested(child, tested));
  const rest = root.children.filter((child) => !isTested(child, tested));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"',
    '  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"',
    '  id="definitions" targetNamespace="urn:betsy">',
    ...[...main, ...rest].map(write),
    draw(root),
    '</definitions>',
  ].join('\n');
}

function isTested(element: Element, tested: string): boolean {
  return localName(element) === 'process' && element.attributes.get('id') === tested;
}

function write(element: Element): string {
  const waits = scriptOf(element);
  if (waits !== null && WAITS.test(waits)) return writeWait(element);
  const name = localName(element);
  const content =
    element.children.length > 0 ? element.children.map(write).join('\n') : escape(textOf(name, element.text));
  return `<${name}${attributesOf(element)}>${content}</${name}>`;
}

const WAITS = /^(WAIT_TEN_SECONDS|CREATE_TIMESTAMP_LOG_\d+)$/;

function scriptOf(element: Element): string | null {
  if (localName(element) !== 'scriptTask') return null;
  return element.children.find((child) => localName(child) === 'script')?.text.trim() ?? null;
}

function writeWait(element: Element): string {
  const flows = element.children.filter((child) => /^(incoming|outgoing)$/.test(localName(child))).map(write);
  const timer = '<timerEventDefinition><timeDuration>PT10S</timeDuration></timerEventDefinition>';
  return `<intermediateCatchEvent${attributesOf(element)}>${flows.join('')}${timer}</intermediateCatchEvent>`;
}

function attributesOf({ attributes }: Element): string {
  return [...attributes]
    .filter(([name]) => !name.includes(':') && name !== 'xmlns')
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
}

function textOf(name: string, text: string): string {
  if (name === 'script') return scriptIn(text.trim());
  return /^(conditionExpression|loopCondition|completionCondition|condition)$/.test(name)
    ? conditionIn(text.trim())
    : text;
}

/** `test.contains("a")` and `!x`, as betsy writes them for Java engines. */
function conditionIn(text: string): string {
  const calls = text.replaceAll(/(\w+)\.contains\(("[^"]*")\)/g, 'contains($1, $2)');
  return calls.startsWith('!') ? `not(${calls.slice(1)})` : calls;
}

const DATA = 'some text';

/** What a placeholder does, as a FEEL context of the facts it changes. */
function scriptIn(placeholder: string): string {
  const log = (entry: string): string => `log: append(log, ${entry})`;
  const task = /^SCRIPT_(task\d+)$/.exec(placeholder)?.[1];
  if (task !== undefined) return `{${log(`"${task}"`)}}`;
  switch (placeholder) {
    case 'CREATE_LOG_FILE':
      return '{}';
    case 'CREATE_MARKER_FILE':
      return `{${log('"marker"')}}`;
    case 'INCREMENT_INTEGER_VARIABLE':
      return '{integerVariable: integerVariable + 1}';
    case 'INCREMENT_INTEGER_VARIABLE_AND_LOG':
      return `{integerVariable: integerVariable + 1, ${log('"increment"')}}`;
    case 'SET_STRING_DATA':
      return `{data: "${DATA}"}`;
    case 'LOG_DATA':
      return `{${log(`if data = "${DATA}" then "data" else "wrong data"`)}}`;
    case 'THROW_ERROR':
      return '{error: "ERR_CODE"}';
    default:
      throw new Error(`betsy's script ${placeholder} is not known`);
  }
}

function draw(root: Element): string {
  const bounds = '<dc:Bounds x="0" y="0" width="1" height="1" />';
  const points = '<di:waypoint x="0" y="0" /><di:waypoint x="1" y="0" />';
  const shapes = idsIn(root).map(([id, name]) =>
    name === 'sequenceFlow'
      ? `<bpmndi:BPMNEdge id="edge-${id}" bpmnElement="${id}">${points}</bpmndi:BPMNEdge>`
      : `<bpmndi:BPMNShape id="shape-${id}" bpmnElement="${id}">${bounds}</bpmndi:BPMNShape>`,
  );
  return `<bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane">${shapes.join('\n')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;
}

const DRAWN = /Event$|Task$|Gateway$|^(subProcess|callActivity|sequenceFlow|participant)$/;

function idsIn(element: Element): readonly (readonly [id: string, name: string])[] {
  const [id, name] = [element.attributes.get('id'), localName(element)];
  const own = id !== undefined && DRAWN.test(name) && !name.startsWith('global') ? [[id, name] as const] : [];
  return [...own, ...element.children.flatMap(idsIn)];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
