import type { MatterRowView } from '#operations/views/matter';
import type { Frame } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { laneClass } from '#web/parts/owner';
import { DueTime } from '#web/parts/time.tsx';
import { MATTER_PAGE_WORDS } from '#web/texts/matter';

/** Questions, decisions, disputes, duties and minutes: what it says, whose turn it is, and by when. */
export function MatterRows({ rows, frame }: { rows: readonly MatterRowView[]; frame: Frame }) {
  const t = MATTER_PAGE_WORDS[frame.language];
  if (rows.length === 0) return <p>{t.none}</p>;
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <div class={row.owner === null ? undefined : laneClass(row.owner)}>
            <b>
              <a href={row.href}>{row.text === '' ? row.number : row.text}</a>
            </b>
            <span class={`t ${row.state.kind}`}>{row.state.word}</span>
            <span class="t">
              {row.owner !== null && `${row.owner.name}, ${row.turn}. `}
              {row.due.at !== null && (
                <>
                  <DueTime at={row.due.at} saying={frame} /> <DaysLeft due={row.due} frame={frame} />
                </>
              )}
            </span>
            <span class="t soft">
              {row.number}, {row.arrangement.label}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
