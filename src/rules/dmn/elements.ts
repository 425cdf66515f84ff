import type { Cell, Variable } from '#rules/dmn/model';
import { notRun } from '#rules/not-run';
import { type Element, malformed } from '#rules/xml';

/** First child with the DMN name. */
export function child(element: Element, name: string): Element | undefined {
  return element.children.find((one) => one.name === `dmn:${name}`);
}

export function children(element: Element, name: string): readonly Element[] {
  return element.children.filter((one) => one.name === `dmn:${name}`);
}

export function required(element: Element, name: string): Element {
  const found = child(element, name);
  if (found === undefined) throw malformed(`${localName(element)} lacks ${name}`, element.at);
  return found;
}

export function attribute(element: Element, name: string): string | null {
  return element.attributes.get(name) ?? null;
}

export function localName(element: Element): string {
  return element.name.replace('dmn:', '');
}

/** The FEEL text inside an element that wraps `<text>`. Refusal `rule-not-run` for another language or values of another file. */
export function cellOf(element: Element): Cell {
  refuseOtherLanguage(element, 'expressionLanguage');
  const elsewhere = child(element, 'importedValues');
  if (elsewhere !== undefined) throw notRun('a list of values in another file', elsewhere.at);
  const text = child(element, 'text');
  return text === undefined ? { text: '', locate: () => element.at } : { text: text.text, locate: text.locate };
}

/** FEEL by every name it was published under, and by the plain word that modellers write. */
const FEEL = /^(feel|https?:\/\/www\.omg\.org\/spec\/(FEEL\/20140401|DMN\/\d{8}\/FEEL)\/?)$/i;

/** Refusal `rule-not-run` where the attribute names another language than FEEL. */
export function refuseOtherLanguage(element: Element, name: 'expressionLanguage' | 'typeLanguage'): void {
  const language = attribute(element, name)?.trim() ?? '';
  if (language !== '' && !FEEL.test(language)) throw notRun(`the language ${language}`, element.at);
}

export function optionalCell(element: Element, name: string): Cell | null {
  const found = child(element, name);
  return found === undefined ? null : cellOf(found);
}

export function readVariable(element: Element): Variable {
  return { name: nameOf(element), typeRef: typeRefOf(element), at: element.at };
}

/** `name`, with single spaces. */
export function nameOf(element: Element): string {
  const name = attribute(element, 'name')?.trim().replaceAll(/\s+/g, ' ');
  if (name === undefined || name === '') throw malformed(`${localName(element)} has no name`, element.at);
  return name;
}

/** Since DMN 1.2 an attribute; in DMN 1.1 item definitions hold it as an element. */
export function typeRefOf(element: Element): string | null {
  const name = attribute(element, 'typeRef') ?? child(element, 'typeRef')?.text.trim() ?? null;
  return name === null || name === '' ? null : name;
}
