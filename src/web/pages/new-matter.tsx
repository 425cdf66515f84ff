import type { NewMatterView } from '#operations/views/matter';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { FRAME_WORDS } from '#web/texts/frame';
import { MATTER_PAGE_WORDS } from '#web/texts/matter';

/** `/dewan/baru`: a question, decision, dispute or minutes before it has a number. */
export function NewMatterPage({ view, frame }: PageProps<NewMatterView>) {
  const title = view.error === null ? view.title : `${FRAME_WORDS[frame.language].mistake}${view.title}`;
  return (
    <Page frame={frame} title={title} face="desk">
      <Back href={view.back.href} label={view.back.label} />
      <h1>{view.title}</h1>
      <p class="soft">{view.note}</p>
      {view.error !== null && <p class="late">{view.error}</p>}
      <Form frame={frame} name="new">
        {view.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <p class="acts">
          <button class="go" type="submit">
            {MATTER_PAGE_WORDS[frame.language].send}
          </button>
        </p>
      </Form>
    </Page>
  );
}
