import type { BasisView } from '#operations/views/marks';
import { CERTAINTY_WORDS } from '#terms/certainty';
import type { Frame } from '#web/frame';

/** How sure a rule of law is, in a word. Less than certain is drawn broken. */
export function Certain({ basis, frame }: { basis: BasisView; frame: Frame }) {
  const look = { H: 'cert', M: 'cert one', B: 'cert yet' }[basis.certainty];
  return <span class={look}>{CERTAINTY_WORDS[basis.certainty][frame.language]}</span>;
}

/** `UU 1/2022 pasal 8 [Pasti]` */
export function Basis({ basis, frame }: { basis: BasisView; frame: Frame }) {
  return (
    <>
      {basis.text} <Certain basis={basis} frame={frame} />
    </>
  );
}

/** Items of a list: each law, and what it carries. */
export function BasisRows({
  rows,
  frame,
}: {
  rows: readonly { readonly basis: BasisView; readonly what: string }[];
  frame: Frame;
}) {
  return (
    <>
      {rows.map((row) => (
        <li>
          <b>
            <Basis basis={row.basis} frame={frame} />
          </b>
          {row.what}
        </li>
      ))}
    </>
  );
}
