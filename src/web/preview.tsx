import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Finding } from '#definitions/findings';
import type { Government, Service } from '#definitions/government';
import { pageOf, RULEBOOK } from '#definitions/rulebook';
import type { Checked } from '#operations/government/check-government';
import type { Played } from '#operations/government/play-examples';
import { sayKind } from '#operations/marks/act-kinds';
import { fieldView } from '#operations/marks/present-fields';
import type { Language } from '#terms/language';
import { dayIn, type Instant, sayTime } from '#terms/plain-date';
import { capital } from '#terms/say';
import { lastingPath } from '#web/lasting';
import { QuestionPage } from '#web/pages/question-page.tsx';
import { renderPage } from '#web/render';
import { STYLE, STYLE_PATH } from '#web/style';
import { PREVIEW_WORDS } from '#web/texts/preview';

/** What the preview shows: the folder as it was last saved, and the house that runs its last whole state. */
export interface Preview {
  readonly service: string;
  /** As last saved. */
  readonly checked: () => Checked;
  /** The last state without errors; null before there was one. */
  readonly shown: () => Government | null;
  /** The pages of the house; null before it could start. */
  readonly house: () => ((request: Request) => Response | Promise<Response>) | null;
  /** Calls back after each save, until the given end is called. */
  readonly onSaved: (heard: () => void) => () => void;
  readonly now: () => Instant;
}

const OWN_STYLE = `.sheet{max-width:none;padding:1rem}.phones{display:flex;gap:1rem;overflow-x:auto;padding-bottom:1rem}
.phones figure{margin:0;flex:none;width:362px}.phones iframe{width:360px;height:720px;border:1px solid #8a94a0}.sheet pre{white-space:pre-wrap}
.sheet ol.acts{columns:3 16rem;margin:.25rem 0 1rem}`;
const OWN_STYLE_PATH = '/pratinjau/gaya.css';
/** The page is whole without it: it then asks for itself every few seconds. */
const SCRIPT = `new EventSource('/pratinjau/simpan').addEventListener('saved', () => location.reload());`;
const SCRIPT_PATH = lastingPath('preview', 'js', SCRIPT);
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";

