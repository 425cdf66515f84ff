import { durationOf, momentIn, timerExpression } from '#definitions/duration';
import type { NodeType, Process, ProcessNode } from '#definitions/process';
import type { Rule } from '#definitions/rule';

/** A timer says when it is due, and where its time is computed a step can hold if nothing comes of it. */
export const bpmnTimer: Rule = {
  id: 'bpmn/timer',
  what: { id: 'Waktu pada pewaktu tidak terbaca', en: 'The time of the timer cannot be read' },
  hint: { id: 'tulis lama ISO 8601, misalnya PT24H', en: 'write an ISO 8601 duration, such as PT24H' },
  drawn: ({ process }, say) => {
    for (const node of process.nodes.values()) {
      const { id, type, timer } = node;
      if (!TIMERS.includes(type)) continue;
      if (timer !== null && (durationOf(timer) !== undefined || momentIn(timer) !== undefined)) continue;
      if (timerExpression(timer) === null) {
        const message = `the timer ${id} needs a duration in days, hours, minutes and seconds, a moment with its zone, or FEEL`;
        const fix = 'write it as P3D, PT24H or PT30M, as 2026-12-31T23:59:59+07:00, or as =permit.until';
        say(id, message, fix);
      } else if (beginsBeside(process, node)) {
        const message = `the timer ${id} is computed where no step could hold if it gave nothing`;
        say(id, message, 'write a duration or a moment');
      }
    }
  },
};

const TIMERS: readonly NodeType[] = ['timerCatchEvent', 'timerStartEvent', 'boundaryTimerEvent'];

/** The start of an event sub-process of one, or of a pool that an event begins: it is set when nobody stands there. */
function beginsBeside({ nodes, pools }: Process, { type, within }: ProcessNode): boolean {
  if (type !== 'timerStartEvent') return false;
  const around = nodes.get(within)?.within;
  if (around === undefined) return false;
  const pool = pools.findIndex(({ id }) => id === around);
  return nodes.get(around)?.type === 'eventSubProcess' || (pool > 0 && pools[pool]?.called === false);
}
