import type { DryRunView } from '#operations/views/reorganisation';
import type { Frame } from '#web/frame';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';

/** Counts by kind, and on request every row; what nobody takes stands first. */
export function DryRun({ table, frame }: { table: DryRunView; frame: Frame }) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  const n = (count: number) => count.toLocaleString(frame.language === 'id' ? 'id-ID' : 'en-GB');
  return (
    <>
      <p class={table.orphans === 0 ? 'ok' : 'late'}>
        {table.orphans === 0 ? t.noOrphans : t.orphans(n(table.orphans))}
      </p>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
            <th scope="col">{t.ended}</th>
            <th scope="col">{t.orphaned}</th>
          </tr>
        </thead>
        <tbody>
          {table.counts.map(({ what, before, after, ended, orphans }) => (
            <tr>
              <th scope="row">{what}</th>
              <td data-label={t.before}>{n(before)}</td>
              <td data-label={t.after}>{n(after)}</td>
              <td data-label={t.ended}>{n(ended)}</td>
              <td data-label={t.orphaned}>{n(orphans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{t.rows(n(table.rows.length))}</summary>
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{t.row}</th>
              <th scope="col">{t.from}</th>
              <th scope="col">{t.to}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ what, id, count, from, fate, kind }) => (
              <tr>
                <th scope="row">
                  {what}: {id}
                  {count > 1 && ` (${n(count)})`}
                </th>
                <td data-label={t.from}>{from}</td>
                <td data-label={t.to} class={kind === 'orphan' ? 'late' : undefined}>
                  {fate}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
