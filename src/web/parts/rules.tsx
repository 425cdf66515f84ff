import type { RuleRow } from '#operations/views/desk';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { DESK_WORDS } from '#web/texts/desk';

/** Rows of decision tables that fired, in words, with the law each rests on. */
export function RuleRows({ rules, frame }: { rules: readonly RuleRow[]; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  if (rules.length === 0) return <p class="soft">{t.rulesNone}</p>;
  return (
    <ul class="rows">
      {rules.map((rule) => (
        <li>
          <b>{t.rule(rule.table, rule.row)}</b>
          {rule.sentence} {rule.basis !== null && <Basis basis={rule.basis} frame={frame} />}
        </li>
      ))}
    </ul>
  );
}
