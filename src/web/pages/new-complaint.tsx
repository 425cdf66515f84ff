import type { ComplaintReceipt } from '#operations/complaint/file-complaint';
import type { FieldView } from '#operations/views/marks';
import type { NewComplaintView } from '#operations/views/voice';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { VOICE_WORDS } from '#web/texts/voice';

/** `/pengaduan/baru`: from any page, with or without a name. */
export function NewComplaintPage({ view, frame }: PageProps<NewComplaintView>) {
  const t = VOICE_WORDS[frame.language];
  const fields = fieldsOf(view, frame);
  const faults = faultsOf(fields);
  return (
    <Page frame={frame} title={titleWithFaults(t.newTitle, faults, frame)}>
      <h1>{t.newTitle}</h1>
      {view.about !== null && (
        <p class="intro">
          {t.about} {view.about}
        </p>
      )}
      <p>{t.newNote}</p>
      <ErrorSummary faults={faults} frame={frame} />
      <Form frame={frame} name="complaint" action="/pengaduan/baru">
        {Object.entries(view.hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <button class="go" type="submit">
          {t.send}
        </button>
      </Form>
      <Clocks view={view} frame={frame} />
      <p>
        <a href="/pengaduan/ikuti">{t.follow}</a>
      </p>
    </Page>
  );
}

function fieldsOf(view: NewComplaintView, frame: Frame): FieldView[] {
  const t = VOICE_WORDS[frame.language];
  const plain = { hint: null, unit: null, choices: [], error: null } as const;
  const namings = (['open', 'secret', 'anonymous'] as const).map((value) => ({
    value,
    label: t.namings[value],
    hint: null,
  }));
  const steps = [{ value: '', label: t.stepNone, hint: null }, ...view.steps.map((step) => ({ ...step, hint: null }))];
  return [
    ...(view.steps.length === 0
      ? []
      : [
          {
            ...plain,
            name: 'step',
            type: 'choice' as const,
            label: t.step,
            required: false,
            value: view.step,
            choices: steps,
          },
        ]),
    { ...plain, name: 'text', type: 'list', label: t.text, required: true, value: view.text, error: view.error },
    ...(view.signedIn
      ? [
          {
            ...plain,
            name: 'naming',
            type: 'choice' as const,
            label: t.naming,
            required: true,
            value: view.naming,
            choices: namings,
          },
        ]
      : []),
    { ...plain, name: 'contact', type: 'text', label: t.contact, required: false, value: view.contact },
  ];
}

function Clocks({ view, frame }: PageProps<NewComplaintView>) {
  const t = VOICE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.clocks}</h2>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.within}</th>
            <th scope="col">{t.by}</th>
            <th scope="col">{t.basis}</th>
          </tr>
        </thead>
        <tbody>
          {view.clocks.map(({ what, days, by, basis }) => (
            <tr>
              <th scope="row">{what}</th>
              <td data-label={t.within}>{t.clockDays(days)}</td>
              <td data-label={t.by}>
                <DueTime at={by} saying={frame} />
              </td>
              <td data-label={t.basis}>
                <Basis basis={basis} frame={frame} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What is shown once after filing. */
export function ComplaintReceiptPage({ view, frame }: PageProps<ComplaintReceipt>) {
  const t = VOICE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.sent}>
      <h1>{t.sent}</h1>
      <dl class="held you">
        <div>
          <dt>{t.number}</dt>
          <dd class="say whole">{view.number}</dd>
        </div>
        <div>
          <dt>{t.code}</dt>
          <dd class="say whole">{view.code}</dd>
        </div>
      </dl>
      <p>{t.codeNote}</p>
      <p class="acts">
        <a class="do" href="/pengaduan/ikuti">
          {t.follow}
        </a>
      </p>
    </Page>
  );
}
