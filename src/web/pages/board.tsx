import type { BoardCase, BoardDetail, BoardView } from '#operations/views/wall';
import { sayRupiah } from '#terms/rupiah';
import { sayDuration } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { Feedback } from '#web/parts/board-feedback.tsx';
import { Needs } from '#web/parts/board-needs.tsx';
import { Open } from '#web/parts/board-open.tsx';
import { Incidents, Leads, Questions, Risks } from '#web/parts/board-waiting.tsx';
import { Lanes } from '#web/parts/lanes.tsx';
import { Matrix } from '#web/parts/matrix.tsx';
import { More } from '#web/parts/more.tsx';
import { OpenComplaints } from '#web/parts/open-complaints.tsx';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
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
