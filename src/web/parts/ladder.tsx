import type { StepView } from '#operations/views/council';
import type { Frame } from '#web/frame';
import { COUNCIL_WORDS } from '#web/texts/council';

/** Nine steps of working together: filled up to what evidence shows, broken up to what is declared. */
export function Ladder({
  steps,
  declared,
  computed,
  frame,
}: {
  steps: readonly StepView[];
  declared: number;
  computed: number;
  frame: Frame;
}) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <ol class="ladder">
      {steps.map((step) => (
        <li class={step.n <= computed ? 'on' : step.n <= declared ? 'part' : undefined}>
          <b>
            {step.n}
            {step.n === computed && ` ${t.computedHere}`}
            {step.n === declared && ` ${t.declaredHere}`}
          </b>
          {step.name}
        </li>
      ))}
    </ol>
  );
}
