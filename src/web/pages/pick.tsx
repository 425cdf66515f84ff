import type { PickView } from '#operations/views/draft';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, type FieldFault, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';

/** `/draf/:id/pilih`: the records that a registry lists for this person. */
export function PickPage({ view, frame }: PageProps<PickView>) {
  const t = DRAFT_WORDS[frame.language];
  const faults = faultsIn(view);
  return (
    <Page frame={frame} title={titleWithFaults(view.title, faults, frame)}>
      <Back {...view.back} />
      <p class="intro">{view.draft.service}</p>
      <ErrorSummary faults={faults} frame={frame} />
      <Form frame={frame} name="pick" action={view.action}>
        <fieldset class={view.error === null ? 'field' : 'field bad'}>
          <legend>
            <h1>{view.title}</h1>
          </legend>
          <p class="hint">{view.sentence}</p>
          {view.error !== null && <p class="wrong">{view.error}</p>}
          <div class="rows">
            {view.records.map((record, n) => (
              <Choice record={record} first={n === 0} frame={frame} />
            ))}
          </div>
        </fieldset>
        {view.other !== null && (
          <section>
            <h2>{t.pickOther}</h2>
            <p>
              {t.pickOtherNote} {view.forOthers && t.pickForOthers}
            </p>
            <Field field={view.other} frame={frame} />
          </section>
        )}
        <button class="go" type="submit">
          {FRAME_WORDS[frame.language].onward}
        </button>
      </Form>
    </Page>
  );
}

function faultsIn(view: PickView): FieldFault[] {
  const own = view.error === null ? [] : [{ field: 'record', message: view.error }];
  return [...own, ...(view.other === null ? [] : faultsOf([view.other]))];
}

function Choice({ record, first, frame }: { record: PickView['records'][number]; first: boolean; frame: Frame }) {
  return (
    <label class="choice">
      <input
        type="radio"
        id={first ? 'record' : undefined}
        name="record"
        value={record.key}
        checked={record.chosen}
        disabled={record.refused !== null}
      />
      <span>
        <b>{record.title}</b>
        {record.details.map((detail) => (
          <span class="t">{detail}</span>
        ))}
        {record.refused !== null && (
          <span class="near t">
            {DRAFT_WORDS[frame.language].cannot} {record.refused}
          </span>
        )}
      </span>
    </label>
  );
}
