import type { Child } from 'hono/jsx';
import type { Frame } from '#web/frame';
import { ICON_PATH } from '#web/icon';
import { Header } from '#web/parts/header.tsx';
import { Patterns } from '#web/parts/mark.tsx';
import { STYLE_PATH } from '#web/style';
import { FRAME_WORDS } from '#web/texts/frame';

interface PageLayout {
  readonly frame: Frame;
  /** A sentence; on a form page that came back with errors it starts with "Kesalahan: ". */
  readonly title: string;
  /** `desk`: dense screens of officers, coordinators, auditors. */
  readonly face?: 'desk';
  /** Stands before the main part: an officer's queue. */
  readonly aside?: Child;
  /** Buttons of this page at the foot: question, objection. */
  readonly actions?: Child;
  /** Address of a script that spares a step; the page is whole without it. */
  readonly script?: string | undefined;
  readonly children?: Child;
}

/** The frame around every page. Help stands at the same place on each (WCAG 3.2.6). */
export function Page({ frame, title, face, aside, actions, script, children }: PageLayout) {
  const t = FRAME_WORDS[frame.language];
  return (
    <html lang={frame.language} data-face={face}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - Manunggal`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
        {script !== undefined && <script src={script} defer />}
      </head>
      <body>
        <a class="skip" href="#isi">
          {t.skip}
        </a>
        <Patterns />
        <Header frame={frame} />
        {frame.attending !== undefined && <Attending {...frame.attending} />}
        {frame.fictional !== null && <Fiction frame={frame} note={frame.fictional} />}
        {aside === undefined ? (
          <main id="isi">{children}</main>
        ) : (
          <div class="desk">
            {aside}
            <main id="isi">{children}</main>
          </div>
        )}
        <Footer frame={frame} watched={face === 'desk'} actions={actions} />
      </body>
    </html>
  );
}

/** Whoever keys for another sees at every page for whom. */
function Attending({ sentence, href, label }: NonNullable<Frame['attending']>) {
  return (
    <aside class="demo" aria-label={sentence}>
      <div>
        <b>{sentence}</b> <a href={href}>{label}</a>
      </div>
    </aside>
  );
}

function Fiction({ frame, note }: { frame: Frame; note: string }) {
  return (
    <aside class="demo" aria-label={note.split('.')[0]}>
      <div>
        {note} {frame.session !== null && <a href="/masuk">{FRAME_WORDS[frame.language].switchRole}</a>}
      </div>
    </aside>
  );
}

function Footer({ frame, watched, actions }: { frame: Frame; watched: boolean; actions?: Child }) {
  const t = FRAME_WORDS[frame.language];
  return (
    <footer>
      <div>
        <p class="soft">
          {t.help} {frame.help}. {watched && t.watched}
        </p>
        {actions !== undefined && <p class="acts">{actions}</p>}
        <nav aria-label={t.footer}>
          <a href="/belajar">{t.learn}</a>
          <a href="/kesepakatan">{t.arrangements}</a>
          <a href="/capaian">{t.outcomes}</a>
          <a href="/verifikasi">{t.verify}</a>
          <a href={`/pengaduan/baru?dari=${encodeURIComponent(frame.path.split('?')[0] ?? '')}`}>{t.complain}</a>
          <a href="/suara">{t.voices}</a>
          <a href="/manfaat">{t.benefit}</a>
          <a href="/masukan">{t.feedback}</a>
        </nav>
      </div>
    </footer>
  );
}
