import type { IndicatorView, OutcomesView, OutcomeView } from '#operations/views/outcome';
import type { PageProps } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { OUTCOME_WORDS } from '#web/texts/outcome';

/** `/capaian` for everybody; `/dewan/hasil` the same for officials, who may have it computed anew. */
export function OutcomesPage({
  view,
  frame,
  council = false,
}: PageProps<OutcomesView> & { readonly council?: boolean }) {
  const t = OUTCOME_WORDS[frame.language];
  const title = council ? t.council : t.title;
  return (
    <Page frame={frame} title={title} {...(council ? ({ face: 'desk' } as const) : {})}>
      <h1>{title}</h1>
      <p>{t.intro}</p>
      {view.outcomes.length === 0 && <p>{t.none}</p>}
      {council && view.outcomes.length > 0 && (
        <Form frame={frame} name="fresh">
          <button type="submit">{t.fresh}</button>
        </Form>
      )}
      {view.outcomes.map((outcome) => (
        <Outcome outcome={outcome} frame={frame} council={council} />
      ))}
    </Page>
  );
}

type Of<Thing> = Omit<PageProps<unknown>, 'view'> & Thing;

function Outcome({ outcome, frame, council }: Of<{ readonly outcome: OutcomeView; readonly council: boolean }>) {
  const t = OUTCOME_WORDS[frame.language];
  const { arrangement, plan, agreedAt, missing } = outcome;
  return (
    <section id={outcome.id}>
      <h2>{outcome.title}</h2>
      <p>{outcome.result}.</p>
      {outcome.indicators.map((indicator) => (
        <Indicator indicator={indicator} outcome={outcome.id} frame={frame} />
      ))}
      <h3>{t.weights}</h3>
      <p class="soft">{t.weightsNote}</p>
      <ul class="rows">
        {outcome.weights.map(({ owner, weight }) => (
          <li class={laneClass(owner)}>
            {owner.name} <b>{weight}</b>
          </li>
        ))}
      </ul>
      <p>
        {agreedAt === null ? (
          <span class="near">
            {t.missing}: {missing.join(', ')}.
          </span>
        ) : (
          <span>
            {t.agreed} <Time at={agreedAt} as="moment" saying={frame} />.
          </span>
        )}{' '}
        {t.under} <a href={arrangement.href}>{arrangement.label}</a>.
      </p>
      {council && (
        <p>
          {t.plan}: <a href={plan.href}>{plan.label}</a>
        </p>
      )}
    </section>
  );
}

const TONE = { improving: 'ok', maintaining: '', worsening: 'late', unknown: '' } as const;

function Indicator({ indicator, outcome, frame }: Of<{ readonly indicator: IndicatorView; readonly outcome: string }>) {
  const t = OUTCOME_WORDS[frame.language];
  const { value, unit, period, isFinal, caution, history } = indicator;
  return (
    <article>
      <h3>{indicator.title}</h3>
      <dl class="facts">
        <Fact name={t.now}>
          {value === null ? (
            <b>{t.unknown}</b>
          ) : (
            <>
              <b>
                {value} {unit}
              </b>
              , {period}
              {!isFinal && `, ${t.running}`}
            </>
          )}
        </Fact>
        <Fact name={t.baseline}>
          {indicator.baseline} {unit}
        </Fact>
        <Fact name={t.target}>
          {indicator.target} {unit}
        </Fact>
        <Fact name={t.way}>{indicator.progress === null ? t.unknown : `${indicator.progress}%`}</Fact>
        <Fact name={t.trend}>
          <span class={TONE[indicator.trend]}>{t.trends[indicator.trend]}</span>
        </Fact>
      </dl>
      {caution !== null && <p class="soft">{caution}</p>}
      <details>
        <summary>{t.how}</summary>
        <p>{t.query}</p>
        <pre tabindex={0} role="region" aria-label={`${t.how}: ${indicator.title}, ${outcome}`}>
          <code>{indicator.query}</code>
        </pre>
        <p class="soft">
          {t.hash}: <code class="hash">{indicator.hash}</code>
        </p>
        {indicator.head !== null && (
          <p class="soft">
            {t.head}: <code class="hash">{indicator.head}</code>
          </p>
        )}
        {indicator.observedAt !== null && (
          <p class="soft">
            {t.computed} <Time at={indicator.observedAt} as="moment" saying={frame} />
          </p>
        )}
        {history.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.period}</th>
                <th scope="col">
                  {t.value} ({unit})
                </th>
              </tr>
            </thead>
            <tbody>
              {history.map((row) => (
                <tr>
                  <th scope="row">{row.period}</th>
                  <td>{row.value ?? t.unknown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </details>
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