/** `/pratinjau` beside the pages of the house, which may here stand in frames of that page. */
export function previewApp(preview: Preview): Hono {
  const app = new Hono();
  app.use('/pratinjau/*', async (c, next) => {
    await next();
    c.header('content-security-policy', POLICY);
    c.header('cache-control', 'no-store');
  });
  app.get('/pratinjau', (c) => c.redirect('/pratinjau/lihat'));
  app.get('/pratinjau/lihat', (c) =>
    c.html(renderPage(<Sheet preview={preview} language={languageOf(c.req.query('lang'))} />)),
  );
  app.get('/pratinjau/formulir/:form/:page', (c) => {
    const page = formPage(preview, c.req.param('form'), c.req.param('page'), languageOf(c.req.query('lang')));
    return page === null ? c.notFound() : c.html(renderPage(page));
  });
  app.get(OWN_STYLE_PATH, (c) => c.body(OWN_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get(SCRIPT_PATH, (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/pratinjau/simpan', (c) =>
    streamSSE(c, async (stream) => {
      const gone = new Promise<void>((done) => stream.onAbort(done));
      const stop = preview.onSaved(() => void stream.writeSSE({ event: 'saved', data: '' }));
      await gone;
      stop();
    }),
  );
  app.all('*', async (c) => {
    const house = preview.house();
    if (house === null) return c.redirect('/pratinjau/lihat');
    const answer = await house(c.req.raw);
    const headers = new Headers(answer.headers);
    const policy = headers.get('content-security-policy') ?? '';
    headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
    return new Response(answer.body, { status: answer.status, headers });
  });
  return app;
}

function languageOf(text: string | undefined): Language {
  return text === 'en' ? 'en' : 'id';
}

function Sheet({ preview, language }: { preview: Preview; language: Language }) {
  const t = PREVIEW_WORDS[language];
  const { findings, asked, played } = preview.checked();
  const service = preview.shown()?.services.get(preview.service);
  const own = played.filter((one) => one.service === preview.service);
  const count = asked.find((one) => one.service === preview.service);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t.title} ${preview.service}`}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <link rel="stylesheet" href={OWN_STYLE_PATH} />
        <noscript>
          <meta http-equiv="refresh" content="3" />
        </noscript>
        <script src={SCRIPT_PATH} defer />
      </head>
      <body>
        <main class="sheet">
          <p>
            <a href={language === 'id' ? '?lang=en' : '?lang=id'}>{t.other}</a>
          </p>
          <h1>{`${t.title}: ${service?.texts[language].title ?? preview.service}`}</h1>
          {count !== undefined && (
            <p>{t.asked(count.asked.length, count.needed, count.held.length, count.fallback.length)}</p>
          )}
          <FoundList findings={findings} language={language} />
          {service === undefined ? <p>{t.nothingYet}</p> : <Phones service={service} language={language} />}
          <Timelines played={own} preview={preview} language={language} />
        </main>
      </body>
    </html>
  );
}

function FoundList({ findings, language }: { findings: readonly Finding[]; language: Language }) {
  const t = PREVIEW_WORDS[language];
  return (
    <section aria-live="polite">
      <h2>{findings.length === 0 ? t.clean : t.findings(findings.length)}</h2>
      {findings.length > 0 && (
        <ol class="rows">
          {findings.map(({ path, line, column, code, message, fix }) => (
            <li>
              <b>{`${path}:${line}:${column}`}</b> {RULEBOOK[code]?.what[language] ?? code}: {message}.{' '}
              <span class="soft">
                {t.mend} {RULEBOOK[code]?.hint[language] ?? ''} ({fix}). {pageOf(code)}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Phones({ service, language }: { service: Service; language: Language }) {
  const t = PREVIEW_WORDS[language];
  const forms = [...service.forms.values()].flatMap(({ id, pages }) =>
    pages.map((page) => ({ form: id, page: page.id })),
  );
  return (
    <section>
      <h2>{t.pages}</h2>
      <div class="phones">
        <figure>
          <figcaption>{t.servicePage}</figcaption>
          <iframe title={t.servicePage} src={`/layanan/${service.file.id}?lang=${language}`} />
        </figure>
        {forms.map(({ form, page }) => (
          <figure>
            <figcaption>{`forms/${form}.json: ${page}`}</figcaption>
            <iframe title={`${form} ${page}`} src={`/pratinjau/formulir/${form}/${page}?lang=${language}`} />
          </figure>
        ))}
      </div>
    </section>
  );
}

function Timelines({ played, preview, language }: { played: readonly Played[]; preview: Preview; language: Language }) {
  const t = PREVIEW_WORDS[language];
  const government = preview.shown();
  if (government === null || played.length === 0) return null;
  const texts = government.services.get(preview.service)?.texts[language];
  const failed = played.filter(({ differences }) => differences.length > 0).length;
  return (
    <section>
      <h2>{t.examples(played.length, failed)}</h2>
      {played.map(({ title, acts, differences }) => (
        <details open={differences.length > 0}>
          <summary>{`${differences.length === 0 ? t.passed : t.failed}: ${title}`}</summary>
          {differences.map(({ path, line, message }) => (
            <p>{`${path}:${line} ${message}`}</p>
          ))}
          <ol class="acts">
            {acts.map(({ kind, element, at }) => (
              <li>
                <time>{sayTime(at, government.file.zone, language)}</time> {capital(sayKind(kind, language))}
                {element === null ? '' : `: ${texts?.elements[element]?.short ?? element}`}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

/** A page of a form as the applicant or officer would see it, unsigned and unsent. */
function formPage(preview: Preview, formId: string, pageId: string, language: Language) {
  const government = preview.shown();
  const service = government?.services.get(preview.service);
  const form = service?.forms.get(formId);
  const page = form?.pages.find(({ id }) => id === pageId);
  if (government === null || service === undefined || form === undefined || page === undefined) return null;
  const texts = service.texts[language];
  const words = texts.pages[pageId];
  const fields = page.fields.map((fact) =>
    fieldView(government, fact, language, { required: form.schema.required.includes(fact) }),
  );
  const view = {
    draft: { id: '', service: texts.title, until: dayIn(government.file.zone, preview.now()) },
    back: '/pratinjau/lihat',
    title: words?.title ?? pageId,
    consents: [],
    fields,
    why: { purpose: words?.why ?? '', basis: null },
  };
  const frame = {
    language,
    path: `/pratinjau/formulir/${formId}/${pageId}`,
    now: preview.now(),
    zone: government.file.zone,
    session: null,
    csrf: '',
    key: '',
    fictional: null,
    help: government.file.help[language],
  };
  return <QuestionPage view={view} frame={frame} />;
}
