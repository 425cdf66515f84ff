import type { ArrangementRow, ArrangementsView } from '#operations/views/council';
import { sayDate } from '#terms/plain-date';
import { sayList } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { COUNCIL_WORDS } from '#web/texts/council';

/** `/kesepakatan` */
export function ArrangementsPage({ view, frame }: PageProps<ArrangementsView>) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.allTitle}>
      <h1>{t.allTitle}</h1>
      <p>{t.allNote}</p>
      <ul class="rows after">
        {view.rows.map((row) => (
          <Row row={row} frame={frame} />
        ))}
      </ul>
    </Page>
  );
}

function Row({ row, frame }: { row: ArrangementRow; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  const short = row.declared.n > row.computed.n;
  return (
    <li class="line">
      <div class={laneClass(row.lead)}>
        <b>
          <a href={`/kesepakatan/${row.id}`}>{row.title}</a>
        </b>
        <span class="soft">{row.state}</span>
      </div>
      <div>
        {row.sentence} <span class="soft t">{t.members(sayList(row.members, frame.language))}</span>
      </div>
      <div>
        <b>{t.stepWords(row.declared.n, row.computed.n)}</b>
        <span class={short ? 'near t' : 't'}>{short ? t.incomplete : row.computed.name}</span>
        {row.until !== null && (
          <span class="soft t">
            {t.until} {sayDate(row.until, frame.language)}
          </span>
        )}
      </div>
    </li>
  );
}
