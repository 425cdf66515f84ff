import type { HeldView } from '#operations/views/incident';
import type { Frame } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { Time } from '#web/parts/time.tsx';
import { INCIDENT_WORDS } from '#web/texts/incident';
import { MARK_WORDS } from '#web/texts/marks';

/** Elements at which this case holds, on the page of whoever works on it: why, since when, and where it is settled. */
export function HeldUp({ rows, frame }: { rows: readonly HeldView[]; frame: Frame }) {
  const t = INCIDENT_WORDS[frame.language];
  if (rows.length === 0) return null;
  return (
    <section class="notice">
      <h2 class="late">{t.inCase}</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <div class={laneClass(row.owner)}>
              <b>{row.sentence}</b>
              {MARK_WORDS[frame.language].since} <Time at={row.since} as="short" saying={frame} />. {row.cause}{' '}
              <a href={row.href}>{t.see}</a>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
