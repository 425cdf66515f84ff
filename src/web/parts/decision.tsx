import type { DeskView } from '#operations/views/desk';
import type { Frame } from '#web/frame';
import { ErrorSummary } from '#web/parts/errors.tsx';
import { Field, faultsOf, hasFiles } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { DESK_WORDS } from '#web/texts/desk';

/** The officer's form: structured reasons, the applicant's text previewed as it will read, and what sending does. */
export function Decision({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  const { decision } = view;
  if (decision === null) {
    return (
      <section class="beside">
        <h2>{t.nothingToDecide}</h2>
      </section>
    );
  }
  return (
    <section id="putusan" class="beside">
      <h2>{decision.title}</h2>
      <ErrorSummary faults={faultsOf(decision.fields)} frame={frame} />
      <Form frame={frame} name="decision" upload={hasFiles(decision.fields)}>
        {decision.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        {decision.preview !== null && (
          <>
            <h3>{t.willRead}</h3>
            <div class="read">
              <p>
                <b>{decision.preview.title}</b>
              </p>
              <p>{decision.preview.text}</p>
            </div>
          </>
        )}
        <p class="soft after">{decision.effect}</p>
        <p class="acts">
          <button class="do" type="submit" name="do" value="preview">
            {t.preview}
          </button>
          {decision.blocked === null && (
            <button class="go" type="submit" name="do" value="decide">
              {decision.verb}
            </button>
          )}
        </p>
      </Form>
      {decision.blocked !== null && (
        <p>
          <b class="stopped">{t.cannotSend}</b> {decision.blocked.text}{' '}
          <a href={decision.blocked.link.href}>{decision.blocked.link.label}</a>
        </p>
      )}
    </section>
  );
}
