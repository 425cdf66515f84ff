import type { FactView } from '#operations/views/marks';
import type { Frame } from '#web/frame';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/** A value the state holds: locked, with its source and age. A masked NIK is read out by its ending. */
export function FactRow({ fact, frame, action }: { fact: FactView; frame: Frame; action?: string }) {
  const t = MARK_WORDS[frame.language];
  return (
    <div>
      <dt>{fact.label}</dt>
      <dd>
        <FactValue fact={fact} frame={frame} />
        {fact.disputed !== null && <span class="near t">{t.disputed(fact.disputed.declared)}</span>}
      </dd>
      <dd class="soft">
        {t.fetched(fact.source, sayShort(fact.at, frame))}
        {fact.dispute !== null && action !== undefined && (
          <>
            {' '}
            <a href={fact.dispute}>
              {action}
              <span class="hidden">: {fact.label}</span>
            </a>
          </>
        )}
      </dd>
    </div>
  );
}

export function FactValue({ fact, frame }: { fact: FactView; frame: Frame }) {
  if (fact.masked === null) return <>{fact.value}</>;
  return (
    <span class="masked" role="img" aria-label={MARK_WORDS[frame.language].nikEnding(fact.masked.ending)}>
      {fact.value}
    </span>
  );
}
