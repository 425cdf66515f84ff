import type { WithdrawView } from '#operations/views/case';
import type { FieldView } from '#operations/views/marks';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** `/berkas/:number/tarik`: asked once more, since it cannot be undone. */
export function WithdrawPage({ view, frame }: PageProps<WithdrawView>) {
  const t = CASE_WORDS[frame.language];
  const reason: FieldView = {
    name: 'reason',
    type: 'choice',
    label: t.withdrawWhy,
    hint: null,
    unit: null,
    required: true,
    value: '',
    error: view.error,
    choices: view.reasons.map((row) => ({ ...row, hint: null })),
  };
  const faults = faultsOf([reason]);
  return (
    <Page frame={frame} title={titleWithFaults(t.withdrawTitle, faults, frame)}>
      <Back href={`/berkas/${view.number}`} label={t.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{t.number(view.number)}</span>
      </p>
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{t.withdrawTitle}</h1>
      <p>{view.consequence}</p>
      <Form frame={frame} name="withdraw">
        <Field field={reason} frame={frame} />
        <p class="acts">
          <button class="go" type="submit">
            {t.withdrawDo}
          </button>{' '}
          <a href={`/berkas/${view.number}`}>{t.withdrawNot}</a>
        </p>
      </Form>
    </Page>
  );
}
