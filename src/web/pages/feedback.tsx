import type { FeedbackView } from '#operations/views/door';
import type { FieldView } from '#operations/views/marks';
import type { Frame, PageProps } from '#web/frame';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { DOOR_WORDS } from '#web/texts/door';
import { FRAME_WORDS } from '#web/texts/frame';

/** `/masukan`: anyone, without signing in. */
export function FeedbackPage({ view, frame }: PageProps<FeedbackView>) {
  const t = DOOR_WORDS[frame.language];
  if (view.sent !== null) return <Sent sent={view.sent} frame={frame} />;
  const fields = fieldsOf(view, frame);
  return (
    <Page frame={frame} title={titleWithFaults(t.feedbackTitle, faultsOf(fields), frame)}>
      <h1>{t.feedbackTitle}</h1>
      <p>{t.feedbackNote}</p>
      <ErrorSummary faults={faultsOf(fields)} frame={frame} />
      <Form frame={frame} name="feedback" action="/masukan">
        {view.about !== null && (
          <>
            <p class="soft">{t.feedbackAbout(view.about.label)}</p>
            <input type="hidden" name="about" value={view.about.value} />
          </>
        )}
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <button class="go" type="submit">
          {t.feedbackSend}
        </button>
      </Form>
    </Page>
  );
}

function fieldsOf(view: FeedbackView, frame: Frame): FieldView[] {
  const t = DOOR_WORDS[frame.language];
  const plain = { hint: null, unit: null, choices: [] } as const;
  return [
    {
      ...plain,
      name: 'text',
      type: 'list',
      label: t.feedbackText,
      required: true,
      value: view.text,
      error: view.error,
    },
    {
      ...plain,
      name: 'contact',
      type: 'text',
      label: t.feedbackContact,
      required: false,
      value: view.contact,
      error: null,
    },
  ];
}

function Sent({ sent, frame }: { sent: NonNullable<FeedbackView['sent']>; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.feedbackSent}>
      <h1>{t.feedbackSent}</h1>
      <p>
        {t.feedbackNumber(sent.number)} <Time at={sent.at} as="full" saying={frame} />.
      </p>
      <p class="acts">
        <a class="do" href="/">
          {t.home}
        </a>{' '}
        <a href="/masukan">{FRAME_WORDS[frame.language].feedback}</a>
      </p>
    </Page>
  );
}
