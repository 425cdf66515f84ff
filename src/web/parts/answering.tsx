import type { AnsweringView } from '#operations/views/desk';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { DESK_WORDS } from '#web/texts/desk';

/** A read that somebody of the holding agency answers by hand: what is asked, by whom, why; the answer, or why there is none. */
export function Answering({ view, frame }: { view: AnsweringView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  const { evidence } = view;
  const faults = [
    ...faultsOf(view.fields),
    ...(evidence.error === null ? [] : [{ field: 'evidence', message: evidence.error }]),
  ];
  return (
    <section id="putusan" class="beside">
      <h2>{view.question}</h2>
      <dl class="rows">
        <div>
          <dt>{t.askedBy}</dt>
          <dd>{view.askerName}</dd>
        </div>
        <div>
          <dt>{t.purpose}</dt>
          <dd>
            {view.purpose} <Basis basis={view.basis} frame={frame} />
          </dd>
        </div>
      </dl>
      <ErrorSummary faults={faults} frame={frame} />
      <Form frame={frame} name="answer">
        {view.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <div class={evidence.error === null ? 'field' : 'field bad'}>
          <label for="evidence">{t.evidence}</label>
          <p class="hint" id="evidence-hint">
            {t.evidenceHint}
          </p>
          {evidence.error !== null && (
            <p class="wrong" id="evidence-error">
              {evidence.error}
            </p>
          )}
          <input
            id="evidence"
            name="evidence"
            maxlength={500}
            value={evidence.value}
            aria-describedby={evidence.error === null ? 'evidence-hint' : 'evidence-hint evidence-error'}
          />
        </div>
        <p class="soft after">{t.answerEffect}</p>
        <p class="acts">
          <button class="go" type="submit" name="do" value="answer">
            {t.answerSend}
          </button>
        </p>
      </Form>
      <details>
        <summary>{t.cannotAnswer}</summary>
        <Form frame={frame} name="withhold">
          <fieldset class="field">
            <legend>{t.withholdWhy}</legend>
            {view.reasons.map((reason, n) => (
              <label class="choice">
                <input type="radio" name="reason" value={reason} checked={n === 0} />
                <span>{t.withholdings[reason]}</span>
              </label>
            ))}
          </fieldset>
          <p class="soft after">{t.withholdEffect}</p>
          <p class="acts">
            <button class="do" type="submit" name="do" value="withhold">
              {t.withhold}
            </button>
          </p>
        </Form>
      </details>
    </section>
  );
}
