import type { BoardView, MatrixCell } from '#operations/views/wall';
import { sayCount } from '#terms/say';
import type { Frame } from '#web/frame';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { sayNumber } from '#web/say';
import { BOARD_WORDS } from '#web/texts/board';

const HOUR = 3_600_000;

/** Hand-over waits, agency by agency: a table whose cells carry number, bar and percentiles. Only pairs that met are shown. */
export function Matrix({ matrix, frame }: { matrix: BoardView['matrix']; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const most = Math.max(1, ...matrix.cells.map((cell) => cell.total));
  const from = matrix.from.filter((owner) => matrix.cells.some((cell) => cell.from === owner.name));
  const to = matrix.to.filter((owner) => matrix.cells.some((cell) => cell.to === owner.name));
  return (
    <More
      rows={from}
      first={3}
      list={(givers) => (
        <table class="matrix stack">
          <thead>
            <tr>
              <th scope="col">{t.from}</th>
              {to.map((receiver) => (
                <th scope="col">{t.to(receiver.name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {givers.map((giver) => (
              <tr>
                <th scope="row" class={laneClass(giver)}>
                  {giver.name}
                </th>
                {to.map((receiver) => {
                  const cell = matrix.cells.find((one) => one.from === giver.name && one.to === receiver.name);
                  return cell === undefined ? <td></td> : <Cell cell={cell} most={most} frame={frame} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      frame={frame}
    />
  );
}

function Cell({ cell, most, frame }: { cell: MatrixCell; most: number; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const hours = (ms: number) => sayNumber(ms / HOUR, frame.language);
  return (
    <td data-label={t.to(cell.to)}>
      <a href={cell.href}>{t.hours(hours(cell.total))}</a>,{' '}
      {frame.language === 'id' ? `${cell.count} kali` : sayCount(cell.count, 'time', 'times')}
      <svg class="bar" aria-hidden="true">
        <rect class="gap" fill="url(#gap)" width={`${Math.max(1, Math.round((cell.total / most) * 1000) / 10)}%`} />
      </svg>
      P50 {hours(cell.p50)}, P95 {hours(cell.p95)}
    </td>
  );
}
