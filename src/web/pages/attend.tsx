import type { AttendEntryView, AttendView } from '#operations/views/attend';
import type { FieldView } from '#operations/views/marks';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { ATTEND_WORDS } from '#web/texts/attend';

const PLAIN = { type: 'text', hint: null, unit: null, required: true, choices: [] } as const;

/** `/dampingi`: whom, for which service, and how they show that they are there. */
export function AttendEntryPage({ view, frame }: PageProps<AttendEntryView>) {
  const t = ATTEND_WORDS[frame.language];
  const fields = entryFields(view, frame);
  const faults = faultsOf(fields);
  return (
    <Page frame={frame} title={titleWithFaults(t.title, faults, frame)} face="desk">
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{t.title}</h1>
      <p>{t.note}</p>
      {view.open !== null && (
        <div class="notice">
          <p>{t.openNow(view.open.service, view.open.nik)}</p>
          <p>
            <a href={view.open.href}>{t.goOn}</a>
          </p>
          <p class="soft">{t.openNote}</p>
        </div>
      )}
      {view.services.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form frame={frame} name="attend" action="/dampingi">
          {fields.map((field) => (
            <Field field={field} frame={frame} />
          ))}
          <button class="go" type="submit">
            {t.begin}
          </button>
        </Form>
      )}
    </Page>
  );
}

function entryFields(view: AttendEntryView, frame: Frame): FieldView[] {
  const t = ATTEND_WORDS[frame.language];
  const { errors } = view;
  const ways = (['code', 'paper'] as const).filter((way) => way === 'paper' || view.codes);
  return [
    { ...PLAIN, name: 'nik', type: 'nik', label: t.nik, hint: t.nikHint, value: view.nik, error: errors.nik ?? null },
    {
      ...PLAIN,
      name: 'service',
      type: 'choice',
      label: t.service,
      value: view.chosen,
      error: errors.service ?? null,
      choices: view.services.map(({ id, title }) => ({ value: id, label: title, hint: null })),
    },
    {
      ...PLAIN,
      name: 'way',
      type: 'choice',
      label: t.way,
      value: view.way,
      error: errors.way ?? null,
      choices: ways.map((way) => ({ value: way, label: t.ways[way], hint: t.wayHints[way] })),
    },
  ];
}

/** `/dampingi/:id`: the person shows that they are there; then their application is keyed. */
export function AttendPage({ view, frame }: PageProps<AttendView>) {
  const t = ATTEND_WORDS[frame.language];
  const code: FieldView = { ...PLAIN, name: 'code', label: t.code, hint: t.codeHint, value: '', error: view.error };
  const faults = view.error === null ? [] : [{ field: view.way === 'code' ? 'code' : 'seen', message: view.error }];
  const title = t[`${view.status}Title`];
  return (
    <Page frame={frame} title={titleWithFaults(title, faults, frame)} face="desk">
      <Back href="/dampingi" label={t.back} />
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{title}</h1>
      <Held hue="you">
        <Cell label={t.serving}>
          <p class="say">{view.service.label}</p>
        </Cell>
        <Cell label={t.who}>
          <p class="say">{view.nik}</p>
        </Cell>
        <Cell label={t.until}>
          <p class="say">
            <Time at={view.until} as="moment" saying={frame} />
          </p>
        </Cell>
      </Held>
      {view.status === 'waiting' && (
        <Form frame={frame} name="confirm" action={`/dampingi/${view.id}`}>
          <input type="hidden" name="do" value="confirm" />
          {view.way === 'code' ? <Field field={code} frame={frame} /> : <Statement view={view} frame={frame} />}
          <button class="go" type="submit">
            {t.confirm}
          </button>
        </Form>
      )}
      {view.status === 'present' && (
        <>
          <p class="after">{t.presentNote}</p>
          <p class="acts">
            <a class="go" href={view.service.href}>
              {t.fill}
            </a>
          </p>
        </>
      )}
      {view.status === 'filed' && (
        <p class="acts">
          <a class="go" href={`/dampingi/${view.id}/tanda-terima`}>
            {t.receipt}
          </a>
        </p>
      )}
      {(view.status === 'waiting' || view.status === 'present') && (
        <Form frame={frame} name="end" action={`/dampingi/${view.id}`} class="acts">
          <input type="hidden" name="do" value="end" />
          <button class="do" type="submit">
            {t.end}
          </button>
        </Form>
      )}
    </Page>
  );
}

function Statement({ view, frame }: PageProps<AttendView>) {
  const t = ATTEND_WORDS[frame.language];
  return (
    <fieldset class={view.error === null ? 'field' : 'field bad'}>
      <legend>{t.paperNote(view.paper)}</legend>
      <p class="hint">
        <a href={`/dampingi/${view.id}/surat`}>{t.print}</a>
      </p>
      {view.error !== null && <p class="wrong">{view.error}</p>}
      <label class="choice">
        <input type="checkbox" id="seen" name="seen" value="1" />
        <span>{t.seen}</span>
      </label>
      <label class="choice">
        <input type="checkbox" name="signed" value="1" />
        <span>{t.signed(view.paper)}</span>
      </label>
    </fieldset>
  );
}
