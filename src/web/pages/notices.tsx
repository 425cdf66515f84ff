import type { DigestView, NoticesView } from '#operations/views/notice';
import type { PageProps } from '#web/frame';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { NOTICE_WORDS } from '#web/texts/notice';

/** `/pemberitahuan`: what a citizen was told; for an official what is due. */
export function NoticesPage({ view, frame }: PageProps<NoticesView | DigestView>) {
  return view.kind === 'mine' ? <Mine view={view} frame={frame} /> : <Digest view={view} frame={frame} />;
}

function Mine({ view, frame }: PageProps<NoticesView>) {
  const t = NOTICE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title}>
      <h1>{t.title}</h1>
      <p>
        {t.ways[view.way]} {!view.verified && t.unverified} <a href="/pemberitahuan/cara">{t.change}</a>
      </p>
      {view.rows.length === 0 && <p>{t.none}</p>}
      <ul class="rows">
        {view.rows.map((row) => (
          <li>
            <b>{row.subject}</b> <Time at={row.at} as="moment" saying={frame} />
            <p>
              {row.text} <a href={row.href}>{row.number}</a>
            </p>
            {row.state !== 'page' && <p class="soft">{t.state[row.state]}</p>}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Digest({ view, frame }: PageProps<DigestView>) {
  const t = NOTICE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title} face="desk">
      <p class="intro soft">{t.title}</p>
      <h1>{view.open === 0 ? t.digestNone : t.digest(view.open, view.soon, view.late)}</h1>
      <ul class="rows">
        {view.rows.map(({ number, href, what, due, late }) => (
          <li>
            <b>
              <a href={href}>{number}</a>
            </b>{' '}
            {what}
            <p class={late ? 'late' : 'soft'}>
              {due === null ? (
                t.noClock
              ) : (
                <>
                  {t.due} <DueTime at={due} saying={frame} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
