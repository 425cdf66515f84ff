import type { FrontView, LifeEventRow } from '#operations/views/door';
import type { Frame, PageProps } from '#web/frame';
import { Key, Lanes } from '#web/parts/lanes.tsx';
import { Page } from '#web/parts/page.tsx';
import { SearchForm } from '#web/parts/search-form.tsx';
import { Weave } from '#web/parts/weave.tsx';
import { sayFull } from '#web/say';
import { DOOR_WORDS } from '#web/texts/door';

/** `/`: find by need; agencies are never the menu. */
export function FrontPage({ view, frame }: PageProps<FrontView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.frontTitle}>
      <div class="hero">
        <h1>
          {t.opening} <span>{t.openingRest}</span>
        </h1>
        <div>
          <SearchForm query="" frame={frame} />
          {(frame.session === null || frame.session.kind === 'citizen') && (
            <p class="soft">
              {t.already} <a href="/permohonan">{t.openCases}</a>.
            </p>
          )}
        </div>
      </div>
      <Weave />
      <section>
        <h2>{t.events}</h2>
        <ul class="rows grid">
          {view.lifeEvents
            .filter((event) => !event.planned)
            .map((event) => (
              <LifeEvent event={event} />
            ))}
        </ul>
        {view.lifeEvents.some((event) => event.planned) && (
          <>
            <h3>{t.eventsPlanned}</h3>
            <ul class="rows grid">
              {view.lifeEvents
                .filter((event) => event.planned)
                .map((event) => (
                  <LifeEvent event={event} />
                ))}
            </ul>
          </>
        )}
      </section>
      {view.live !== null && <Live live={view.live} frame={frame} />}
      {view.week !== null && <Week week={view.week} frame={frame} />}
    </Page>
  );
}

function LifeEvent({ event }: { event: LifeEventRow }) {
  return (
    <li>
      <a href={`/peristiwa/${event.id}`}>{event.title}</a>
      {event.detail}
    </li>
  );
}

function Live({ live, frame }: { live: NonNullable<FrontView['live']>; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <section id="berkas-berjalan">
      <h2>{t.live}</h2>
      <p class="say">{live.heading}</p>
      <p class="soft">
        {live.note} {sayFull(frame.now, frame)}.
      </p>
      <Lanes timeline={live.timeline} frame={frame} />
      <Key frame={frame} />
      <h3>{t.openAs}</h3>
      <ul class="rows grid flat">
        {live.faces.map((face) => (
          <li>
            <a href={face.href}>{face.label}</a>
            {face.detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Week({ week, frame }: { week: NonNullable<FrontView['week']>; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <section>
      <h2>{t.week}</h2>
      <p class="soft">{week.note}</p>
      <ul class="rows grid flat">
        {week.figures.map((figure) => (
          <li>
            <b class="big">{figure.value}</b>
            {figure.what}
            <span class="soft t">{figure.how}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.method}</summary>
        <ul class="dots">
          {week.method.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
