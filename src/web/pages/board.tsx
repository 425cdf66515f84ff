import type { BoardCase, BoardDetail, BoardView, NeedRow } from '#operations/views/wall';
import { sayDate } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';
import { sayDuration } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { Form } from '#web/parts/form.tsx';
import { Lanes } from '#web/parts/lanes.tsx';
import { Matrix } from '#web/parts/matrix.tsx';
import { More } from '#web/parts/more.tsx';
import { OpenComplaints } from '#web/parts/open-complaints.tsx';
import { hueClass, laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { sayFull, sayMoment } from '#web/say';
import { BOARD_WORDS } from '#web/texts/board';
import { EXCHANGE_WORDS } from '#web/texts/exchange';
import { MARK_WORDS } from '#web/texts/marks';

/** `/papan`: each question answered by a sentence on top, and a table under it. */
export function BoardPage({ view, frame }: PageProps<BoardView>) {
  const t = BOARD_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${view.case?.heading ?? view.sentence}, ${t.title}`} face="desk">
      {view.case === null ? (
        <>
          <p class="intro soft">
            {sayFull(frame.now, frame)}. {t.asOf(sayMoment(view.asOf, frame))}
          </p>
          <h1>{view.sentence}</h1>
          <Needs needs={view.needs} heading="h2" frame={frame} />
        </>
      ) : (
        <>
          <One shown={view.case} frame={frame} />
          <section>
            <h2>{view.sentence}</h2>
            <Needs needs={view.needs} heading="h3" frame={frame} />
          </section>
        </>
      )}
      {view.detail !== null && <Detail detail={view.detail} frame={frame} />}
      <section id="serah-terima">
        <h2>{view.matrix.sentence}</h2>
        <p class="soft">
          {view.matrix.note} {t.matrixNote}
        </p>
        {view.matrix.cells.length === 0 ? <p>{t.matrixNone}</p> : <Matrix matrix={view.matrix} frame={frame} />}
      </section>
      <div class="pair work-pair">
        <div>
          <Open view={view} frame={frame} />
          <Questions view={view} frame={frame} />
          <OpenComplaints rows={view.complaints} frame={frame} />
          <Feedback view={view} frame={frame} />
        </div>
        <div>
          <Risks view={view} frame={frame} />
          <Incidents view={view} frame={frame} />
          <Leads view={view} frame={frame} />
          <Calm view={view} frame={frame} />
        </div>
      </div>
      <p class="after">
        <a href="/papan.csv">{t.csv}</a> <a href="/pertukaran">{EXCHANGE_WORDS[frame.language].title}</a>
      </p>
    </Page>
  );
}

/** One case above the others: the same lanes and gaps that its applicant sees. */
function One({ shown, frame }: { shown: BoardCase; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  return (
    <>
      <p class="intro soft">
        {shown.service}, <span class="whole">{shown.number}</span>. {t.caseNote}
      </p>
      <h1>{shown.heading}</h1>
      <section>
        <h2>{MARK_WORDS[frame.language].who}</h2>
        <Lanes timeline={shown.timeline} frame={frame} />
        <p class="acts">
          <a href={shown.href}>{t.openCase}</a>
          <a href="/papan">{t.whole}</a>
        </p>
      </section>
    </>
  );
}

interface NeedsProps {
  readonly needs: readonly NeedRow[];
  /** One below the heading that they stand under. */
  readonly heading: 'h2' | 'h3';
  readonly frame: Frame;
}

function Needs({ needs, heading, frame }: NeedsProps) {
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

function Open({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const most = Math.max(1, ...view.open.rows.map((row) => row.total));
  return (
    <section id="terbuka">
      <h2>{view.open.sentence}</h2>
      <p class="soft">{t.openNote}</p>
      <More
        rows={view.open.rows}
        first={5}
        list={(rows) => (
          <table class="wip stack">
            <thead>
              <tr>
                <th scope="col">{t.holder}</th>
                {[t.all, ...view.open.ages, t.late].map((head) => (
                  <th scope="col">{head}</th>
                ))}
                <th scope="col">
                  <span class="hidden">{t.share}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr class={hueClass(row.owner)}>
                  <th scope="row" class="lane">
                    {row.owner.name}
                  </th>
                  <td data-label={t.all}>
                    <a href={row.href}>{row.total}</a>
                  </td>
                  {row.byAge.map((n, age) => (
                    <td data-label={view.open.ages[age]}>{n}</td>
                  ))}
                  <td data-label={t.late}>{row.late > 0 ? <b class="late">{row.late}</b> : 0}</td>
                  <td>
                    <svg class="bar" aria-hidden="true">
                      <rect class="work" width={`${Math.round((row.total / most) * 1000) / 10}%`} />
                    </svg>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        frame={frame}
      />
    </section>
  );
}

function Risks({ view, frame }: { view: BoardView; frame: Frame }) {
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

function Incidents({ view, frame }: { view: BoardView; frame: Frame }) {
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

function Questions({ view, frame }: { view: BoardView; frame: Frame }) {
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

function Leads({ view, frame }: { view: BoardView; frame: Frame }) {
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

function Feedback({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.feedback.length === 0) return null;
  return (
    <section id="masukan">
      <h2>{t.feedback(view.feedback.length)}</h2>
      <More
        rows={view.feedback}
        first={4}
        open={view.feedback.some(({ error }) => error !== null)}
        list={(rows) => (
          <ul class="rows">
            {rows.map((message) => (
              <li id={message.id}>
                <b>{message.text}</b>
                <span class="soft">
                  <Time at={message.at} as="short" saying={frame} />
                  {message.about !== null && (
                    <>
                      , <a href={message.about.href}>{message.about.label}</a>
                    </>
                  )}
                </span>
                {message.answered === null ? (
                  <Answer id={message.id} error={message.error} frame={frame} />
                ) : (
                  <span class="t">{message.answered}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
    </section>
  );
}

function Answer({ id, error, frame }: { id: string; error: string | null; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const faulty = error === null ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}.error` };
  return (
    <details open={error !== null}>
      <summary>{t.answerTo}</summary>
      <Form frame={frame} name={`answer-${id}`} action="/papan" class={error === null ? undefined : 'bad'}>
        <input type="hidden" name="feedback" value={id} />
        <label for={`answer-${id}`}>{t.answerLabel}</label>
        {error !== null && (
          <p class="wrong" id={`${id}.error`}>
            {error}
          </p>
        )}
        <textarea class="input" id={`answer-${id}`} name="answer" {...faulty}></textarea>
        <p class="acts">
          <button class="do" type="submit">
            {t.answerTo}
          </button>
        </p>
      </Form>
    </details>
  );
}

