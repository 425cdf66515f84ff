import type { ArrangementView, EvidenceView } from '#operations/views/council';
import { dayIn, daysBetween, sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { Impact, Life, Ways } from '#web/parts/arrangement-life.tsx';
import { ArrangementPaper } from '#web/parts/arrangement-paper.tsx';
import { Back } from '#web/parts/back.tsx';
import { Basis, BasisRows } from '#web/parts/certainty.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { Ladder } from '#web/parts/ladder.tsx';
import { hueClass, laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Talk } from '#web/parts/talk.tsx';
import { sayNumber } from '#web/say';
import { COUNCIL_WORDS } from '#web/texts/council';
import { EXCHANGE_WORDS } from '#web/texts/exchange';

/** `/kesepakatan/:id`: who works with whom, on what basis, how closely, until when, and what that grants. */
export function ArrangementPage({ view, frame }: PageProps<ArrangementView>) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.sentence}>
      <Back href="/kesepakatan" label={t.all} />
      <p class="intro">{t.intro(view.title, view.instrument)}</p>
      <h1>{view.sentence}</h1>
      {view.warning !== null && <p class="near">{view.warning}</p>}
      <Panel view={view} frame={frame} />
      <section>
        <h2>{t.ladder}</h2>
        <Ladder steps={view.steps} declared={view.declared} computed={view.computed} frame={frame} />
        <p class="soft">{t.ladderNote}</p>
        <div class="pair">
          <Evidence title={view.evidence.title} rows={view.evidence.rows} frame={frame} />
          {view.nextStep !== null && <Evidence title={view.nextStep.title} rows={view.nextStep.rows} frame={frame} />}
        </div>
      </section>
      <Grants view={view} frame={frame} />
      <Impact view={view} frame={frame} />
      <Ways view={view} frame={frame} />
      {view.talk !== null && <Talk view={view.talk} frame={frame} />}
      <ArrangementPaper view={view} frame={frame} />
      <div class="pair">
        <Members view={view} frame={frame} />
        <Law view={view} frame={frame} />
        <Time view={view} frame={frame} />
        <Life view={view} frame={frame} />
        <Open view={view} frame={frame} />
      </div>
    </Page>
  );
}

