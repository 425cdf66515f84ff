import type { EventProgressView } from '#operations/views/door';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { CaseRow } from '#web/parts/case-row.tsx';
import { EventStandingLine } from '#web/parts/event-standing.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DOOR_WORDS } from '#web/texts/door';
import { EVENT_WORDS } from '#web/texts/event';

type Column = EventProgressView['services'][number];

/** `/peristiwa/:id/kemajuan`: the services of an event side by side; each says who holds it and what it waits for. */
export function EventProgressPage({ view, frame }: PageProps<EventProgressView>) {
  const t = EVENT_WORDS[frame.language];
  const title = t.progressTitle(view.event.title);
  return (
    <Page frame={frame} title={title}>
      <Back href={`/peristiwa/${view.event.id}`} label={view.event.title} />
      <h1>{title}</h1>
      <p class="say">{t.progressSay(view.done, view.total)}</p>
      <div class="beside-all">
        {view.services.map((column) => (
          <section>
            <Service column={column} frame={frame} />
          </section>
        ))}
      </div>
    </Page>
  );
}

function Service({ column, frame }: { column: Column; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  const { row, standing, waitsFor, holdsUp } = column;
  const idle = standing.kind === 'ready' || standing.kind === 'draft' || standing.kind === 'later';
  return (
    <>
      <h2 class={laneClass(row.lead)}>
        <a href={`/layanan/${row.id}`}>{row.title}</a>
      </h2>
      <p class="soft">{DOOR_WORDS[frame.language].ledBy(row.lead.name)}</p>
      {column.case !== null && <CaseRow row={column.case} frame={frame} />}
      {column.case === null || idle ? (
        <p>
          {standing.kind === 'draft' && column.sendable ? (
            <a href={`${standing.href}/periksa`}>{t.send}</a>
          ) : (
            <EventStandingLine standing={standing} frame={frame} />
          )}
        </p>
      ) : null}
      {waitsFor.length > 0 && <p class="near">{t.waitsFor(waitsFor)}</p>}
      {waitsFor.length === 0 && idle && <p class="soft">{t.waitsForNone}</p>}
      {holdsUp.length > 0 && <p>{t.holdsUp(holdsUp)}</p>}
    </>
  );
}
