import type { BoardView } from '#operations/views/wall';
import { sayDate } from '#terms/plain-date';
import type { Frame } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { DueTime, Time } from '#web/parts/time.tsx';
import { BOARD_WORDS } from '#web/texts/board';
import { MARK_WORDS } from '#web/texts/marks';

/** Deadlines at risk. */
export function Risks({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.risks.length === 0) return null;
  return (
    <section id="batas">
      <h2>{t.risks(view.risks.length)}</h2>
      <More
        rows={view.risks}
        first={4}
        list={(rows) => (
          <ul class="rows">
            {rows.map((risk) => (
              <li>
                <div class={laneClass(risk.owner)}>
                  <b>
                    <a href={risk.href}>{risk.number}</a>
                  </b>
                  {risk.what}. {risk.due.at !== null && <DueTime at={risk.due.at} saying={frame} />},{' '}
                  <DaysLeft due={risk.due} frame={frame} />
                </div>
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
    </section>
  );
}

/** Cases that hold, by agency. */
export function Incidents({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.incidents.length === 0) return null;
  return (
    <section id="kendala">
      <h2>{t.incidents(view.incidents.length)}</h2>
      <More
        rows={view.incidents}
        first={4}
        list={(rows) => (
          <ul class="rows">
            {rows.map((incident) => (
              <li>
                <div class={laneClass(incident.owner)}>
                  <b>
                    <a href={incident.href}>{incident.number}</a>
                  </b>
                  {incident.what}, {MARK_WORDS[frame.language].since}{' '}
                  <Time at={incident.since} as="short" saying={frame} />
                </div>
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
      <p>
        <a href="/kendala">{t.incidentsAll}</a>
      </p>
    </section>
  );
}

/** Questions between agencies without an answer. */
export function Questions({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.questions.length === 0) return null;
  return (
    <section id="pertanyaan">
      <h2>{t.questions(view.questions.length)}</h2>
      <More
        rows={view.questions}
        first={4}
        list={(rows) => (
          <ul class="rows">
            {rows.map((question) => (
              <li>
                <div class={laneClass(question.owner)}>
                  <b>{t.askedOf(question.asker.name, question.owner.name)}</b>
                  {question.text} {question.due.at !== null && <DueTime at={question.due.at} saying={frame} />},{' '}
                  <DaysLeft due={question.due} frame={frame} />
                  <span class="soft t">{question.climbs}</span>
                </div>
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
    </section>
  );
}

/** Arrangements whose lead post is vacant. */
export function Leads({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.vacancies.length === 0) return null;
  return (
    <section id="pemimpin">
      <h2>{t.vacancies(view.vacancies.length)}</h2>
      <More
        rows={view.vacancies}
        first={4}
        list={(rows) => (
          <ul class="rows">
            {rows.map((vacancy) => (
              <li>
                <div class={laneClass(vacancy.owner)}>
                  <b>
                    {vacancy.position}, {t.vacantSince(sayDate(vacancy.since, frame.language))}
                  </b>
                  <a href={vacancy.arrangement.href}>{vacancy.arrangement.label}</a>. {vacancy.effect}
                </div>
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
    </section>
  );
}
