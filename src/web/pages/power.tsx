import type { PowerView } from '#operations/views/case';
import type { FieldView } from '#operations/views/marks';
import { sayDate } from '#terms/plain-date';
import { sayList } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** `/kuasa`: power of attorney, given and received; ended at once. */
export function PowerPage({ view, frame }: PageProps<PowerView>) {
  const t = CASE_WORDS[frame.language];
  const fields = fieldsOf(view, frame);
  const faults = faultsOf(fields);
  return (
    <Page frame={frame} title={titleWithFaults(t.powerTitle, faults, frame)}>
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{t.powerTitle}</h1>
      <p>{t.powerNote}</p>
      {view.justGiven !== null && (
        <p class="notice ok" role="status">
          {t.powerDone(view.justGiven)}
        </p>
      )}
      <div class="pair">
        <Given view={view} frame={frame} />
        <Received view={view} frame={frame} />
        <section>
          <h2>{t.powerGive}</h2>
          <Form frame={frame} name="give" action="/kuasa">
            {fields.map((field) => (
              <Field field={field} frame={frame} />
            ))}
            <button class="go" type="submit">
              {t.powerGive}
            </button>
          </Form>
        </section>
      </div>
    </Page>
  );
}

function fieldsOf(view: PowerView, frame: Frame): FieldView[] {
  const t = CASE_WORDS[frame.language];
  const plain = { unit: null, required: true, choices: [] } as const;
  return [
    {
      ...plain,
      name: 'agent',
      type: 'nik',
      label: t.powerAgent,
      hint: t.powerAgentHint,
      value: view.form.agent,
      error: view.errors.agent ?? null,
    },
    {
      ...plain,
      name: 'service',
      type: 'choice',
      label: t.powerService,
      hint: null,
      value: view.form.service,
      error: view.errors.service ?? null,
      choices: view.services.map((service) => ({ ...service, hint: null })),
    },
    {
      ...plain,
      name: 'until',
      type: 'date',
      label: t.powerUntil,
      hint: t.powerUntilHint,
      value: view.form.until,
      error: view.errors.until ?? null,
    },
  ];
}

function Given({ view, frame }: { view: PowerView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.powerGiven}</h2>
      {view.given.length === 0 && <p>{t.powerNoneGiven}</p>}
      <ul class="rows">
        {view.given.map((power) => (
          <li>
            <b>{power.agent}</b>
            {sayList(power.services, frame.language)}, {t.until(sayDate(power.until, frame.language))}
            <Form frame={frame} name={`end-${power.id}`} action="/kuasa">
              <input type="hidden" name="end" value={power.id} />
              <button class="do" type="submit">
                {t.powerEnd}
                <span class="hidden">: {power.agent}</span>
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Received({ view, frame }: { view: PowerView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.powerReceived}</h2>
      {view.received.length === 0 && <p>{t.powerNoneReceived}</p>}
      <ul class="rows">
        {view.received.map((power) => (
          <li>
            <b>{power.principal}</b>
            {sayList(power.services, frame.language)}, {t.until(sayDate(power.until, frame.language))}
          </li>
        ))}
      </ul>
    </section>
  );
}
