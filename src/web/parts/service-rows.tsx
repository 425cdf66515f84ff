import type { ServiceRow } from '#operations/views/door';
import type { Frame } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { DOOR_WORDS } from '#web/texts/door';

/** Services, each in the hue of the agency that leads it. */
export function ServiceRows({ rows, frame }: { rows: readonly ServiceRow[]; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li>
          <div class={laneClass(row.lead)}>
            <b>{row.planned ? row.title : <a href={`/layanan/${row.id}`}>{row.title}</a>}</b>
            {row.promise}{' '}
            {row.planned ? (
              <span class="cert yet">{t.planned}</span>
            ) : (
              <span class="soft">{t.ledBy(row.lead.name)}</span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
