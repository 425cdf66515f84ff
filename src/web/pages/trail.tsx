import type { TrailView } from '#operations/views/case';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { ListTable } from '#web/parts/list-table.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Paging } from '#web/parts/paging.tsx';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { CONSENT_WORDS } from '#web/texts/consent';

type Row = TrailView['rows'][number];

/** `/data-saya`: every reading of my facts, by whom, when, what for. */
export function TrailPage({ view, frame }: PageProps<TrailView>) {
  const t = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.trailTitle}>
      <h1>{t.trailTitle}</h1>
      <p>{view.total === 0 ? t.trailNone : t.trailNote(view.total)}</p>
      <p>
        <a href="/persetujuan">{CONSENT_WORDS[frame.language].toConsents}</a>
        {' · '}
        <a href="/data-saya/unduh/json">{t.trailExport} (JSON)</a>
        {' · '}
        <a href="/data-saya/unduh/csv">{t.trailExport} (CSV)</a>
      </p>
      {view.rows.length > 0 && (
        <ListTable heads={[t.who, t.when, t.what, t.whatFor]}>
          {view.rows.map((row) => (
            <Opened row={row} frame={frame} />
          ))}
        </ListTable>
      )}
      <Paging page={view.page} of={view.pages} href="/data-saya?halaman=" frame={frame} />
    </Page>
  );
}

function Opened({ row, frame }: { row: Row; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <tr id={row.id}>
      <th scope="row" class={laneClass(row.owner)}>
        {row.owner.name}, {row.who}
      </th>
      <td data-label={t.when}>
        <Time at={row.at} as="short" saying={frame} />
      </td>
      <td data-label={t.what}>{row.fields.join(', ')}</td>
      <td data-label={t.whatFor}>
        {row.purpose}{' '}
        {row.case !== null && (
          <>
            <a href={row.case.href}>{row.case.label}</a>.{' '}
          </>
        )}
        <span class="soft">
          {row.outcome}
          {row.consent !== null && (
            <>
              {', '}
              <a href={row.consent.href}>{row.consent.label}</a>
            </>
          )}
          .{' '}
          {row.basis !== null && (
            <>
              <Basis basis={row.basis} frame={frame} />{' '}
            </>
          )}
          <a href={row.receipt}>
            {t.trailReceipt}
            <span class="hidden">
              : {row.owner.name}, <Time at={row.at} as="short" saying={frame} />
            </span>
          </a>
          {' · '}
          <a href={row.asked?.href ?? row.ask}>
            {row.asked === null ? t.ask : t.asked(row.asked.label)}
            <span class="hidden">
              : {row.owner.name}, <Time at={row.at} as="short" saying={frame} />
            </span>
          </a>
        </span>
      </td>
    </tr>
  );
}
