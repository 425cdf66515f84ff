import type { CaseView } from '#operations/views/case';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { BillLines } from '#web/parts/bill.tsx';
import { DueWords, dueOf } from '#web/parts/clock.tsx';
import { ClockProof, Request } from '#web/parts/clock-proof.tsx';
import { FileLinks } from '#web/parts/fact.tsx';
import { HappenedRows, OpenedRows } from '#web/parts/happened.tsx';
import { Baton, Cell, Held, heldHue } from '#web/parts/held.tsx';
import { Key, Lanes } from '#web/parts/lanes.tsx';
import { NotAsked, sparedCount } from '#web/parts/not-asked.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { WaysOn } from '#web/parts/ways.tsx';
import { sayFull } from '#web/say';
import { CASE_WORDS } from '#web/texts/case';
import { DOOR_WORDS } from '#web/texts/door';
import { MARK_WORDS } from '#web/texts/marks';
import { VOICE_WORDS } from '#web/texts/voice';

type Own = NonNullable<CaseView['own']>;

/** `/berkas/:number`: who has it, till when, must I act. The open view that a QR leads to shows no personal data. */
export function CasePage({ view, frame }: PageProps<CaseView>) {
  const t = CASE_WORDS[frame.language];
  const ask = `/pengaduan/baru?dari=/berkas/${view.number}`;
  return (
    <Page
      frame={frame}
      title={`${view.heading} (${view.number})`}
      actions={<Actions view={view} ask={ask} frame={frame} />}
    >
      {view.own === null ? (
        <Back href="/" label={DOOR_WORDS[frame.language].home} />
      ) : (
        <Back href="/permohonan" label={t.mine} />
      )}
      <p class="intro">
        <a href={view.service.href}>{view.service.label}</a>, <span class="whole">{t.number(view.number)}</span>
      </p>
      <h1>{view.heading}</h1>
      {view.own !== null && view.own.behalf !== null && (
        <p>
          {view.own.behalf.sentence} <a href={view.own.behalf.way.href}>{view.own.behalf.way.label}</a>
        </p>
      )}
      <Panel view={view} frame={frame} />
      <Notices view={view} />
      {view.own !== null && view.own.request !== null && <Request request={view.own.request} frame={frame} />}
      <section>
        <h2>{MARK_WORDS[frame.language].who}</h2>
        <p class="soft">{sayFull(frame.now, frame)}</p>
        <Lanes timeline={view.timeline} frame={frame} />
        <Key frame={frame} />
      </section>
      {view.questions.length > 0 && <Questions view={view} frame={frame} />}
      {view.clock !== null && <ClockProof view={view.clock} frame={frame} />}
      {view.own !== null && <OwnSections own={view.own} number={view.number} frame={frame} />}
    </Page>
  );
}

