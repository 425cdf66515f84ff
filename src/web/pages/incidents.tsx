import type { IncidentsView } from '#operations/views/incident';
import type { Frame, PageProps } from '#web/frame';
import { ListTable } from '#web/parts/list-table.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { sayMoment } from '#web/say';
import { DESK_WORDS } from '#web/texts/desk';
import { INCIDENT_WORDS } from '#web/texts/incident';

/** `/kendala`: cases that hold, whose they are to settle, longest first. */
export function IncidentsPage({ view, frame }: PageProps<IncidentsView>) {
  const t = INCIDENT_WORDS[frame.language];
  const d = DESK_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title(view.total)} face="desk">
      <p class="intro soft">
        {view.agency === null ? t.ofAll : t.of(view.agency.name)} {d.asOf(sayMoment(view.asOf, frame))}
      </p>
      <h1>{t.title(view.total)}</h1>
      {view.settled !== null && (
        <p class="notice" role="status">
          <b class="ok">{t.settled}</b> <a href={view.settled.href}>{view.settled.label}</a>
        </p>
      )}
      {view.filters.length > 1 && (
        <nav class="place" aria-label={t.filters}>
          {view.filters.map((filter) => (
            <a href={filter.href} aria-current={filter.current ? 'true' : undefined}>
              {filter.label}
            </a>
          ))}
        </nav>
      )}
      {view.rows.length === 0 ? <p>{t.none}</p> : <Rows view={view} frame={frame} />}
      {(view.previous !== null || view.next !== null) && (
        <nav class="place after" aria-label={t.pages}>
          {view.previous !== null && <a href={view.previous}>{d.previousPage}</a>}{' '}
          {view.next !== null && <a href={view.next}>{d.nextPage}</a>}
        </nav>
      )}
    </Page>
  );
}

function Rows({ view, frame }: { view: IncidentsView; frame: Frame }) {
  const t = INCIDENT_WORDS[frame.language];
  return (
    <ListTable heads={[t.number, t.place, t.cause, t.since, t.owner]}>
      {view.rows.map((row) => (
        <tr>
          <th scope="row" class={laneClass(row.owner)}>
            <a href={row.href}>{row.number}</a>
          </th>
          <td data-label={t.place}>
            {row.place}
            <span class="soft t">
              {row.service}, {row.about}
            </span>
          </td>
          <td data-label={t.cause}>{row.cause}</td>
          <td data-label={t.since}>
            <Time at={row.since} as="short" saying={frame} />
          </td>
          <td data-label={t.owner}>{row.owner.name}</td>
        </tr>
      ))}
    </ListTable>
  );
}
