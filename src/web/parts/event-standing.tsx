import type { EventStanding } from '#operations/views/door';
import type { Frame } from '#web/frame';
import { EVENT_WORDS } from '#web/texts/event';

/** Where a person stands in one service of a life event. */
export function EventStandingLine({ standing, frame }: { standing: EventStanding; frame: Frame }) {
  const t = EVENT_WORDS[frame.language];
  switch (standing.kind) {
    case 'ready':
      return <>{t.ready}</>;
    case 'later':
      return <>{t.later}</>;
    case 'left-out':
      return (
        <>
          {t.leftOut} {t.reasons[standing.reason]}
        </>
      );
    case 'draft':
      return <a href={standing.href}>{t.draft}</a>;
    case 'open':
      return <a href={standing.href}>{t.open}</a>;
    case 'done':
      return <a href={standing.href}>{t.done}</a>;
    default:
      return standing satisfies never;
  }
}
