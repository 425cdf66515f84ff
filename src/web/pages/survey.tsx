import type { FieldView } from '#operations/views/marks';
import type { SurveyView } from '#operations/views/voice';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { VOICE_WORDS } from '#web/texts/voice';

/** `/berkas/:number/survei`: nine questions, once, never asked of anybody who does not want to. */
export function SurveyPage({ view, frame }: PageProps<SurveyView>) {
  const t = VOICE_WORDS[frame.language];
  const back = <Back href={`/berkas/${view.number}`} label={t.surveyBack} />;
  if (view.done) {
    return (
      <Page frame={frame} title={t.surveyDone}>
        {back}
        <h1>{t.surveyDone}</h1>
        <p>
          <a href="/suara">{t.voices}</a>
        </p>
      </Page>
    );
  }
  const fields = view.elements.map(({ id, question, scale }): FieldView => {
    const value = view.given[id] ?? '';
    const choices = scale.map((one) => ({ ...one, hint: null }));
    const error = value === '' ? view.error : null;
    return { name: id, type: 'choice', label: question, hint: null, unit: null, required: true, value, error, choices };
  });
  const faults = faultsOf(fields);
  return (
    <Page frame={frame} title={titleWithFaults(t.surveyTitle, faults, frame)}>
      {back}
      <p class="intro">{view.service}</p>
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{t.surveyTitle}</h1>
      <p>
        {t.surveyNote} <Basis basis={view.basis} frame={frame} />
      </p>
      <Form frame={frame} name="survey">
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <button class="go" type="submit">
          {t.surveySend}
        </button>
      </Form>
    </Page>
  );
}
