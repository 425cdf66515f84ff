import type { HistoryView } from '#operations/views/case';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';

/** `/berkas/:number/riwayat`: every act, and the chain that binds them. */
export function HistoryPage({ view, frame }: PageProps<HistoryView>) {
  const t = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={`${t.historyTitle} (${view.number})`}>
      <Back href={`/berkas/${view.number}`} label={t.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{t.number(view.number)}</span>
      </p>
      <h1>{t.historyTitle}</h1>
      <p class={view.chain.intact ? 'ok' : 'late'}>{view.chain.intact ? t.chainOk : t.chainBroken}</p>
      <p class="hash">{view.chain.head}</p>
      <ol class="rows after" reversed>
        {view.acts.map((act) => (
          <Act act={act} frame={frame} />
        ))}
      </ol>
    </Page>
  );
}

function Act({ act, frame }: { act: HistoryView['acts'][number]; frame: Frame }) {
  const t = CASE_WORDS[frame.language];
  return (
    <li id={`a${act.seq}`}>
      <div class={act.owner === null ? undefined : laneClass(act.owner)}>
        <b>{act.what}</b>
        <Time at={act.at} as="full" saying={frame} />, {t.by(act.by)}
        {act.detail !== '' && `. ${act.detail}`}
        <span class="hash soft t">
          {t.proof} {act.commitment}
        </span>
      </div>
    </li>
  );
}
