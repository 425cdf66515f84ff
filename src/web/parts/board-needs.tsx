import type { NeedRow } from '#operations/views/wall';
import type { Frame } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { More } from '#web/parts/more.tsx';
import { hueClass } from '#web/parts/owner';
import { DueTime } from '#web/parts/time.tsx';

interface NeedsProps {
  readonly needs: readonly NeedRow[];
  /** One below the heading that they stand under. */
  readonly heading: 'h2' | 'h3';
  readonly frame: Frame;
}

/** What waits for the coordinator, the most urgent first. */
export function Needs({ needs, heading, frame }: NeedsProps) {
  return (
    <More
      rows={needs}
      first={5}
      list={(rows) => (
        <ol class="needs after">
          {rows.map((need) => (
            <Need need={need} heading={heading} frame={frame} />
          ))}
        </ol>
      )}
      frame={frame}
    />
  );
}

function Need({ need, heading: Heading, frame }: Omit<NeedsProps, 'needs'> & { readonly need: NeedRow }) {
  return (
    <li class={hueClass(need.owner)}>
      <div class="lane">
        <Heading>{need.what}</Heading>
        <a href={need.subject.href}>{need.subject.label}</a>
      </div>
      <p>{need.due === null ? <b>{need.when}</b> : <DueIn due={need.due} frame={frame} />}</p>
      <p>{need.why}</p>
      <p>{need.action !== null && <a href={need.action.href}>{need.action.label}</a>}</p>
    </li>
  );
}

function DueIn({ due, frame }: { due: NonNullable<NeedRow['due']>; frame: Frame }) {
  return (
    <>
      {due.at !== null && (
        <b class="t">
          <DueTime at={due.at} saying={frame} />
        </b>
      )}{' '}
      <DaysLeft due={due} frame={frame} />
    </>
  );
}