/** The cases behind a figure that was pressed. */
function Detail({ detail, frame }: { detail: BoardDetail; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  return (
    <section id="rincian">
      <h2>{detail.sentence}</h2>
      <More
        rows={detail.rows}
        first={10}
        list={(rows) => (
          <ul class="rows">
            {rows.map((row) => (
              <li>
                <b>
                  <a href={row.href}>{row.number}</a>
                </b>
                {row.what}, <Time at={row.since} as="short" saying={frame} />,{' '}
                {row.running
                  ? t.runningFor(sayDuration(row.lasted, frame.language))
                  : sayDuration(row.lasted, frame.language)}
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
      <p>
        <a href="/papan">{t.whole}</a>
      </p>
    </section>
  );
}

/** What the treasury holds, and whatever asks for nothing: one line each, so that silence is an answer too. */
function Calm({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const none = [
    ...(view.risks.length === 0 ? [t.risks(0)] : []),
    ...(view.incidents.length === 0 ? [t.incidents(0)] : []),
    ...(view.questions.length === 0 ? [t.questions(0)] : []),
    ...(view.vacancies.length === 0 ? [t.vacancies(0)] : []),
    ...(view.feedback.length === 0 ? [t.feedback(0)] : []),
  ];
  return (
    <section id="selebihnya">
      <h2>{t.rest}</h2>
      <ul class="rows">
        {[t.parked(view.parked.count, sayRupiah(view.parked.total, frame.language)), ...none].map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}
