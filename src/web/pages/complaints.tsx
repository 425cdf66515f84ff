import type { FieldView } from '#operations/views/marks';
import type { ComplaintsView } from '#operations/views/voice';
import type { Frame, PageProps } from '#web/frame';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { ListTable } from '#web/parts/list-table.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { VOICE_WORDS } from '#web/texts/voice';

/** `/pengaduan`: mine, my agency's, or all at the desk. */
export function ComplaintsPage({ view, frame }: PageProps<ComplaintsView>) {
  const t = VOICE_WORDS[frame.language];
  const title = t.lists[view.kind];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      {view.rows.length === 0 && <p>{t.none}</p>}
      {view.rows.length > 0 && (
        <ListTable heads={[t.number, t.holder, t.class, t.state, t.due]}>
          {view.rows.map((row) => (
            <Row row={row} frame={frame} />
          ))}
        </ListTable>
      )}
      {view.kind === 'mine' && (
        <p class="acts">
          <a class="do" href="/pengaduan/baru">
            {t.newTitle}
          </a>
        </p>
      )}
    </Page>
  );
}

function Row({ row, frame }: { row: ComplaintsView['rows'][number]; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  return (
    <tr>
      <th scope="row">
        <a class="whole" href={row.href}>
          {row.number}
        </a>
        {row.about !== null && <span class="soft t">{row.about}</span>}
      </th>
      <td data-label={t.holder} class={laneClass(row.owner)}>
        {row.owner.name}
      </td>
      <td data-label={t.class}>{row.class ?? t.unclassed}</td>
      <td data-label={t.state}>{t.status[row.status]}</td>
      <td data-label={t.due}>
        {row.due !== null && <DueTime at={row.due} saying={frame} />} {row.late && <span class="late">{t.late}</span>}
      </td>
    </tr>
  );
}

/** `/pengaduan/ikuti`: by number and code. */
export function FollowPage({ view, frame }: PageProps<{ readonly number: string; readonly error: string | null }>) {
  const t = VOICE_WORDS[frame.language];
  const plain = { hint: null, unit: null, choices: [], required: true, type: 'text' } as const;
  const fields: FieldView[] = [
    { ...plain, name: 'number', label: t.number, value: view.number, error: view.error },
    { ...plain, name: 'code', label: t.code, value: '', error: null },
  ];
  return (
    <Page frame={frame} title={t.follow}>
      <h1>{t.follow}</h1>
      <p>{t.followNote}</p>
      <Form frame={frame} name="follow" action="/pengaduan/ikuti">
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <button class="go" type="submit">
          {t.followGo}
        </button>
      </Form>
    </Page>
  );
}
