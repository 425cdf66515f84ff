import { type BpmnElement, BpmnModdle } from 'bpmn-moddle';
import { BPMN_NAMESPACES, unsupportedIn } from '#definitions/bpmn-support';
import { buildProcess } from '#definitions/build-process';
import { checkProcess } from '#definitions/check-process';
import type { Process } from '#definitions/process';
import { type Fault, type Faults, faultsOf } from '#definitions/process-faults';
import type { DefinitionsRefusal } from '#definitions/refusals';
import { sayAt } from '#rules/position';
import { type Element, readXml } from '#rules/xml';
import { Refusal } from '#terms/refusal';

/**
 * Reads a BPMN 2.0 process. Refusals, each with all `findings` ({line, column, message, element, fix}):
 * `process-element-unsupported` names the first element this house does not run with file, line, column, element and type;
 * `process-malformed` is everything else. No document type or entity is accepted. `entered` are elements that a case comes
 * to without a flow, as the one where it goes on when its time has run out.
 */
export async function readProcess(xml: string, file: string, entered: readonly string[] = []): Promise<Process> {
  const tree = readTree(xml, file);
  refuseUnsupported(tree, file);
  const faults = faultsOf(tree, file);
  const definitions = await readModel(xml, faults);
  const process = definitions === undefined ? undefined : buildProcess(definitions, faults);
  if (process !== undefined) checkProcess(process, faults, entered);
  const found = faults.all();
  if (process !== undefined && found.length === 0) return process;
  throw malformed(file, found);
}

function readTree(xml: string, file: string): Element {
  try {
    return readXml(xml, file, BPMN_NAMESPACES);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { line, column } = error.facts;
    const fault = { line: Number(line ?? 1), column: Number(column ?? 1), message: error.message, element: '' };
    throw malformed(file, [{ ...fault, code: 'bpmn/xml', fix: 'save the process again as plain BPMN 2.0 XML' }]);
  }
}

function malformed(file: string, findings: readonly Fault[]): Refusal<DefinitionsRefusal> {
  const [first] = findings;
  const place = first === undefined ? file : sayAt({ file, ...first });
  const message = `${place}: ${first?.message ?? 'this is no BPMN process'}`;
  return new Refusal<DefinitionsRefusal>('process-malformed', message, { file, findings });
}

function refuseUnsupported(tree: Element, file: string): void {
  const found = unsupportedIn(tree);
  const [first] = found;
  if (first === undefined) return;
  const findings = found.map(({ element, type }) => ({
    line: element.at.line,
    column: element.at.column,
    message: `${type} is not run here`,
    element: element.attributes.get('id') ?? '',
    code: 'bpmn/unsupported',
    fix: 'draw it with elements that docs/bpmn.md lists; settings belong in service.yaml',
  }));
  const { line, column } = first.element.at;
  const facts = { file, line, column, element: first.element.attributes.get('id') ?? '', type: first.type, findings };
  const message = `${sayAt(first.element.at)}: ${first.type} is not run here`;
  throw new Refusal<DefinitionsRefusal>('process-element-unsupported', message, facts);
}

/** In the schema of BPMN 2.0.2 the script of a global script task is an element; the package looks for an attribute. */
function parser(): BpmnModdle {
  const moddle = new BpmnModdle();
  const script = moddle.registry.typeMap['bpmn:GlobalScriptTask']?.properties.find(
    ({ name }) => name === 'bpmn:script',
  );
  if (script !== undefined) script.isAttr = false;
  return moddle;
}

/** Where the parser's own words say it stumbled; it counts lines from 0. */
function placeIn(message: string): { readonly line: number; readonly column: number } | undefined {
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
  return line === undefined ? undefined : { line: Number(line) + 1, column: Number(column) + 1 };
}

/** What the parser could only read around is a finding: nothing of a process is silently left out. */
async function readModel(xml: string, faults: Faults): Promise<BpmnElement | undefined> {
  try {
    const { rootElement, warnings } = await parser().fromXML(xml);
    for (const { message, element } of warnings) {
      faults.add(element?.id, 'bpmn/warning', message, 'correct the element or the id it names', placeIn(message));
    }
    return rootElement;
  } catch (error) {
    faults.add(
      undefined,
      'bpmn/unreadable',
      error instanceof Error ? error.message : 'unreadable',
      'save the process again',
    );
    return undefined;
  }
}
