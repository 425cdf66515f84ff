import type { CouncilView } from '#operations/views/council-desk';
import { sayDate } from '#terms/plain-date';
import { sayList } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { councilSections } from '#web/parts/council-sections';
import { LinkRows } from '#web/parts/link-rows.tsx';
import { MatterRows } from '#web/parts/matter-rows.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { COUNCIL_WORDS } from '#web/texts/council';
import { COUNCIL_DESK_WORDS } from '#web/texts/council-desk';

/** `/dewan`: every arrangement with what needs attention, and the way to all else that the Council does. */
export function CouncilPage({ view, frame }: PageProps<CouncilView>) {
  const t = COUNCIL_DESK_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title} face="desk">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <p>
        {view.counts.map(({ label, n }, place) => (
          <>
            {place > 0 && ' · '}
            {label} <b>{n}</b>
          </>
        ))}
      </p>
      <p class="acts">
        <a class="go" href="/dewan/naskah/baru">
          {t.draft}
        </a>
      </p>
      <ul class="rows">
        {view.rows.map((row) => (
          <Row row={row} frame={frame} />
        ))}
      </ul>
      {view.matters.length > 0 && (
        <section>
          <h2>{t.matters}</h2>
          <MatterRows rows={view.matters} frame={frame} />
        </section>
      )}
      <section>
        <h2>{t.sections}</h2>
        <LinkRows
          links={councilSections(frame.session).map(({ href, label }) => ({ href, label: label[frame.language] }))}
        />
      </section>
    </Page>
  );
}

function Row({ row, frame }: { row: CouncilView['rows'][number]; frame: Frame }) {
  const t = COUNCIL_DESK_WORDS[frame.language];
  const c = COUNCIL_WORDS[frame.language];
  return (
    <li class="line">
      <div class={laneClass(row.lead)}>
        <b>
          <a href={`/kesepakatan/${row.id}`}>{row.title}</a>
        </b>
        <span class={row.code === 'in-force' ? 'ok t' : 'near t'}>{row.state}</span>
      </div>
      <div>
        {c.members(sayList(row.members, frame.language))}
        {row.waiting.length > 0 && <span class="near t">{t.waits(sayList(row.waiting, frame.language))}</span>}
        {row.warnings.map((warning) => (
          <span class="near t">{warning}</span>
        ))}
      </div>
      <div>
        <b>{c.stepWords(row.declared.n, row.computed.n)}</b>
        <span class="soft t">{row.until === null ? t.noEnd : t.until(sayDate(row.until, frame.language))}</span>
        {row.code === 'draft' && (
          <a class="t" href={`/dewan/naskah/${row.id}`}>
            {t.change}
          </a>
        )}
      </div>
    </li>
  );
}
