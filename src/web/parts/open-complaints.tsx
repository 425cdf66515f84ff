import type { BoardView } from '#operations/views/wall';
import type { Frame } from '#web/frame';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { VOICE_WORDS } from '#web/texts/voice';

/** Open complaints of each agency on the coordinator's board. */
export function OpenComplaints({ rows, frame }: { rows: BoardView['complaints']; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  if (rows.length === 0) return null;
  const open = rows.reduce((sum, row) => sum + row.open, 0);
  const late = rows.reduce((sum, row) => sum + row.late, 0);
  return (
    <section id="pengaduan">
      <h2>{t.openNow(open, late)}</h2>
      <More
        rows={rows}
        first={4}
        list={(some) => (
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">{t.name}</th>
                <th scope="col">{t.open}</th>
                <th scope="col">{t.lateCount}</th>
              </tr>
            </thead>
            <tbody>
              {some.map((row) => (
                <tr>
                  <th scope="row" class={laneClass(row.owner)}>
                    {row.owner.name}
                  </th>
                  <td data-label={t.open}>{row.open}</td>
                  <td data-label={t.lateCount}>{row.late}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        frame={frame}
      />
      <p>
        <a href="/suara">{t.voices}</a>
      </p>
    </section>
  );
}
