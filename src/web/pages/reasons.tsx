import type { Named, ReasonsView, ReasonView, WayView } from '#operations/views/case';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { RuleRows } from '#web/parts/rules.tsx';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** `/berkas/:number/alasan`: what each amount and decision was made from, by which rows, and what came of it. */
export function ReasonsPage({ view, frame }: PageProps<ReasonsView>) {
  const t = CASE_WORDS[frame.language];
  const none = view.lines.length + view.decisions.length + view.ways.length === 0;
  return (
    <Page frame={frame} title={`${t.reasonsTitle} (${view.number})`}>
      <Back href={`/berkas/${view.number}`} label={t.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{t.number(view.number)}</span>
      </p>
      <h1>{t.reasonsTitle}</h1>
      <p>{none ? t.reasonsNone : t.reasonsNote}</p>
      <Reasons title={t.reasonsLines} reasons={view.lines} frame={frame} />
      <Reasons title={t.reasonsDecisions} reasons={view.decisions} frame={frame} />
      <Ways ways={view.ways} frame={frame} />
    </Page>
  );
}

function Reasons({ title, reasons, frame }: { title: string; reasons: readonly ReasonView[]; frame: Frame }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {reasons.map((reason) => (
        <Reason reason={reason} frame={frame} />
      ))}
    </>
  );
}

function Reason({ reason, frame }: { reason: ReasonView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section id={reason.id}>
      <h3>{reason.title}</h3>
      <p class={reason.owner === null ? 'soft' : laneClass(reason.owner)}>
        {reason.owner !== null && <b>{reason.owner.name}</b>} <Time at={reason.at} as="full" saying={frame} />
        {reason.basis !== null && (
          <>
            {'. '}
            <Basis basis={reason.basis} frame={frame} />
          </>
        )}{' '}
        {reason.arrangement !== null && <a href={reason.arrangement.href}>{reason.arrangement.label}</a>}
      </p>
      <h4>{t.usedData}</h4>
      {reason.inputs.length === 0 ? <p class="soft">{t.usedNone}</p> : <Values values={reason.inputs} />}
      <h4>{t.usedRows}</h4>
      <RuleRows rules={reason.rows} frame={frame} />
      {reason.steps.length > 0 && (
        <>
          <h4>{t.usedSteps}</h4>
          <Values values={reason.steps} />
        </>
      )}
      {reason.outcomes.length > 0 && (
        <>
          <h4>{t.cameOut}</h4>
          <Values values={reason.outcomes} />
        </>
      )}
    </section>
  );
}

function Ways({ ways, frame }: { ways: readonly WayView[]; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  if (ways.length === 0) return null;
  return (
    <>
      <h2>{t.reasonsWays}</h2>
      {ways.map((way) => (
        <section id={way.id}>
          <h3>{way.title}</h3>
          <p class="soft">
            <Time at={way.at} as="full" saying={frame} />
          </p>
          <h4>{t.usedData}</h4>
          {way.inputs.length === 0 ? <p class="soft">{t.usedNone}</p> : <Values values={way.inputs} />}
          <h4>{t.waysAsked}</h4>
          <Values values={way.asked.map(({ to, holds }) => ({ label: to, value: t.wayHolds(holds) }))} />
          <h4>{t.cameOut}</h4>
          <p>{way.went.length === 0 ? t.wayHeld : t.wayTaken(way.went.join(', '))}</p>
        </section>
      ))}
    </>
  );
}

function Values({ values }: { values: readonly Named[] }) {
  return (
    <dl class="rows facts">
      {values.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
