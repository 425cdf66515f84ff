import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { LARGEST_FILE } from '#definitions/file-kind';
import { refusalView } from '#operations/marks/say-refusal';
import { spokenFor } from '#operations/refusals';
import { Refusal } from '#terms/refusal';
import { ICON, ICON_PATH } from '#web/icon';
import { ErrorPage, RefusalPage } from '#web/pages/refusal.tsx';
import { SCAN_SCRIPT, SCAN_SCRIPT_PATH } from '#web/scan-script';
import { STYLE, STYLE_PATH } from '#web/style';
import { beginVisit, type Door, type DoorContext, type DoorEnv, show } from '#web/visit.tsx';

/** Bytes of the largest thing that anybody may send: a PDF to check. */
const LARGEST = 4 * 1024 * 1024;
/** Of somebody signed in, at one sending: four of the largest files, and what is around them. */
const LARGEST_SIGNED_IN = 4 * LARGEST_FILE + 64 * 1024;

export type Routes = (app: Hono<DoorEnv>, door: Door) => void;

/** The pages' door: every request gets a visit, every answer the same guard of headers, every refusal a page. */
export function webApp(door: Door, routes: readonly Routes[], report: (error: unknown) => void): Hono<DoorEnv> {
  const app = new Hono<DoorEnv>();
  app.use(compress());
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of headers(door, c.get('scripted') ?? false)) c.header(name, value);
  });
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, lasting('text/css')));
  app.get(ICON_PATH, (c) => c.body(ICON, 200, lasting('image/svg+xml')));
  app.get(SCAN_SCRIPT_PATH, (c) => c.body(SCAN_SCRIPT, 200, lasting('text/javascript')));
  app.use(async (c, next) => {
    await beginVisit(door, c);
    c.header('cache-control', lengthMayTell(c) ? 'no-store, no-transform' : 'no-store');
    await next();
  });
  const [anybody, signedIn] = [limitOf(LARGEST), limitOf(LARGEST_SIGNED_IN)];
  app.use((c, next) => (c.get('visit').person === null ? anybody(c, next) : signedIn(c, next)));
  for (const add of routes) add(app, door);
  app.notFound((c) => refuse(door, c, new Refusal('page-unknown', 'There is no such page')));
  app.onError((error, c) => answer(door, c, error, report));
  return app;
}

function limitOf(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('too-large', 'The body is too large');
    },
  });
}

function answer(door: Door, c: DoorContext, error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof Refusal && error.code === 'not-signed-in' && c.req.method === 'GET') {
    return c.redirect(`/masuk?ke=${encodeURIComponent(c.get('visit').frame.path)}`, 303);
  }
  if (error instanceof Refusal && spokenFor(error.code) !== undefined) return refuse(door, c, error);
  report(error);
  const { frame } = c.get('visit');
  const view =
    frame.language === 'id'
      ? {
          status: 500,
          what: 'Ada yang rusak di pihak kami',
          next: 'Yang sudah Anda kirim tidak hilang. Coba lagi sebentar lagi.',
        }
      : {
          status: 500,
          what: 'Something is broken on our side',
          next: 'What you have sent is not lost. Try again in a moment.',
        };
  return show(c, <ErrorPage view={view} frame={frame} />, 500);
}

function refuse(door: Door, c: DoorContext, refusal: Refusal): Response {
  const { frame, language } = c.get('visit');
  const status = spokenFor(refusal.code)?.status ?? 500;
  return show(
    c,
    <RefusalPage view={refusalView(door.house.library.government, refusal, language)} frame={frame} />,
    status as Parameters<typeof show>[2],
  ); // the table holds only these
}

/**
 * A page of somebody signed in, called up by another site, is sent as it is: that site chooses a part of the address, which the page
 * repeats, and who hears the packed length could guess the rest of the page from it (BREACH, 2013).
 */
function lengthMayTell(c: DoorContext): boolean {
  const from = c.req.header('sec-fetch-site');
  return c.get('visit').person !== null && (from === 'cross-site' || from === 'same-site');
}

/** A file whose address changes with its content. */
function lasting(type: string): { readonly [header: string]: string } {
  return { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'public, max-age=31536000, immutable' };
}

/** The same for every answer; scripts, our own files only, for the one page that has a use for one. */
function headers(door: Door, scripted: boolean): [string, string][] {
  const { bankUrl, baseUrl } = door.house.settings;
  const forms = ["'self'", ...(bankUrl === null ? [] : [new URL(bankUrl).origin])].join(' ');
  const scripts = scripted ? " script-src 'self';" : '';
  const policy = `default-src 'none';${scripts} style-src 'self'; img-src 'self' data:; font-src 'self'; form-action ${forms}; base-uri 'none'; frame-ancestors 'none'`;
  return [
    ['content-security-policy', policy],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ...(baseUrl.startsWith('https:')
      ? [['strict-transport-security', 'max-age=31536000; includeSubDomains'] as [string, string]]
      : []),
  ];
}
