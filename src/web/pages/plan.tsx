import type { ActivityView, PlansView, PlanView } from '#operations/views/outcome';
import { sayDate } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { OUTCOME_WORDS } from '#web/texts/outcome';

/** `/dewan/rencana` */
export function PlansPage({ view, frame }: PageProps<PlansView>) {
  const t = OUTCOME_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.plans} face="desk">
      <h1>{t.plans}</h1>
      <p>{t.plansIntro}</p>
      {view.rows.length === 0 && <p>{t.none}</p>}
      <ul class="rows">
        {view.rows.map(({ link, outcome, agreedAt, missing }) => (
          <li>
            <b>
              <a href={link.href}>{link.label}</a>
            </b>
            <span class="t">{outcome}</span>
            <span class={`t ${agreedAt === null ? 'near' : 'ok'}`}>
              {agreedAt === null ? (
                `${t.missing}: ${missing.join(', ')}`
              ) : (
                <>
                  {t.agreed} <Time at={agreedAt} as="moment" saying={frame} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** `/dewan/rencana/:id`: the activities in the order they can be done, the critical path, money and signatures. */
export function PlanPage({ view, frame }: PageProps<PlanView>) {
  const t = OUTCOME_WORDS[frame.language];
  const { language } = frame;
  return (
    <Page frame={frame} title={view.title} face="desk">
      <Back href="/dewan/rencana" label={t.allPlans} />
      <h1>{view.title}</h1>
      <p>
        {view.outcome}. {t.version} {String(view.version)}. {t.runs} {sayDate(view.from, language)} –{' '}
        {sayDate(view.to, language)}.
      </p>
      {view.refused !== null && (
        <p class="wrong" role="status">
          {view.refused.what} {view.refused.next}
        </p>
      )}
      <section id="jalur">
        <h2>{t.critical}</h2>
        <p class="soft">{t.criticalNote}</p>
        <ol class="rows">
          {view.path.map((title) => (
            <li>{title}</li>
          ))}
        </ol>
        <p>{t.length(String(view.days))}.</p>
      </section>
      <section>
        <h2>{t.activities}</h2>
        <ol class="rows">
          {view.activities.map((activity) => (
            <Activity activity={activity} frame={frame} />
          ))}
        </ol>
      </section>
      <section>
        <h2>{t.budget}</h2>
        <p>{t.ofCeiling(sayRupiah(view.total, language), sayRupiah(view.ceiling, language))}</p>
        <dl class="bill">
          {view.byAgency.map(({ owner, amount }) => (
            <div>
              <dt class={laneClass(owner)}>{owner.name}</dt>
              <dd>{sayRupiah(amount, language)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Signatures view={view} frame={frame} />
    </Page>
  );
}

function Activity({ activity, frame }: Omit<PageProps<unknown>, 'view'> & { readonly activity: ActivityView }) {
  const t = OUTCOME_WORDS[frame.language];
  const day = (date: ActivityView['due']) => sayDate(date, frame.language);
  return (
    <li>
      <b>{activity.title}</b>
      <span class={`t ${laneClass(activity.owner)}`}>{activity.owner.name}</span>
      <span class="t">
        {t.output}: {activity.output}
      </span>
      <span class="t">
        {t.dates}: {day(activity.from)} – {day(activity.to)},{' '}
        {activity.isCritical ? <b>{t.isCritical}</b> : t.slack(String(activity.slack))}
      </span>
      <span class={activity.isLate ? 't late' : 't'}>
        {t.due}: {day(activity.due)}
        {activity.isLate && `, ${t.late}`}
      </span>
      {activity.after.length > 0 && (
        <span class="t soft">
          {t.after}: {activity.after.join('; ')}
        </span>
      )}
      {activity.shares.length > 0 && (
        <span class="t soft">
          {t.budget}:{' '}
          {activity.shares.map(({ owner, amount }) => `${owner.name} ${sayRupiah(amount, frame.language)}`).join(', ')}
        </span>
      )}
    </li>
  );
}

function Signatures({ view, frame }: PageProps<PlanView>) {
  const t = OUTCOME_WORDS[frame.language];
  return (
    <section id="tanda-tangan">
      <h2>{t.signatures}</h2>
      {view.agreedAt !== null && (
        <p class="ok">
          {t.agreed} <Time at={view.agreedAt} as="moment" saying={frame} />.
        </p>
      )}
      <ul class="rows">
        {view.signatures.map(({ owner, signed }) => (
          <li class={laneClass(owner)}>
            {owner.name}, <span class={signed ? 'ok' : 'near'}>{signed ? t.signed : t.unsigned}</span>
          </li>
        ))}
      </ul>
      {view.maySign && (
        <Form frame={frame} name="sign" action={`/dewan/rencana/${view.id}`}>
          <p>{t.signNote}</p>
          <button type="submit">{t.sign}</button>
        </Form>
      )}
    </section>
  );
}
