import type { CasesView } from '#operations/views/case';
import type { Frame } from '#web/frame';
import { heldHue } from '#web/parts/held.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { MARK_WORDS } from '#web/texts/marks';

/** One of a person's cases in a list: who holds it, by when, and whether it is their turn. */
export function CaseRow({ row, frame }: { row: CasesView['cases'][number]; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  const holding = row.holders.length > 0;
  return (
    <div class={`lane ${heldHue(row.holders)}`}>
      <b>
        <a href={`/berkas/${row.number}`}>{row.heading}</a>
      </b>
      <span class="t">
        {row.service}, {row.about}, <span class="whole">{row.number}</span>
      </span>
      {row.behalf !== null && <span class="t">{row.behalf}</span>}
      {row.state === 'open' ? (
        <span class="t">
          {holding && <span class={`baton ${heldHue(row.holders)}`}>{MARK_WORDS[frame.language].holding}</span>}{' '}
          {row.holders.map((holder) => holder.owner.name).join(', ')}
          {row.due !== null && (
            <>
              , {t.dueBy} <DueTime at={row.due} saying={frame} />
            </>
          )}
        </span>
      ) : (
        <span class={row.state === 'done' ? 'ok' : 'stopped'}>{t.closedAs[row.state]}</span>
      )}
      {row.task !== null && (
        <span class="near t">
          {t.yourTurn} {row.task}
        </span>
      )}
    </div>
  );
}
