import type { ClockView, ClockState as State } from '#operations/views/marks';
import type { TermUnit } from '#terms/calendar';
import type { Instant } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { DueTime } from '#web/parts/time.tsx';
import { sayUnit } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

const STATE_CLASS: { readonly [state in State]: string } = {
  'on-time': 'ok',
  near: 'near',
  late: 'late',
  stopped: 'stopped',
  done: 'ok',
};

/** The clock's word, always beside its colour. */
export function ClockState({ state, waitingFor, frame }: { state: State; waitingFor: string | null; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  return waitingFor === null ? (
    <strong class={`${STATE_CLASS[state]} whole`}>{t.state[state]}</strong>
  ) : (
    <strong class={STATE_CLASS[state]}>{t.stoppedFor(waitingFor)}</strong>
  );
}

interface DueProps {
  readonly due: {
    readonly at: Instant | null;
    readonly left: number | null;
    readonly state: State;
    readonly unit?: TermUnit;
    readonly waitingFor?: string | null;
  };
  readonly frame: Frame;
}

/** Absolute date first, then days left, then the state's word. */
export function DueWords({ due, frame }: DueProps) {
  const t = MARK_WORDS[frame.language];
  if (due.at === null && due.state === 'stopped')
    return (
      <p class="say">
        <DaysLeft due={due} frame={frame} />
      </p>
    );
  return (
    <>
      <p class="say">{due.at === null ? t.noDue : <DueTime at={due.at} saying={frame} />}</p>
      <p>
        <DaysLeft due={due} frame={frame} />
      </p>
    </>
  );
}

/** `1 hari kerja lagi, tepat waktu`; a settled clock says only its word. */
export function DaysLeft({ due, frame }: DueProps) {
  const settled = due.state === 'done' || due.left === null;
  return (
    <>
      {!settled && `${sayLeft(due.left ?? 0, due.unit ?? 'workingDays', frame)}, `}
      <ClockState
        state={due.state}
        waitingFor={due.state === 'stopped' ? (due.waitingFor ?? null) : null}
        frame={frame}
      />
    </>
  );
}

function sayLeft(left: number, unit: TermUnit, frame: Frame): string {
  const t = MARK_WORDS[frame.language];
  const n = Math.abs(left);
  const word = sayUnit(n, unit, frame.language);
  return left < 0 ? t.past(n, word) : t.left(n, word);
}

/** A clock view as what `DueWords` shows. */
export function dueOf(clock: ClockView): DueProps['due'] {
  return { at: clock.due, left: clock.left, state: clock.state, unit: clock.unit, waitingFor: clock.waitingFor };
}
