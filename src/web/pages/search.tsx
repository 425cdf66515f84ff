import type { SearchView, ServiceRow } from '#operations/views/door';
import type { Frame, PageProps } from '#web/frame';
import { Page } from '#web/parts/page.tsx';
import { SearchForm } from '#web/parts/search-form.tsx';
import { ServiceRows } from '#web/parts/service-rows.tsx';
import { DOOR_WORDS } from '#web/texts/door';

/** `/cari?q=` */
export function SearchPage({ view, frame }: PageProps<SearchView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.searchTitle(view.query)}>
      <h1>{t.searchTitle(view.query)}</h1>
      <div class="find-wide">
        <SearchForm query={view.query} frame={frame} />
      </div>
      {view.query !== '' && <Found rows={view.found} frame={frame} />}
      <section>
        <h2>{t.all}</h2>
        <ServiceRows rows={view.all} frame={frame} />
      </section>
    </Page>
  );
}

function Found({ rows, frame }: { rows: readonly ServiceRow[]; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <section>
      <h2>{rows.length === 0 ? t.foundNone : t.found(rows.length)}</h2>
      {rows.length > 0 && <ServiceRows rows={rows} frame={frame} />}
    </section>
  );
}
