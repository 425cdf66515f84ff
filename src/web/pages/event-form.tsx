import type { EventFormView } from '#operations/views/door';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { LinkRows } from '#web/parts/link-rows.tsx';
import { Page } from '#web/parts/page.tsx';
import { EVENT_WORDS } from '#web/texts/event';

/** `/peristiwa/:id/isi`: everything that the event's open applications ask, each once, and who needs it. */
export function EventFormPage({ view, frame }: PageProps<EventFormView>) {
  const t = EVENT_WORDS[frame.language];
  const faults = faultsOf(view.fields.map(({ field }) => field));
  const title = t.formTitle(view.services.length);
  return (
    <Page frame={frame} title={titleWithFaults(title, faults, frame)}>
      <Back href={`/peristiwa/${view.event.id}`} label={view.event.title} />
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{title}</h1>
      <p>{view.fields.length > 0 ? t.formNote : t.formNone}</p>
      {view.fields.length > 0 && (
        <Form frame={frame} name="answers">
          {view.fields.map((row) => (
            <Asked row={row} frame={frame} />
          ))}
          <p class="acts">
            <button class="go" type="submit">
              {t.keep}
            </button>
          </p>
        </Form>
      )}
      {view.elsewhere.length > 0 && (
        <section>
          <h2>{t.elsewhereIn}</h2>
          <LinkRows links={view.elsewhere} />
        </section>
      )}
    </Page>
  );
}

function Asked({ row, frame }: { row: EventFormView['fields'][number]; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  const seen = row.agencies.length === 0 ? '' : `, ${t.seenBy(row.agencies)}`;
  return (
    <>
      <Field field={row.field} frame={frame} />
      <p class="soft">
        {t.neededBy(row.services)}
        {seen}
      </p>
    </>
  );
}
