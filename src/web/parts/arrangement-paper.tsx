import type { ArrangementView } from '#operations/views/council';
import type { Frame } from '#web/frame';
import { COUNCIL_DESK_WORDS } from '#web/texts/council-desk';

/** For officials: the text in the form of its instrument, and the way to change it while it is a draft. */
export function ArrangementPaper({ view, frame }: { view: ArrangementView; frame: Frame }) {
  const t = COUNCIL_DESK_WORDS[frame.language];
  const { session } = frame;
  if (session === null || session.kind === 'citizen') return null;
  return (
    <section id="naskah">
      <p class="acts">
        <a class="do" href={`/dewan/naskah/${view.id}/cetak.pdf`}>
          {t.print}
        </a>
        {view.ways.some(({ act }) => act === 'propose') && (
          <a class="do" href={`/dewan/naskah/${view.id}`}>
            {t.change}
          </a>
        )}
      </p>
      <p class="soft">{t.printNote}</p>
    </section>
  );
}
