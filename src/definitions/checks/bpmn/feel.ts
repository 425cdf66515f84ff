import { timerExpression } from '#definitions/duration';
import type { Drawing, Rule } from '#definitions/rule';
import { readsConditions } from '#definitions/views/drawn';
import { compileExpression } from '#rules/feel/expression';
import { Refusal } from '#terms/refusal';

/** Every expression of the file is FEEL. */
export const bpmnFeel: Rule = {
  id: 'bpmn/feel',
  what: { id: 'Ungkapan dalam proses bukan FEEL yang benar', en: 'An expression in the process is not correct FEEL' },
  hint: { id: 'betulkan ungkapannya', en: 'correct the expression' },
  drawn: (drawing, say) => {
    for (const { id, name, text } of textsIn(drawing)) {
      const at = drawing.textAt(id, name);
      try {
        compileExpression(text, [], at);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { line, column } = error.facts;
        const place = typeof line === 'number' && typeof column === 'number' ? { line, column } : at;
        say(id, error.message, 'write it in FEEL', place);
      }
    }
  },
};

interface Text {
  readonly id: string;
  /** Element of the file that holds the text. */
  readonly name: string;
  readonly text: string;
}

function textsIn({ process: { nodes, flows } }: Drawing): readonly Text[] {
  const conditions = [...flows.values()].flatMap(({ id, from, condition }): Text[] => {
    const node = nodes.get(from);
    if (condition === null || node === undefined || !readsConditions(node)) return [];
    return [{ id, name: 'conditionExpression', text: condition }];
  });
  const others = [...nodes.values()].flatMap(({ id, type, script, timer, instances }): Text[] => {
    const found = [
      ['script', type === 'scriptTask' && script !== '' ? script : null],
      ['timerEventDefinition', timerExpression(timer)],
      ['loopCardinality', instances?.cardinality ?? null],
      ['completionCondition', instances?.until ?? null],
    ] as const;
    return found.flatMap(([name, text]) => (text === null ? [] : [{ id, name, text }]));
  });
  return [...conditions, ...others];
}
