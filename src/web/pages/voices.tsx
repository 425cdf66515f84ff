import type { SatisfactionRow, VoicesView } from '#operations/views/voice';
import { sayList } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { sayIndex } from '#web/parts/index-line.tsx';
import { More } from '#web/parts/more.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { VOICE_WORDS } from '#web/texts/voice';

/** `/suara`: satisfaction and complaints, for everybody. */
export function VoicesPage({ view, frame }: PageProps<VoicesView>) {
  const t = VOICE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.voices}>
      <h1>{t.voices}</h1>
      <p>
        {t.voicesNote(view.year)} {view.basis !== null && <Basis basis={view.basis} frame={frame} />}
      </p>
      <Satisfied title={t.byService} rows={view.services} frame={frame} />
      <Satisfied title={t.byAgency} rows={view.agencies} frame={frame} />
      <Satisfied title={t.byLane} rows={view.lanes} frame={frame} />
      <Complained view={view} frame={frame} />
      <p class="acts">
        <a class="do" href="/pengaduan/baru">
          {t.newTitle}
        </a>
      </p>
    </Page>
  );
}

function Satisfied({ title, rows, frame }: { title: string; rows: readonly SatisfactionRow[]; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  const none = rows.filter(({ index }) => index.kind === 'none');
  const hidden = rows.flatMap(({ label, index }) => (index.kind === 'hidden' ? [{ label, ...index }] : []));
  const named = (some: readonly { readonly label: string }[]) =>
    sayList(
      some.map(({ label }) => label),
      frame.language,
    );
  return (
    <section>
      <h2>{title}</h2>
      <More
        rows={rows.filter(({ index }) => index.kind === 'shown')}
        first={8}
        list={(some) => <Indices rows={some} frame={frame} />}
        frame={frame}
      />
      {hidden.length > 0 && <p class="soft">{t.hiddenFor(named(hidden), hidden[0]?.smallest ?? 0)}</p>}
      {none.length > 0 && <p class="soft">{t.noneFor(named(none))}</p>}
    </section>
  );
}

function Indices({ rows, frame }: { rows: readonly SatisfactionRow[]; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  if (rows.length === 0) return null;
  return (
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">{t.name}</th>
          <th scope="col">{t.answers}</th>
          <th scope="col">{t.equal}</th>
          <th scope="col">{t.printed}</th>
          <th scope="col">{t.grade}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, n, index }) => (
          <tr>
            <th scope="row">{label}</th>
            {index.kind === 'shown' && (
              <>
                <td data-label={t.answers}>{n}</td>
                <td data-label={t.equal}>{sayIndex(index.equal, frame)}</td>
                <td data-label={t.printed}>{sayIndex(index.printed, frame)}</td>
                <td data-label={t.grade}>{`${index.band}, ${index.name}`}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Complained({ view, frame }: PageProps<VoicesView>) {
  const t = VOICE_WORDS[frame.language];
  const heads = [t.unclassed, ...view.classes];
  return (
    <section>
      <h2>{t.complaints}</h2>
      {view.complaints.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <table class="stack">
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              {heads.map((head) => (
                <th scope="col">{head}</th>
              ))}
              <th scope="col">{t.lateCount}</th>
            </tr>
          </thead>
          <tbody>
            {view.complaints.map(({ owner, counts, late }) => (
              <tr>
                <th scope="row" class={laneClass(owner)}>
                  {owner.name}
                </th>
                {counts.map((count, n) => (
                  <td data-label={heads[n]}>{count}</td>
                ))}
                <td data-label={t.lateCount}>{late}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
