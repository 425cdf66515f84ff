import type { DocumentsRefusal } from '#documents/refusals';
import { Refusal } from '#terms/refusal';

/**
 * Typst keeps a template inside its folder, but a package would be fetched over the network, a name put together at run time could
 * not be read here, and the clock would make two papers of one order differ.
 */
const FORBIDDEN = /\b(?:import|include|eval)\b|\.today\b/;

/** Refuses with `template-reaches-out` and the line. A government's folder is checked with it before anything is rendered. */
export function checkTemplate(template: string): void {
  const found = FORBIDDEN.exec(template);
  if (found === null) return;
  const [word] = found;
  const line = template.slice(0, found.index).split('\n').length;
  throw new Refusal<DocumentsRefusal>('template-reaches-out', `A paper's template may not use the word ${word}`, {
    word,
    line,
  });
}
