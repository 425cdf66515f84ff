import type { ArrangementDraftView } from '#operations/views/council-desk';
import type { FieldView } from '#operations/views/marks';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf, SelectField } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { COUNCIL_DESK_WORDS } from '#web/texts/council-desk';

/** `/dewan/naskah/...`: a draft written and changed in a form that needs no script; rows are added by keeping it. */
export function ArrangementDraftPage({ view, frame }: PageProps<ArrangementDraftView>) {
  const t = COUNCIL_DESK_WORDS[frame.language];
  const faults = faultsOf(view.sections.flatMap(({ groups }) => groups.flatMap(({ fields }) => fields)));
  return (
    <Page frame={frame} title={titleWithFaults(view.title, faults, frame)} face="desk">
      <Back href="/dewan" label={t.all} />
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{view.title}</h1>
      {view.error !== null && (
        <p class="wrong" role="status">
          {view.error}
          {view.id !== null && faults.length === 0 && (
            <>
              {' '}
              <a href={`/dewan/naskah/${view.id}`}>{t.newest}</a>
            </>
          )}
        </p>
      )}
      <Form frame={frame} name="draft">
        <input type="hidden" name="seen" value={String(view.seen)} />
        {view.sections.map((section) => (
          <section>
            <h2>{section.title}</h2>
            {section.note !== null && <p class="soft">{section.note}</p>}
            {section.groups.map((group) =>
              group.legend === null ? (
                <Fields fields={group.fields} frame={frame} />
              ) : (
                <fieldset>
                  <legend>
                    <h3>{group.legend}</h3>
                  </legend>
                  <Fields fields={group.fields} frame={frame} />
                </fieldset>
              ),
            )}
          </section>
        ))}
        <p class="soft">{t.kept}</p>
        <p class="acts">
          <button class="go" type="submit">
            {t.keep}
          </button>
        </p>
      </Form>
    </Page>
  );
}

/** Every choice as a list to open: with rows of them, buttons for each would make the page endless on a phone. */
function Fields({ fields, frame }: { fields: readonly FieldView[]; frame: Frame }) {
  return (
    <>
      {fields.map((field) =>
        field.type === 'choice' ? (
          <SelectField field={field} frame={frame} heading={false} />
        ) : (
          <Field field={field} frame={frame} />
        ),
      )}
    </>
  );
}
