import type { ServicePageView } from '#operations/views/door';
import { daysBetween, sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { hueClass } from '#web/parts/owner';
import { sayTerm } from '#web/say';

/** How long each step may take, and in which days; one example start, so that bars can be compared. */
export function ServiceClocks({ clocks, frame }: { clocks: ServicePageView['clocks']; frame: Frame }) {
  const lengths = clocks.rows.map((row) => Math.max(daysBetween(clocks.exampleStart, row.example), 0));
  const most = Math.max(1, ...lengths);
  return (
    <ol class="lanes">
      {clocks.rows.map((row, n) => (
        <li class={hueClass(row.owner)}>
          <div class="lane">
            <h3>{row.what}</h3>
            <p>
              {sayDate(row.example, frame.language, true)}: <b>{sayTerm(row.amount, row.unit, frame.language)}</b>.{' '}
              <Basis basis={row.basis} frame={frame} />
            </p>
          </div>
          <svg class="track" aria-hidden="true">
            <rect class="run" width={`${Math.max(1, Math.round(((lengths[n] ?? 0) / most) * 1000) / 10)}%`} />
          </svg>
        </li>
      ))}
    </ol>
  );
}
