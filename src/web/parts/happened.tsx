import type { HappenedRow, OpenedRow } from '#operations/views/case';
import type { Frame } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** Who opened a person's facts, when, what and what for; latest first. */
export function OpenedRows({ rows, frame }: { rows: readonly OpenedRow[]; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <ol class="rows">
      {rows.map((row) => (
        <li>
          <div class={laneClass(row.owner)}>
            <b>
              {row.owner.name}, {row.who}
            </b>
            <Time at={row.at} as="short" saying={frame} />, {t.forWhat(row.what, row.purpose)}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What has become so on a case; latest first. */
export function HappenedRows({ rows, frame }: { rows: readonly HappenedRow[]; frame: Frame }) {
  return (
    <ol class="rows">
      {rows.map((row) => (
        <li>
          <b>{row.what}</b>
          <Time at={row.at} as="short" saying={frame} />
          {row.detail !== '' && `, ${row.detail}`}
        </li>
      ))}
    </ol>
  );
}
