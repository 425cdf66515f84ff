import type { Child } from 'hono/jsx';
import type { Holder } from '#operations/views/case';
import type { Frame } from '#web/frame';
import { hueClass, laneClass } from '#web/parts/owner';
import { Time } from '#web/parts/time.tsx';
import { MARK_WORDS } from '#web/texts/marks';

/** One of the (usually three) answers that stand first on a page. */
export function Cell({ label, children }: { label: Child; children?: Child }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Panel of answers under the heading, in the hue of whose page it is. */
export function Held({ hue, children }: { hue: string; children?: Child }) {
  return <dl class={`held ${hue}`}>{children}</dl>;
}

/** The panel's hue: the holder's; ink when several hold or nobody does. */
export function heldHue(holders: readonly Holder[]): string {
  const [only] = holders;
  return only !== undefined && holders.length === 1 ? hueClass(only.owner) : 'you';
}

/** The baton: who holds it now, since when; several holders each with their own rule. */
export function Baton({ holders, ended, frame }: { holders: readonly Holder[]; ended: boolean; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  const label = holders.length === 0 ? t.holding : <span class={`baton ${heldHue(holders)}`}>{t.holding}</span>;
  return (
    <Cell label={label}>
      {holders.length === 0 && <p class="say">{ended ? t.ended : t.nobody}</p>}
      {holders.map((holder) => (
        <div class={holders.length > 1 ? laneClass(holder.owner) : undefined}>
          <p class="say">{holder.office === null ? holder.owner.name : `${holder.owner.name}, ${holder.office}`}</p>
          <p>
            {t.since} <Time at={holder.since} as="moment" saying={frame} />
          </p>
        </div>
      ))}
    </Cell>
  );
}
