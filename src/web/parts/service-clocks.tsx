import type { ServicePageView } from '#operations/views/door';
import { daysBetween, sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { More } from '#web/parts/more.tsx';
import { hueClass } from '#web/parts/owner';
import { sayTerm } from '#web/say';

/** How long each step may take, and in which days; one example start, so that bars can be compared. */
export function ServiceClocks({ clocks, frame }: { clocks: ServicePageView['clocks']; frame: Frame }) {
  const lengthOf = (row: (typeof clocks.rows)[number]) => Math.max(daysBetween(clocks.exampleStart, row.example), 0);
  const most = Math.max(1, ...clocks.rows.map(lengthOf));
  const list = (rows: typeof clocks.rows) => (
    <ol class="lanes">
      {rows.map((row) => (
        <li class={hueClass(row.owner)}>
          <div class="lane">
            <h3>{row.what}</h3>
            <p>
              {sayDate(row.example, frame.language, true)}: <b>{sayTerm(row.amount, row.unit, frame.language)}</b>.{' '}
              <Basis basis={row.basis} frame={frame} />
            </p>
          </div>
          <svg class="track" aria-hidden="true">
            <rect class="run" width={`${Math.max(1, Math.round((lengthOf(row) / most) * 1000) / 10)}%`} />
          </svg>
        </li>
      ))}
    </ol>
  );
  return <More rows={clocks.rows} first={3} list={list} frame={frame} />;
}
