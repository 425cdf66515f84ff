import type { BenefitView } from '#operations/views/benefit';
import type { Frame, PageProps } from '#web/frame';
import {
  Assumptions,
  BenefitGrounds,
  BenefitTable,
  benefitFaults,
  benefitSentence,
  Money,
  sayRound,
} from '#web/parts/benefit.tsx';
import { titleWithFaults } from '#web/parts/errors.tsx';
import { Page } from '#web/parts/page.tsx';
import { sayNumber } from '#web/say';
import { BENEFIT_WORDS } from '#web/texts/benefit';

/** `/manfaat`: what joining up saves in all services of the government, for everybody. */
export function BenefitPage({ view, frame }: PageProps<BenefitView | null>) {
  const t = BENEFIT_WORDS[frame.language];
  const title = view === null ? t.title : titleWithFaults(t.title, benefitFaults(view, frame), frame);
  return (
    <Page frame={frame} title={title}>
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      {view === null ? <p>{t.none}</p> : <Totals view={view} frame={frame} />}
    </Page>
  );
}

function Totals({ view, frame }: { view: BenefitView; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  return (
    <>
      <section>
        <h2>{t.saving}</h2>
        <p>
          <span class="big">
            <Money of={view.total.saving} frame={frame} />
          </span>
        </p>
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{t.service}</th>
              <th scope="col">{t.names.cases}</th>
              <th scope="col">{t.visits}</th>
              <th scope="col">{t.documents}</th>
              <th scope="col">{t.days}</th>
              <th scope="col">{t.cost}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <Row row={row} frame={frame} />
            ))}
            <tr>
              <th scope="row" colspan={5}>
                {t.total}
              </th>
              <td data-label={t.cost}>
                {sayRound(view.total.alone.likely, frame.language)} →{' '}
                {sayRound(view.total.onceOnly.likely, frame.language)}
              </td>
            </tr>
          </tbody>
        </table>
        <p class="soft">
          {t.arrow} {t.caution}
        </p>
      </section>
      <section id="anggapan">
        <Assumptions view={view} action="/manfaat" heading="h2" frame={frame} />
      </section>
    </>
  );
}

function Row({ row, frame }: { row: BenefitView['rows'][number]; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  const [alone, , onceOnly] = row.ways;
  if (alone === undefined || onceOnly === undefined) return null;
  const change = (from: number, to: number) => `${sayNumber(from, frame.language)} → ${sayNumber(to, frame.language)}`;
  return (
    <tr>
      <th scope="row">
        <a href={row.service.href}>{row.service.label}</a>
      </th>
      <td data-label={t.names.cases}>{sayNumber(row.cases.likely, frame.language)}</td>
      <td data-label={t.visits}>{change(alone.visits, onceOnly.visits)}</td>
      <td data-label={t.documents}>{change(alone.documents, onceOnly.documents)}</td>
      <td data-label={t.days}>{change(alone.days.likely, onceOnly.days.likely)}</td>
      <td data-label={t.cost}>
        {sayRound(alone.cost.likely, frame.language)} → {sayRound(onceOnly.cost.likely, frame.language)}
      </td>
    </tr>
  );
}

/** The benefit as a section of the page of its service. */
export function BenefitSection({ view, frame }: { view: BenefitView; frame: Frame }) {
  const t = BENEFIT_WORDS[frame.language];
  const [row] = view.rows;
  if (row === undefined) return null;
  return (
    <section id="manfaat">
      <h2>{t.short}</h2>
      <p>{benefitSentence(row, frame)}</p>
      <BenefitTable row={row} frame={frame} />
      <details open={view.assumptions.some(({ value }) => value !== '')}>
        <summary>{t.grounds}</summary>
        <BenefitGrounds row={row} view={view} frame={frame} />
        <Assumptions view={view} action={`/layanan/${row.id}#manfaat`} frame={frame} />
      </details>
      <p>
        <a href="/manfaat">{t.all}</a>
      </p>
    </section>
  );
}
