import type { Frame } from '#web/frame';
import { FRAME_WORDS } from '#web/texts/frame';

export interface FieldFault {
  /** Id of the control that cures it. */
  readonly field: string;
  readonly message: string;
}

/** On top of a form that came back: each fault links to its field and says the cure. */
export function ErrorSummary({ faults, frame }: { faults: readonly FieldFault[]; frame: Frame }) {
  if (faults.length === 0) return null;
  return (
    <div class="errors" role="alert">
      <p class="say">{FRAME_WORDS[frame.language].problems}</p>
      <ul>
        {faults.map((fault) => (
          <li>
            <a href={`#${fault.field}`}>{fault.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Page title that tells of faults first. */
export function titleWithFaults(title: string, faults: readonly FieldFault[], frame: Frame): string {
  return faults.length === 0 ? title : `${FRAME_WORDS[frame.language].mistake}${title}`;
}
