import type { AgencyView, KinView } from '#operations/views/reorganisation';
import { sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';

/** `/instansi/:id`, for everybody. */
export function AgencyPage({ view, frame }: PageProps<AgencyView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.name}>
      <h1 class={laneClass(view.owner)}>{view.name}</h1>
      <p>{view.office}</p>
      {view.ended && <p class="near">{t.over}</p>}
      <Kin title={t.came} rows={view.before} frame={frame} />
      <Kin title={t.went} rows={view.after} frame={frame} />
      <section>
        <h2>{t.agencyNames}</h2>
        <ul class="rows">
          {view.names.map(({ name, from, recordedAt }) => (
            <li>
              <b>{name}</b>
              <span class="t">
                {t.since} {sayDate(from, frame.language)}
                {recordedAt !== null && (
                  <>
                    , {t.recorded} <Time at={recordedAt} as="moment" saying={frame} />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {view.duties.length > 0 && (
        <section>
          <h2>{t.services}</h2>
          <ul>
            {view.duties.map((duty) => (
              <li>{duty}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Kin({ title, rows, frame }: { title: string; rows: readonly KinView[]; frame: Frame }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map(({ what, agencies, at }) => (
          <li>
            {agencies.map(({ href, label }) => (
              <a class="t" href={href}>
                {label}
              </a>
            ))}
            <span class="t">
              {what}, <Time at={at} as="moment" saying={frame} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
