import type { CalculatorView } from '#operations/views/door';
import { sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { BillLines } from '#web/parts/bill.tsx';
import { ErrorSummary } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { DOOR_WORDS } from '#web/texts/door';

interface CalculatorProps {
  readonly view: CalculatorView;
  readonly frame: Frame;
}

/** Fee calculator: a GET form, so its result has an address; every amount with its rule and law. */
export function Calculator({ view, frame }: CalculatorProps) {
  return (
    <>
      <ErrorSummary faults={faultsOf(view.fields)} frame={frame} />
      <Figures view={view} frame={frame} />
      <Reckoned view={view} frame={frame} />
    </>
  );
}

/** The same where it is one part of a page: what the everyday case costs, and one's own figures behind a line. */
export function CalculatorInPage({ view, frame }: CalculatorProps) {
  return (
    <>
      <Reckoned view={view} frame={frame} />
      <details open={view.result === null}>
        <summary>{DOOR_WORDS[frame.language].ownFigures}</summary>
        <Figures view={view} frame={frame} />
      </details>
    </>
  );
}

function Figures({ view, frame }: CalculatorProps) {
  return (
    <form action={view.action} novalidate>
      <div class="half">
        {view.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
      </div>
      <button class="do" type="submit">
        {DOOR_WORDS[frame.language].calculate}
      </button>
    </form>
  );
}

function Reckoned({ view, frame }: CalculatorProps) {
  const t = DOOR_WORDS[frame.language];
  return (
    <>
      {view.refusal !== null && (
        <div class="notice">
          <p>
            <b>{t.noAmount}</b>
          </p>
          <p>{view.refusal}</p>
        </div>
      )}
      {view.result !== null && (
        <div id="hasil">
          <h3>{t.resultOn(sayDate(view.result.on, frame.language))}</h3>
          <BillLines
            lines={view.result.lines}
            total={view.result.total}
            state="estimate"
            paidAt={null}
            grounds
            frame={frame}
          />
        </div>
      )}
    </>
  );
}
