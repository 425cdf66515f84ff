import type { AskQuestionView } from '#operations/views/desk';
import type { FieldView } from '#operations/views/marks';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { sayDeadline } from '#web/say';
import { DESK_WORDS } from '#web/texts/desk';

/** `/antrean/:number/:item/tanya`: one press to ask another lane; the question gets an owner and a clock. */
export function AskQuestionPage({ view, frame }: PageProps<AskQuestionView>) {
  const t = DESK_WORDS[frame.language];
  const fields = fieldsOf(view, frame);
  const faults = faultsOf(fields);
  return (
    <Page frame={frame} title={titleWithFaults(t.askTitle, faults, frame)} face="desk">
      <Back {...view.back} />
      <p class="intro soft">
        {view.heading}, <span class="whole">{view.number}</span>
      </p>
      <h1>{t.askTitle}</h1>
      <ErrorSummary faults={faults} frame={frame} />
      <Form frame={frame} name="ask">
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <label class="choice">
          <input type="checkbox" name="blocking" value="true" checked={view.blocking} />
          <span>
            {t.askBlocking}
            <span class="soft t">{t.askBlockingHint}</span>
          </span>
        </label>
        <p class="soft">
          {t.ifSilent}: {view.climbs}
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

function fieldsOf(view: AskQuestionView, frame: Frame): FieldView[] {
  const t = DESK_WORDS[frame.language];
  const lanes = view.lanes.map((lane) => ({
    value: lane.agency,
    label: `${lane.owner.name}, ${lane.position}`,
    hint: t.answerBy(sayDeadline(lane.due, frame)),
  }));
  const plain = { unit: null, required: true } as const;
  return [
    {
      ...plain,
      name: 'to',
      type: 'choice',
      label: t.askTo,
      hint: null,
      value: view.chosen,
      error: view.errors.to ?? null,
      choices: lanes,
    },
    {
      ...plain,
      name: 'text',
      type: 'list',
      label: t.askText,
      hint: t.askHint,
      value: view.text,
      error: view.errors.text ?? null,
      choices: [],
    },
  ];
}