/** First panel: baton, clock, the applicant's task. */
function Panel({ view, frame }: { view: CaseView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  const m = MARK_WORDS[frame.language];
  const ended = view.timeline.clock.state === 'done';
  return (
    <Held hue={heldHue(view.holders)}>
      <Baton holders={view.holders} ended={ended} frame={frame} />
      <Cell label={m.due}>
        <DueWords due={dueOf(view.timeline.clock)} frame={frame} />
      </Cell>
      {view.own === null ? (
        <Cell label={t.task}>
          <p>{t.openView}</p>
          <p>
            <a href={`/masuk?ke=/berkas/${view.number}`}>{t.openViewSignIn}</a>
          </p>
        </Cell>
      ) : (
        <Cell label={t.task}>
          <p class="say">{view.own.task.say}</p>
          <p>{view.own.task.detail}</p>
          {view.own.task.action !== null && (
            <p class="acts">
              <a class="go" href={view.own.task.action.href}>
                {view.own.task.action.label}
              </a>
            </p>
          )}
        </Cell>
      )}
    </Held>
  );
}

function Notices({ view }: { view: CaseView }) {
  return (
    <>
      {view.notices.map((notice) => (
        <section class="notice">
          <h2 class={{ info: '', late: 'late', done: 'ok' }[notice.kind]}>{notice.title}</h2>
          <p>{notice.text}</p>
          <WaysOn ways={notice.ways} />
        </section>
      ))}
    </>
  );
}

function Questions({ view, frame }: { view: CaseView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.questions}</h2>
      <ul class="rows">
        {view.questions.map((question) => (
          <li>
            <div class={laneClass(question.to)}>
              <b>{question.sentence}</b>
              {t.questionDue} <DueTime at={question.due} saying={frame} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnSections({ own, number, frame }: { own: Own; number: string; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <div class="pair">
      {own.paper !== null && <Paper paper={own.paper} frame={frame} />}
      {own.product.length > 0 && <Product product={own.product} frame={frame} />}
      <section>
        <h2>{MARK_WORDS[frame.language].spared(sparedCount(own.notAsked))}</h2>
        <NotAsked view={own.notAsked} frame={frame} />
        <p>
          <a href={`/berkas/${number}/data`}>{t.mend}</a>
        </p>
      </section>
      {own.files.length > 0 && <Files files={own.files} frame={frame} />}
      {own.survey !== null && <Rate survey={own.survey} frame={frame} />}
      {own.bill !== null && <Bill bill={own.bill} frame={frame} />}
      <section>
        <h2>{t.opened}</h2>
        {own.opened.total === 0 ? <p>{t.openedNone}</p> : <OpenedRows rows={own.opened.last} frame={frame} />}
        <p>
          <a href="/data-saya">{t.openedAll(own.opened.total)}</a>
        </p>
      </section>
      <section>
        <h2>{t.history}</h2>
        <HappenedRows rows={own.history} frame={frame} />
        <p>
          <a href={`/berkas/${number}/riwayat`}>{t.historyAll}</a>
        </p>
        <p>
          <a href={`/berkas/${number}/alasan`}>{t.reasonsAll}</a>
        </p>
      </section>
    </div>
  );
}

function Paper({ paper, frame }: { paper: NonNullable<Own['paper']>; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.paper}</h2>
      <p>
        <a class="go" href={paper.href}>
          {t.paperGet(paper.name)}
        </a>
      </p>
      <p class="soft">{t.paperNumber(paper.number)}</p>
    </section>
  );
}

/** What the service leaves beside a paper, by its kind. */
function Product({ product, frame }: { product: Own['product']; frame: Frame }) {
  return (
    <section>
      <h2>{CASE_WORDS[frame.language].product}</h2>
      <dl class="rows facts">
        {product.map(({ label, value, detail, href }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              {href === null ? <b>{value}</b> : <a href={href}>{value}</a>}
              {detail !== null && <span class="t soft">{detail}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Files({ files, frame }: { files: Own['files']; frame: Frame }) {
  return (
    <section>
      <h2>{CASE_WORDS[frame.language].files}</h2>
      <dl class="rows facts">
        {files.map((group) => (
          <div>
            <dt>{group.label}</dt>
            <FileLinks files={group.files} />
          </div>
        ))}
      </dl>
    </section>
  );
}

function Rate({ survey, frame }: { survey: string; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.surveyTitle}</h2>
      <p>{t.surveyNote}</p>
      <p>
        <a class="do" href={survey}>
          {t.surveyLink}
        </a>
      </p>
    </section>
  );
}

function Bill({ bill, frame }: { bill: NonNullable<Own['bill']>; frame: Frame }) {
  const m = MARK_WORDS[frame.language];
  const look = { estimate: 'stopped', open: 'near', paid: 'ok', expired: 'late', cancelled: 'stopped' }[bill.state];
  return (
    <section>
      <h2>
        {m.bill}, <span class={look}>{m.billState[bill.state]}</span>
      </h2>
      <BillLines {...bill} grounds={false} frame={frame} />
      <p>
        <a href={bill.href}>{CASE_WORDS[frame.language].seeBill}</a>
      </p>
    </section>
  );
}

function Actions({ view, ask, frame }: { view: CaseView; ask: string; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <>
      <a class="do" href={ask}>
        {t.object}
      </a>{' '}
      {typeof view.own?.survey === 'string' && <a href={view.own.survey}>{VOICE_WORDS[frame.language].surveyLink}</a>}{' '}
      {typeof view.own?.withdraw === 'string' && <a href={view.own.withdraw}>{t.withdraw}</a>}
    </>
  );
}
