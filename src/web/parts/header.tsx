import { LANGUAGES } from '#terms/language';
import { type Frame, type FrameSession, inLanguage } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { Mark } from '#web/parts/mark.tsx';
import { FRAME_WORDS } from '#web/texts/frame';

const LANGUAGE_NAMES = { id: 'Indonesia', en: 'English' } as const;

/** Name, menu of the signed-in person, language switch that keeps the place. */
export function Header({ frame }: { frame: Frame }) {
  const t = FRAME_WORDS[frame.language];
  return (
    <header class="top">
      <div>
        <a class="name" href="/">
          <Mark />
          Manunggal
        </a>
        {frame.session === null && (
          <p class="who">
            <a href="/masuk">{t.signIn}</a>
          </p>
        )}
        <nav class="lang" aria-label={t.language}>
          {LANGUAGES.map((language) =>
            language === frame.language ? (
              <span aria-current="true">{LANGUAGE_NAMES[language]}</span>
            ) : (
              <a href={inLanguage(frame.path, language)} lang={language} hreflang={language}>
                {LANGUAGE_NAMES[language]}
              </a>
            ),
          )}
        </nav>
        {frame.session !== null && (
          <div class="second">
            <Menu frame={frame} links={linksOf(frame.session, frame)} label={t.main} />
            <SignedIn session={frame.session} frame={frame} />
          </div>
        )}
      </div>
    </header>
  );
}

function linksOf({ kind, counter }: FrameSession, { language }: Frame): readonly (readonly [string, string])[] {
  const t = FRAME_WORDS[language];
  return counter === true ? [['/dampingi', t.counter], ...t.menu[kind]] : t.menu[kind];
}

function Menu({ frame, links, label }: { frame: Frame; links: readonly (readonly [string, string])[]; label: string }) {
  const place = frame.path.split('?')[0] ?? '';
  return (
    <nav class="menu" aria-label={label}>
      {links.map(([href, name]) => (
        <a href={href} aria-current={place === href ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function SignedIn({ session, frame }: { session: FrameSession; frame: Frame }) {
  return (
    <Form frame={frame} name="sign-out" action="/keluar" class="who">
      <span>
        {session.name}, {session.about}
      </span>
      <button class="text" type="submit">
        {FRAME_WORDS[frame.language].signOut}
      </button>
    </Form>
  );
}
