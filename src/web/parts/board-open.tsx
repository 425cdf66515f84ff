import type { BoardView } from '#operations/views/wall';
import type { Frame } from '#web/frame';
import { More } from '#web/parts/more.tsx';
import { hueClass } from '#web/parts/owner';
import { BOARD_WORDS } from '#web/texts/board';

/** Open cases by holder and age. */
export function Open({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const most = Math.max(1, ...view.open.rows.map((row) => row.total));
  return (
    <section id="terbuka">
      <h2>{view.open.sentence}</h2>
      <p class="soft">{t.openNote}</p>
      <More
        rows={view.open.rows}
        first={5}
        list={(rows) => (
          <table class="wip stack">
            <thead>
              <tr>
                <th scope="col">{t.holder}</th>
                {[t.all, ...view.open.ages, t.late].map((head) => (
                  <th scope="col">{head}</th>
                ))}
                <th scope="col">
                  <span class="hidden">{t.share}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr class={hueClass(row.owner)}>
                  <th scope="row" class="lane">
                    {row.owner.name}
                  </th>
                  <td data-label={t.all}>
                    <a href={row.href}>{row.total}</a>
                  </td>
                  {row.byAge.map((n, age) => (
                    <td data-label={view.open.ages[age]}>{n}</td>
                  ))}
                  <td data-label={t.late}>{row.late > 0 ? <b class="late">{row.late}</b> : 0}</td>
                  <td>
                    <svg class="bar" aria-hidden="true">
                      <rect class="work" width={`${Math.round((row.total / most) * 1000) / 10}%`} />
                    </svg>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        frame={frame}
      />
    </section>
  );
}
