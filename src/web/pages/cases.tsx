import type { CasesView } from '#operations/views/case';
import { sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { CaseRow } from '#web/parts/case-row.tsx';
import { Page } from '#web/parts/page.tsx';
import { CASE_WORDS } from '#web/texts/case';

type Row = CasesView['cases'][number];

/** `/permohonan`: my applications and drafts; each heading says who holds it. */
export function CasesPage({ view, frame }: PageProps<CasesView>) {
  const t = CASE_WORDS[frame.language];
  const open = view.cases.filter((row) => row.state === 'open');
  const closed = view.cases.filter((row) => row.state !== 'open');
  return (
    <Page frame={frame} title={t.casesTitle}>
      <h1>{t.casesTitle}</h1>
      {view.cases.length === 0 && view.drafts.length === 0 && <p>{t.casesNone}</p>}
      <Cases title={t.open} rows={open} frame={frame} />
      {view.drafts.length > 0 && <Drafts view={view} frame={frame} />}
      <Cases title={t.closed} rows={closed} frame={frame} />
      <p class="acts">
        <a class="do" href="/cari">
          {t.casesFind}
        </a>
      </p>
    </Page>
  );
}

function Cases({ title, rows, frame }: { title: string; rows: readonly Row[]; frame: Frame }) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="rows">
        {rows.map((row) => (
          <li>
            <CaseRow row={row} frame={frame} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Drafts({ view, frame }: { view: CasesView; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.drafts}</h2>
      <ul class="rows">
        {view.drafts.map((draft) => (
          <li>
            <b>
              <a href={draft.href}>{draft.service}</a>
            </b>
            {t.draftKept(sayDate(draft.until, frame.language))}
          </li>
        ))}
      </ul>
    </section>
  );
}
