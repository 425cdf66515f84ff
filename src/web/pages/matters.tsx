import type { CaseQuestionView, MattersView } from '#operations/views/matter';
import type { Frame, PageProps } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { LinkRows } from '#web/parts/link-rows.tsx';
import { MatterRows } from '#web/parts/matter-rows.tsx';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { MATTER_PAGE_WORDS } from '#web/texts/matter';

/** `/dewan/pertanyaan`, `/dewan/keputusan`, `/dewan/sengketa`: what waits between agencies. */
export function MattersPage({ view, frame }: PageProps<MattersView>) {
  const t = MATTER_PAGE_WORDS[frame.language];
  const title = t[view.list](view.open.length + view.cases.length);
  return (
    <Page frame={frame} title={title} face="desk">
      <h1>{title}</h1>
      <p class="soft">{t.note}</p>
      <LinkRows links={view.others} />
      <section>
        <h2>{t.open}</h2>
        <MatterRows rows={view.open} frame={frame} />
      </section>
      {view.cases.length > 0 && <Cases rows={view.cases} frame={frame} />}
      {view.over.length > 0 && (
        <section>
          <h2>{t.over}</h2>
          <MatterRows rows={view.over} frame={frame} />
        </section>
      )}
      {view.begin.length > 0 && (
        <section>
          <h2>{t.begin}</h2>
          <More rows={view.begin} first={4} list={(links) => <LinkRows links={links} />} frame={frame} />
        </section>
      )}
    </Page>
  );
}

function Cases({ rows, frame }: { rows: readonly CaseQuestionView[]; frame: Frame }) {
  const t = MATTER_PAGE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.cases}</h2>
      <p class="soft">{t.casesNote}</p>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <div class={laneClass(row.owner)}>
              <b>{t.asks(row.asker.name, row.owner.name)}</b>
              <span class="t">
                {t.with(row.turn)}
                {row.blocking && `, ${t.blocks}`}. {row.due.at !== null && <DueTime at={row.due.at} saying={frame} />}{' '}
                <DaysLeft due={row.due} frame={frame} />
              </span>
              <span class="t">
                <a href={`/berkas/${row.number}`}>{row.number}</a>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
