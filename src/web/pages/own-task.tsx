import type { OwnTaskView } from '#operations/views/case';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf, hasFiles } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { FRAME_WORDS } from '#web/texts/frame';

/** `/berkas/:number/tugas/:item`: what only the applicant can say or confirm, while the case waits. */
export function OwnTaskPage({ view, frame }: PageProps<OwnTaskView>) {
  const t = CASE_WORDS[frame.language];
  const faults = faultsOf(view.fields);
  return (
    <Page frame={frame} title={titleWithFaults(view.title, faults, frame)}>
      <Back href={`/berkas/${view.number}`} label={t.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{t.number(view.number)}</span>
      </p>
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{view.title}</h1>
      <p>{view.note}</p>
      <Form frame={frame} name="task" upload={hasFiles(view.fields)}>
        {view.fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        {view.fixed.map((name) => (
          <input type="hidden" name={name} value="true" />
        ))}
        <button class="go" type="submit">
          {view.fixed.length > 0 && view.fields.length === 0 ? t.confirm : FRAME_WORDS[frame.language].send}
        </button>
      </Form>
    </Page>
  );
}
