import type { WizardView } from '#operations/views/reorganisation';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { DryRun } from '#web/parts/dry-run.tsx';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';

/** `/penataan/baru`: a form that only asks, as often as wished; what it does stands under it before anything is put forward. */
export function ReorganisationWizardPage({ view, frame }: PageProps<WizardView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${t.title}: ${view.title}`} face="desk">
      <Back href="/penataan" label={t.back} />
      <h1>{view.title}</h1>
      <p>{view.about}</p>
      <form method="get" action="/penataan/baru" novalidate>
        <input type="hidden" name="kind" value={view.kind} />
        <h2>{t.sides}</h2>
        {view.error !== null && (
          <p class="wrong" role="status">
            {view.error}
          </p>
        )}
        {view.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        {view.leftovers.length > 0 && (
          <section id="sisa">
            <h2>{t.leftovers}</h2>
            <p>{t.leftoversNote}</p>
            {view.leftovers.map((field) => (
              <Field field={field} frame={frame} />
            ))}
          </section>
        )}
        <p class="acts">
          <button class={view.ready ? 'do' : 'go'} type="submit">
            {t.count}
          </button>
        </p>
      </form>
      {view.table !== null && (
        <section>
          <h2>{t.counted}</h2>
          <DryRun table={view.table} frame={frame} />
          {view.ready && (
            <Form frame={frame} name="propose">
              <p>{t.proposeNote}</p>
              <p class="acts">
                <button class="go" type="submit">
                  {t.propose}
                </button>
              </p>
            </Form>
          )}
        </section>
      )}
    </Page>
  );
}
