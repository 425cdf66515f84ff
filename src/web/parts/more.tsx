import type { Child } from 'hono/jsx';
import type { Frame } from '#web/frame';
import { FRAME_WORDS } from '#web/texts/frame';

interface MoreProps<Row> {
  readonly rows: readonly Row[];
  /** So many stand open. */
  readonly first: number;
  /** How some of the rows are drawn. */
  readonly list: (rows: readonly Row[]) => Child;
  /** The rest stands open too: something in it needs to be seen. */
  readonly open?: boolean;
  readonly frame: Frame;
}

/** The first rows, and the rest behind a line that says how many: works without scripts, and a single one is not folded. */
export function More<Row>({ rows, first, list, open = false, frame }: MoreProps<Row>) {
  if (rows.length <= first + 1) return <>{list(rows)}</>;
  return (
    <>
      {list(rows.slice(0, first))}
      <details open={open}>
        <summary>{FRAME_WORDS[frame.language].more(rows.length - first)}</summary>
        {list(rows.slice(first))}
      </details>
    </>
  );
}
