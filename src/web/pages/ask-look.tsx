import type { LookQuestionView } from '#operations/views/voice';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** `/data-saya/tanya/:seq`: a question about one look, to the agency that looked. */
export function AskLookPage({ view, frame }: PageProps<LookQuestionView>) {
  const t = CASE_WORDS[frame.language];
  const { look } = view;
  const field = { name: 'text', type: 'list', label: t.askText, required: true, value: view.text } as const;
  const text = { ...field, hint: null, unit: null, choices: [], error: view.error };
  const faults = faultsOf([text]);
  return (
    <Page frame={frame} title={titleWithFaults(t.askTitle, faults, frame)}>
      <Back href="/data-saya" label={t.trailTitle} />
      <h1>{t.askTitle}</h1>
      <dl class="held you">
        <div>
          <dt>{t.who}</dt>
          <dd>
            {look.owner.name}, {look.who}
          </dd>
        </div>
        <div>
          <dt>{t.when}</dt>
          <dd>
            <Time at={look.at} as="moment" saying={frame} />
          </dd>
        </div>
        <div>
          <dt>{t.what}</dt>
          <dd>{look.fields.join(', ')}</dd>
        </div>
        <div>
          <dt>{t.whatFor}</dt>
          <dd>{look.purpose}</dd>
        </div>
      </dl>
      <ErrorSummary faults={faults} frame={frame} />
      <Form frame={frame} name="ask-look" action={view.action}>
        <Field field={text} frame={frame} />
        <p>
          {t.askBy} <DueTime at={view.by} saying={frame} />. {t.askClimbs}
        </p>
        <p class="soft">
          <Basis basis={view.basis} frame={frame} />
        </p>
        <p class="acts">
          <button class="go" type="submit">
            {t.askSend}
          </button>
        </p>
      </Form>
    </Page>
  );
}
