import type { AssetFact, AssetView } from '#operations/views/asset';
import type { Frame, PageProps } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Paging } from '#web/parts/paging.tsx';
import { Time } from '#web/parts/time.tsx';
import { ASSET_WORDS } from '#web/texts/asset';

/** `/aset/:service/:key`: whose it is, how it is, and what became of each report. */
export function AssetPage({ view, frame }: PageProps<AssetView>) {
  const t = ASSET_WORDS[frame.language];
  const title = t.title(view.name);
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{t.intro}</p>
      {view.owner === null ? (
        <p>{t.noOwner}</p>
      ) : (
        <p class={laneClass(view.owner)}>
          {t.owner}: <b>{view.owner.name}</b>
        </p>
      )}
      <Lines facts={view.facts} />
      <Follow view={view} frame={frame} />
      <h2>{view.total === 0 ? t.none : t.reports(view.total)}</h2>
      {view.reports.length > 0 && (
        <ol class="rows">
          {view.reports.map((report) => (
            <li>
              <b>{report.stage}</b>
              <span class="t">
                {t.filed} <Time at={report.filed} as="full" saying={frame} />
                {report.facts.map(({ label, value }) => `. ${label}: ${value}`).join('')}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Paging page={view.page} of={view.pages} href={`${view.href}?halaman=`} frame={frame} />
      <p>
        {t.report} <a href={view.service.href}>{view.service.title}</a>
      </p>
    </Page>
  );
}

/** Who met the same damage later is told when it is repaired. */
function Follow({ view, frame }: { view: AssetView; frame: Frame }) {
  const t = ASSET_WORDS[frame.language];
  switch (view.follow) {
    case 'none':
      return null;
    case 'own':
      return <p>{t.own}</p>;
    case 'follows':
      return <p class="ok">{t.follows}</p>;
    case 'sign-in':
      return (
        <p>
          {t.followNote} <a href={`/masuk?ke=${encodeURIComponent(view.href)}`}>{t.signIn}</a>
        </p>
      );
    case 'may':
      return (
        <Form frame={frame} name="follow" action={`${view.href}/ikuti`}>
          <p>{t.followNote}</p>
          <p class="acts">
            <button class="go" type="submit">
              {t.follow}
            </button>
          </p>
        </Form>
      );
    default:
      return view.follow satisfies never;
  }
}

function Lines({ facts }: { facts: readonly AssetFact[] }) {
  return (
    <dl class="rows facts">
      {facts.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
