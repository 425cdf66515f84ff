import type { BoardView, MatrixCell } from '#operations/views/wall';
import { sayCount } from '#terms/say';
import type { Frame } from '#web/frame';
import { More } from '#web/parts/more.tsx';
import { hueClass, laneClass } from '#web/parts/owner';
import { sayNumber } from '#web/say';
import { BOARD_WORDS } from '#web/texts/board';

const HOUR = 3_600_000;

/** A table with more columns than this would have to be pushed sideways on a desk. */
const MOST_RECEIVERS = 7;

interface MatrixProps {
  readonly matrix: BoardView['matrix'];
  readonly frame: Frame;
}

/**
 * Hand-over waits, agency by agency: a table whose cells carry number, bar and percentiles. Only pairs that met are shown;
 * where many agencies met, the pairs stand one under the other, the longest wait first.
 */
export function Matrix({ matrix, frame }: MatrixProps) {
  const to = matrix.to.filter((owner) => matrix.cells.some((cell) => cell.to === owner.name));
  if (to.length > MOST_RECEIVERS) return <Pairs matrix={matrix} frame={frame} />;
  return <Grid matrix={matrix} to={to} frame={frame} />;
}

function Pairs({ matrix, frame }: MatrixProps) {
  const t = BOARD_WORDS[frame.language];
  const pairs = matrix.cells.toSorted((a, b) => b.total - a.total);
  const most = Math.max(1, pairs[0]?.total ?? 0);
  const hues = new Map(matrix.from.map((owner) => [owner.name, hueClass(owner)]));
  const hours = (ms: number) => sayNumber(ms / HOUR, frame.language);
  return (
    <More
      rows={pairs}
      first={8}
      list={(rows) => (
        <table class="wip stack">
          <thead>
            <tr>
              <th scope="col">{t.pair}</th>
              <th scope="col">{t.waited}</th>
              <th scope="col">{t.often}</th>
              <th scope="col">P50</th>
              <th scope="col">P95</th>
              <th scope="col">
                <span class="hidden">{t.share}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((cell) => (
              <tr class={hues.get(cell.from)}>
                <th scope="row" class="lane">
                  {t.fromTo(cell.from, cell.to)}
                </th>
                <td data-label={t.waited}>
                  <a href={cell.href}>{t.hours(hours(cell.total))}</a>
                </td>
                <td data-label={t.often}>{cell.count}</td>
                <td data-label="P50">{t.hours(hours(cell.p50))}</td>
                <td data-label="P95">{t.hours(hours(cell.p95))}</td>
                <td>
                  <Bar cell={cell} most={most} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      frame={frame}
    />
  );
}

function Grid({ matrix, to, frame }: MatrixProps & { readonly to: BoardView['matrix']['to'] }) {
  const t = BOARD_WORDS[frame.language];
  const most = Math.max(1, ...matrix.cells.map((cell) => cell.total));
  const from = matrix.from.filter((owner) => matrix.cells.some((cell) => cell.from === owner.name));
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
      <Bar cell={cell} most={most} />
      P50 {hours(cell.p50)}, P95 {hours(cell.p95)}
    </td>
  );
}

function Bar({ cell, most }: { cell: MatrixCell; most: number }) {
  return (
    <svg class="bar" aria-hidden="true">
      <rect class="gap" fill="url(#gap)" width={`${Math.max(1, Math.round((cell.total / most) * 1000) / 10)}%`} />
    </svg>
  );
}
