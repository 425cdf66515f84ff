import type { ErrorView, RefusalView } from '#operations/views/door';
import type { PageProps } from '#web/frame';
import { Page } from '#web/parts/page.tsx';
import { WaysOn } from '#web/parts/ways.tsx';
import { DOOR_WORDS } from '#web/texts/door';

/** A typed no: what happened, what next, lawful ways on. */
export function RefusalPage({ view, frame }: PageProps<RefusalView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={view.what} actions={<TellUs href={`/masukan?tentang=${view.code}`} label={t.askHelp} />}>
      <h1>{view.what}</h1>
      <p>{view.next}</p>
      {view.ways.length > 0 && (
        <section>
          <h2>{t.waysOn}</h2>
          <WaysOn ways={view.ways} />
        </section>
      )}
      <p class="soft after">{t.code(view.code)}</p>
    </Page>
  );
}

/** Anything else that goes wrong. */
export function ErrorPage({ view, frame }: PageProps<ErrorView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page
      frame={frame}
      title={view.what}
      actions={<TellUs href={`/masukan?tentang=${view.status}`} label={t.askHelp} />}
    >
      <h1>{view.what}</h1>
      <p>{view.next}</p>
      <p class="acts">
        <a class="do" href="/">
          {t.home}
        </a>
      </p>
      <p class="soft after">{t.code(String(view.status))}</p>
    </Page>
  );
}

function TellUs({ href, label }: { href: string; label: string }) {
  return (
    <a class="do" href={href}>
      {label}
    </a>
  );
}
