import type { AssetFact, AssetView } from '#operations/views/asset';
import type { PageProps } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
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
      <h2>{view.reports.length === 0 ? t.none : t.reports(view.reports.length)}</h2>
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
      <p>
        {t.report} <a href={view.service.href}>{view.service.title}</a>
      </p>
    </Page>
  );
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
