import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { labelInside } from '#operations/marks/say-case';
import type { Language } from '#terms/language';

/** An element as people call it. A gateway has no name of its own: it is the way on after the step before it. */
export function sayPlace(program: Program, element: string, language: Language): string {
  const { service, id } = elementAt(program, element);
  const { nodes, flows } = service.process;
  const words = service.texts[language].elements;
  const seen = new Set([id]);
  for (const here of seen) {
    const short = words[here]?.short;
    if (short !== undefined) return here === id ? short : sayAfter(short, language);
    const before = (nodes.get(here)?.incoming ?? []).flatMap((flow) => flows.get(flow)?.from ?? []);
    for (const one of before) seen.add(one);
  }
  return nodes.get(id)?.name ?? id;
}

function sayAfter(short: string, language: Language): string {
  return language === 'id' ? `Jalan setelah ${labelInside(short)}` : `The way on after ${labelInside(short)}`;
}
