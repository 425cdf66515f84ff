import type { BillLineView, BillState } from '#operations/views/marks';
import type { Instant } from '#terms/plain-date';
import { type Rupiah, sayRupiah } from '#terms/rupiah';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { hueClass, laneClass } from '#web/parts/owner';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/** How one sum is split, in the payees' hues; the list below says the same. */
export function SplitBar({ lines }: { lines: readonly BillLineView[] }) {
  const total = lines.reduce((sum, line) => sum + line.amount, 0n);
  if (total === 0n) return null;
  let paid = 0n;
  return (
    <svg class="split" aria-hidden="true">
      {lines.map((line) => {
        const x = share(paid, total);
        paid += line.amount;
        return (
          <rect
            class={`work ${hueClass(line.payee)}`}
            x={`${x}%`}
            width={`${Math.max(share(paid, total) - x - 0.2, 0.3)}%`}
          />
        );
      })}
    </svg>
  );
}

function share(part: bigint, whole: bigint): number {
  return Math.round(Number((part * 10_000n) / whole)) / 100;
}

interface BillProps {
  readonly lines: readonly BillLineView[];
  readonly total: Rupiah;
  readonly state: BillState;
  readonly paidAt: Instant | null;
  /** With rule, legal basis and arrangement under each line. */
  readonly grounds: boolean;
  readonly frame: Frame;
}

/** The bill's lines, each in the hue of its payee, and the one sum. */
export function BillLines({ lines, total, state, paidAt, grounds, frame }: BillProps) {
  const t = MARK_WORDS[frame.language];
  const sum = paidAt !== null ? t.paidOnce(sayShort(paidAt, frame)) : state === 'estimate' ? t.estimate : t.toPay;
  return (
    <>
      <SplitBar lines={lines} />
      <dl class="rows bill">
        {lines.map((line) => (
          <div>
            <dt class={laneClass(line.payee)}>
              <b>{line.payee.name}</b>
              {line.label}
              {line.period !== null && `, ${line.period}`}
              {grounds && <Grounds line={line} frame={frame} />}
            </dt>
            <dd>{sayRupiah(line.amount, frame.language)}</dd>
          </div>
        ))}
        <div class="sum">
          <dt>{sum}</dt>
          <dd>{sayRupiah(total, frame.language)}</dd>
        </div>
      </dl>
    </>
  );
}

function Grounds({ line, frame }: { line: BillLineView; frame: Frame }) {
  return (
    <span class="soft t">
      {line.rule} <Basis basis={line.basis} frame={frame} />{' '}
      {line.arrangement !== null && <a href={line.arrangement.href}>{line.arrangement.label}</a>}{' '}
      {line.why !== null && (
        <a href={line.why}>
          {MARK_WORDS[frame.language].why}
          <span class="hidden"> {line.label}</span>
        </a>
      )}
    </span>
  );
}