function Panel({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  const { leadPosition: seat } = view;
  const missing = view.evidence.rows.filter((row) => !row.holds).length;
  return (
    <Held hue={hueClass(view.lead)}>
      <Cell label={t.ledBy}>
        <p class="say">{view.lead.name}</p>
        <p>
          {seat.title}
          {seat.vacantSince !== null && (
            <>
              , <b class="late">{t.vacant(sayDate(seat.vacantSince, frame.language))}</b>
            </>
          )}
          . {seat.meanwhile} {view.leadPattern}
        </p>
      </Cell>
      <Cell label={t.until}>
        <p class="say">{view.to === null ? t.noEnd : sayDate(view.to, frame.language, true)}</p>
        <p>
          {view.to !== null && `${t.daysLeft(daysBetween(dayIn(frame.zone, frame.now), view.to))}, `}
          {view.reviewDate !== null && `${t.review(sayDate(view.reviewDate, frame.language))}, `}
          <b class={view.state.kind}>{view.state.word}</b>
        </p>
      </Cell>
      <Cell label={t.step}>
        <p class="say">{t.stepWords(view.declared, view.computed)}</p>
        <p>{standing(view, missing, frame)}</p>
      </Cell>
    </Held>
  );
}

function standing(view: ArrangementView, missing: number, frame: Frame) {
  const t = COUNCIL_WORDS[frame.language];
  if (view.declared === view.computed) return <b class="ok">{t.agrees}</b>;
  if (view.declared < view.computed) return <b>{t.ahead}</b>;
  return (
    <>
      <b class="near">{t.incomplete}</b>, {t.lacking(missing)}
    </>
  );
}

function Evidence({ title, rows, frame }: { title: string; rows: readonly EvidenceView[]; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <div>
      <h3>{title}</h3>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <b class={row.holds ? undefined : 'near'}>
              {row.holds ? t.there : t.missing} {row.what}
            </b>
            {row.detail} {row.link !== null && <a href={row.link.href}>{row.link.label}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Grants({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <section id="hak">
      <h2>{t.grants}</h2>
      <p class="soft">{view.grants.rows.length === 0 ? t.grantsNone : view.grants.note}</p>
      {frame.session?.exchanges === true && (
        <p>
          <a href={`/pertukaran?kesepakatan=${view.id}`}>{EXCHANGE_WORDS[frame.language].ofArrangement}</a>
        </p>
      )}
      <ul class="rows">
        {view.grants.rows.map((grant) => (
          <li class="line">
            <div class={laneClass(grant.from)}>
              <b>{t.grantFrom(grant.kind, grant.from.name)}</b>
            </div>
            <div>
              {grant.what}{' '}
              <span class="soft t">
                <Basis basis={grant.basis} frame={frame} /> {grant.statutory ? t.statutory : t.dies}
              </span>
            </div>
            <div>
              {grant.use}
              <span class={`${grant.holds.kind} t`}>{grant.holds.word}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Members({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <section>
      <h2>{t.who}</h2>
      <ul class="rows">
        {view.members.map((member) => (
          <li>
            <div class={laneClass(member.owner)}>
              <b>{member.owner.name}</b>
              {member.part}
            </div>
          </li>
        ))}
      </ul>
      {view.services.length > 0 && (
        <p>
          {t.services}:{' '}
          {view.services.map((service, n) => (
            <>
              {n > 0 && ', '}
              <a href={service.href}>{service.label}</a>
            </>
          ))}
        </p>
      )}
    </section>
  );
}

function Law({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <section>
      <h2>{t.basis}</h2>
      <ul class="rows">
        <BasisRows rows={view.basis} frame={frame} />
        {view.plan !== null && (
          <li>
            <b>
              {t.plan}: {view.plan.title}
            </b>
            {view.plan.detail}
          </li>
        )}
        {view.plan?.impacts.map(({ on, why }) => (
          <li>
            <b>{t.impact(on)}</b>
            {why}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Time({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_WORDS[frame.language];
  const today = dayIn(frame.zone, frame.now);
  const from = sayDate(view.from, frame.language);
  const days = (between: number) => sayNumber(between + 1, frame.language);
  return (
    <section>
      <h2>{t.time}</h2>
      {view.to === null ? (
        <p class="soft">
          {from}. {t.noEnd}.
        </p>
      ) : (
        <>
          <Span done={daysBetween(view.from, today) / Math.max(1, daysBetween(view.from, view.to))} />
          <p class="soft">
            {t.span(from, sayDate(view.to, frame.language))},{' '}
            {t.day(days(daysBetween(view.from, today)), days(daysBetween(view.from, view.to)))}.
          </p>
        </>
      )}
      <ul class="rows">
        {view.after.map((row) => (
          <li>
            <b>{row.what}</b>
            {row.detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Life of the arrangement: run so far, and what is left. */
function Span({ done }: { done: number }) {
  const share = Math.round(Math.min(1, Math.max(0, done)) * 10_000) / 100;
  return (
    <svg class="track" aria-hidden="true">
      <rect class="run" width={`${share}%`} />
      <rect class="plan" x={`${share}%`} width={`${100 - share}%`} />
      <line class="now" x1={`${share}%`} x2={`${share}%`} y2="28" />
    </svg>
  );
}

function Open({ view, frame }: { view: ArrangementView; frame: Frame }) {
  if (view.open.length === 0) return null;
  return (
    <section>
      <h2>{COUNCIL_WORDS[frame.language].open}</h2>
      <ul class="rows">
        {view.open.map((row) => (
          <li>
            <div class={laneClass(row.owner)}>
              <b>{row.what}</b>
              {row.detail} {row.link !== null && <a href={row.link.href}>{row.link.label}</a>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
