import type { FieldView } from '#operations/views/marks';
import type { AskApplicantView } from '#operations/views/suspension';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { DueWords } from '#web/parts/clock.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { TURN_WORDS } from '#web/texts/suspension';

/** `/antrean/:number/:item/minta`: the reason with its law and what it does to the clock, seen before anything is sent. */
export function AskApplicantPage({ view, frame }: PageProps<AskApplicantView>) {
  const t = TURN_WORDS[frame.language];
  const text = textField(view, frame);
  const reasonFault = view.errors.reason === undefined ? [] : [{ field: 'reason', message: view.errors.reason }];
  const faults = [...reasonFault, ...faultsOf([text])];
  return (
    <Page frame={frame} title={titleWithFaults(t.title, faults, frame)} face="desk">
      <Back {...view.back} />
      <p class="intro soft">
        {view.heading}, <span class="whole">{view.number}</span>
      </p>
      <h1>{t.title}</h1>
      <ErrorSummary faults={faults} frame={frame} />
      <Clock view={view} frame={frame} />
      <Form frame={frame} name="ask-applicant">
        <Reasons view={view} frame={frame} />
        <Field field={text} frame={frame} />
        <p class="acts">
          <button class="go" type="submit">
            {t.send}
          </button>
        </p>
      </Form>
    </Page>
  );
}

function Clock({ view, frame }: PageProps<AskApplicantView>) {
  const t = TURN_WORDS[frame.language];
  return (
    <Held hue="you">
      <Cell label={t.clock}>{view.due === null ? <p>{t.noClock}</p> : <DueWords due={view.due} frame={frame} />}</Cell>
      <Cell label={t.budget}>
        <p class="say">{view.budget}</p>
        {view.round !== null && <p>{view.round}</p>}
      </Cell>
      {view.answerBy !== null && (
        <Cell label={t.answerBy}>
          <p class="say">
            <DueTime at={view.answerBy} saying={frame} />
          </p>
        </Cell>
      )}
    </Held>
  );
}

/** Each reason with its law and its effect: the choice and what it does stand together. */
function Reasons({ view, frame }: PageProps<AskApplicantView>) {
  const t = TURN_WORDS[frame.language];
  const { reason } = view.errors;
  return (
    <fieldset class={reason === undefined ? 'field' : 'field bad'} aria-describedby="reason.hint">
      <legend>{t.reasonLabel}</legend>
      <p class="hint" id="reason.hint">
        {t.reasonHint}
      </p>
      {reason !== undefined && <p class="wrong">{reason}</p>}
      {view.reasons.map(({ value, label, basis, effect }, n) => (
        <label class="choice">
          <input
            type="radio"
            id={n === 0 ? 'reason' : undefined}
            name="reason"
            value={value}
            checked={value === view.chosen}
          />
          <span>
            {label}
            <span class="t">{effect}</span>
            <span class="soft t">
              {t.basis}: <Basis basis={basis} frame={frame} />
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function textField(view: AskApplicantView, frame: Frame): FieldView {
  const t = TURN_WORDS[frame.language];
  return {
    name: 'text',
    type: 'list',
    label: t.text,
    hint: t.textHint,
    unit: null,
    required: true,
    value: view.text,
    error: view.errors.text ?? null,
    choices: [],
  };
}
