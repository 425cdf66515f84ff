import type { QueueRow, QueueView } from '#operations/views/desk';
import type { Frame, PageProps } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { ListTable } from '#web/parts/list-table.tsx';
import { hueClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { sayMoment } from '#web/say';
import { DESK_WORDS } from '#web/texts/desk';
import { INCIDENT_WORDS } from '#web/texts/incident';

/** `/antrean`: what is most urgent; number first, deadline ascending. */
export function QueuePage({ view, frame }: PageProps<QueueView>) {
  const t = DESK_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.queueTitle(view.total)} face="desk">
      <p class="intro soft">
        {view.position}, {view.agency.name}. {t.asOf(sayMoment(view.asOf, frame))}
      </p>
      <h1>{t.queueTitle(view.total)}</h1>
      {view.held > 0 && (
        <p class="place">
          <a href="/kendala" class="late">
            {INCIDENT_WORDS[frame.language].atYours(view.held)}
          </a>
        </p>
      )}
      <nav class="place" aria-label={t.scopes}>
        {view.scopes.map((scope) => (
          <a href={scope.href} aria-current={scope.current ? 'true' : undefined}>
            {scope.label}
          </a>
        ))}
      </nav>
      {view.rows.length === 0 ? <p>{t.nextHint}</p> : <Rows view={view} frame={frame} />}
      {(view.previous !== null || view.next !== null) && (
        <nav class="place after" aria-label={t.pages}>
          {view.previous !== null && (
            <a href={view.previous} accesskey="k">
              {t.previousPage}
            </a>
          )}{' '}
          {view.next !== null && (
            <a href={view.next} accesskey="j">
              {t.nextPage}
            </a>
          )}
        </nav>
      )}
    </Page>
  );
}

function Rows({ view, frame }: { view: QueueView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <ListTable heads={[t.number, t.task, t.due, t.since, t.at]} kind={hueClass(view.agency)}>
      {view.rows.map((row) => (
        <Row row={row} frame={frame} />
      ))}
    </ListTable>
  );
}

function Row({ row, frame }: { row: QueueRow; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <tr>
      <th scope="row" class="lane">
        <a href={row.href}>{row.number}</a>
      </th>
      <td>
        <b>{row.task}</b>
        <span class="soft t">
          {row.service}, {row.about}
        </span>
      </td>
      <td data-label={t.due}>
        {row.due.at !== null && (
          <b class="t">
            <DueTime at={row.due.at} saying={frame} />
          </b>
        )}{' '}
        <DaysLeft due={row.due} frame={frame} />
      </td>
      <td data-label={t.since}>
        <Time at={row.since} as="short" saying={frame} />
      </td>
      <td data-label={t.at}>
        {row.blocked === null ? (
          (row.taken ?? t.free)
        ) : (
          <>
            <b class="stopped">{t.held}</b> {row.blocked}
          </>
        )}
      </td>
    </tr>
  );
}
