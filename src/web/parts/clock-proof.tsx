import type { ClockProofView, RequestView } from '#operations/views/clocks';
import { sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { sayTerm } from '#web/say';
import { CLOCK_WORDS } from '#web/texts/clock';

/** How the deadline was counted: law, start, every stop and every day, so that a reader can count it again. */
export function ClockProof({ view, frame }: { view: ClockProofView; frame: Frame }) {
  const t = CLOCK_WORDS[frame.language];
  return (
    <section>
      <h2>{t.title}</h2>
      <p class="say">
        <span class={view.state.kind}>{view.state.sentence}</span>
        {view.deadline !== null && (
          <>
            , {t.deadline} <DueTime at={view.deadline} saying={frame} />
          </>
        )}
      </p>
      <p>
        {sayTerm(view.amount, view.unit, frame.language)} {t.since} <Time at={view.start} as="full" saying={frame} />.{' '}
        <Basis basis={view.basis} frame={frame} />
      </p>
      {view.provisional && <p>{t.provisional}</p>}
      <Suspensions view={view} frame={frame} />
      {view.days.length > 0 && <Days view={view} frame={frame} />}
      <p class="soft">
        <span class={view.holds ? 'ok' : 'late'}>{view.holds ? t.holds : t.broken}</span> {t.calendar(view.calendar)}{' '}
        <a href={view.href}>{t.json}</a>
      </p>
    </section>
  );
}

function Suspensions({ view, frame }: { view: ClockProofView; frame: Frame }) {
  const t = CLOCK_WORDS[frame.language];
  if (view.suspensions.length === 0) return <p>{t.neverStood}</p>;
  return (
    <>
      <h3>{view.suspended === null ? t.stood : t.stoodFor(view.suspended)}</h3>
      <ul class="rows">
        {view.suspensions.map((one) => (
          <li>
            <b>{one.sentence}</b>
            {one.reason}: <Time at={one.from} as="short" saying={frame} />{' '}
            {one.to === null ? (
              t.untilNow
            ) : (
              <>
                {t.until} <Time at={one.to} as="short" saying={frame} />
              </>
            )}
            {one.days !== null && `, ${t.days(one.days)}`}.{' '}
            {one.basis !== null && <Basis basis={one.basis} frame={frame} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Days({ view, frame }: { view: ClockProofView; frame: Frame }) {
  const t = CLOCK_WORDS[frame.language];
  return (
    <details>
      <summary>{t.everyDay(view.days.length)}</summary>
      <ol class="rows">
        {view.days.map(({ day, as, sentence }) => (
          <li>
            <time datetime={day}>{sayDate(day, frame.language, true)}</time>:{' '}
            {as === 'counted' ? <b>{sentence}</b> : sentence}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** All that the applicant is asked to mend, by when, and where it is answered in one go. */
export function Request({ request, frame }: { request: RequestView; frame: Frame }) {
  const t = CLOCK_WORDS[frame.language];
  return (
    <section class="notice">
      <h2>{t.asks(request.who)}</h2>
      {request.texts.length === 1 ? (
        <p class="say">{request.texts[0]?.text}</p>
      ) : (
        <ul class="rows">
          {request.texts.map(({ who, text }) => (
            <li>
              <b>{who}</b>
              {text}
            </li>
          ))}
        </ul>
      )}
      <p>
        {request.stops ? t.stopsMeanwhile : t.runsOn}
        {request.answerBy !== null && (
          <>
            {' '}
            {t.answerBy} <DueTime at={request.answerBy} saying={frame} />.
          </>
        )}
      </p>
      <p class="acts">
        <a class="go" href={request.action}>
          {t.answerAll(request.texts.length)}
        </a>
      </p>
    </section>
  );
}
