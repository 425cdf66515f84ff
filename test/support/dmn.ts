import { type Evaluation, evaluateDecision, linkModels } from '#rules/dmn/evaluate';
import type { DmnModel } from '#rules/dmn/model';
import { readDmn } from '#rules/dmn/read';
import { fromJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';
import type { Json } from '#terms/json';
import { Refusal } from '#terms/refusal';

export const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

/** A DMN 1.5 file whose elements begin on its second line. */
export function dmn(body: string, namespace = 'urn:nusantara:service', file = 'rules/service.dmn'): DmnModel {
  return readDmn(
    `<definitions xmlns="${DMN}" id="d" name="d" namespace="${namespace}">\n${body}\n</definitions>`,
    file,
  );
}

/** Evaluates one decision of one file. */
export function ask(body: string, inputs: { readonly [name: string]: Json }, decision = 'answer'): Evaluation {
  return evaluateDecision(linkModels([dmn(body)]), { decision }, feelInputs(inputs));
}

export function feelInputs(inputs: { readonly [name: string]: Json }): ReadonlyMap<string, FeelValue> {
  return new Map(Object.entries(inputs).map(([name, json]) => [name, fromJson(json)]));
}

export function literal(text: string): string {
  return `<literalExpression><text>${text}</text></literalExpression>`;
}

/** A table over the one input `x`; rules are rows of cells, the last cells being outputs. */
export function table(policy: string, outputs: string, rules: readonly (readonly string[])[]): string {
  const rows = rules.map(([test = '', ...results], i) => {
    const cells = results.map((cell) => `<outputEntry><text>${cell}</text></outputEntry>`).join('');
    return `<rule id="r${i + 1}"><inputEntry><text>${test}</text></inputEntry>${cells}</rule>`;
  });
  return `<inputData id="x" name="x"/><decision id="answer" name="answer">
    <informationRequirement><requiredInput href="#x"/></informationRequirement>
    <decisionTable id="t" ${policy}><input><inputExpression><text>x</text></inputExpression></input>${outputs}${rows.join('\n')}</decisionTable>
  </decision>`;
}

export function refusalOf(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
