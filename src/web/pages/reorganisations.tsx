import type { ReorganisationsView } from '#operations/views/reorganisation';
import { sayDate } from '#terms/plain-date';
import type { PageProps } from '#web/frame';
import { LinkRows } from '#web/parts/link-rows.tsx';
import { Page } from '#web/parts/page.tsx';
import { REORGANISATION_PAGE_WORDS } from '#web/texts/reorganisation';

/** `/penataan` */
export function ReorganisationsPage({ view, frame }: PageProps<ReorganisationsView>) {
  const t = REORGANISATION_PAGE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title} face="desk">
      <h1>{t.title}</h1>
      <p>{t.intro}</p>
      {view.rows.length === 0 && <p>{t.none}</p>}
      <ul class="rows">
        {view.rows.map(({ link, state, kind, day }) => (
          <li>
            <b>
              <a href={link.href}>{link.label}</a>
            </b>
            <span class={`t ${kind}`}>
              {state}, {sayDate(day, frame.language)}
            </span>
          </li>
        ))}
      </ul>
      {view.kinds.length > 0 && (
        <section>
          <h2>{t.begin}</h2>
          <LinkRows links={view.kinds} />
        </section>
      )}
    </Page>
  );
}
