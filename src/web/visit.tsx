import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { formToken, guardForm } from '#access/form-guard';
import type { Person } from '#access/person';
import type { TrustList } from '#documents/trust';
import { seesExchanges } from '#insights/exchange-board';
import { isCounter } from '#operations/attend/counter';
import { type OneCommand, oneCommand } from '#operations/case/one-command';
import type { House } from '#operations/house';
import { whoIs } from '#operations/person/sign-in';
import type { SentFile, SentFiles } from '#operations/upload/attach-files';
import { chooseLanguage, LANGUAGES, type Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';
import type { Frame, FrameSession } from '#web/frame';
import { renderPage } from '#web/render';

/** What the door hands to a route: who comes, when, in which language, with which randomness. */
export interface Visit {
  readonly person: Person | null;
  readonly language: Language;
  readonly frame: Frame;
  readonly at: Instant;
  readonly seed: Seed;
}

/** Moment and randomness of the door; passed in, so that tests and the demonstration have their own. */
export interface Door {
  readonly house: House;
  /** Whose seals may be believed. */
  readonly trust: TrustList;
  readonly clock: () => Instant;
  readonly chance: (length?: number) => Uint8Array;
}

/** `scripted`: this page may run our own script files. */
export type DoorEnv = { Variables: { visit: Visit; session: string; scripted?: true } };
export type DoorContext = Context<DoorEnv>;

const SESSION = 'sid';
const LANGUAGE = 'bahasa';

/** Middleware: the visit of every request. Somebody unknown comes first, so that a failure to find out who it is has a page. */
export async function beginVisit(door: Door, c: DoorContext): Promise<void> {
  const at = door.clock();
  const seed = door.chance(32);
  const session = sessionOf(door, c);
  const language = languageOf(c);
  const frame = frameOf(door, c, language, session, at);
  const visit = { person: null, language, at, seed, frame };
  c.set('session', session);
  c.set('visit', visit);
  const person = await whoIs(door.house, session, at, seed);
  if (person === null) return;
  c.set('visit', { ...visit, person, frame: { ...frame, session: sessionView(door.house, person, language) } });
}

/** The cookie's random id; made for a newcomer, so that forms without sign-in are guarded too. */
function sessionOf(door: Door, c: DoorContext): string {
  const known = getCookie(c, SESSION);
  if (known !== undefined && /^[\w-]{43}$/.test(known)) return known;
  return newSession(door, c);
}

/** A fresh id at sign-in, so that an id known before it is worth nothing after. */
export function newSession(door: Door, c: DoorContext): string {
  const id = Buffer.from(door.chance(32)).toString('base64url');
  const secure = door.house.settings.baseUrl.startsWith('https:');
  setCookie(c, SESSION, id, { httpOnly: true, sameSite: 'Lax', path: '/', secure, maxAge: 12 * 3_600 });
  return id;
}

export function forgetSession(c: DoorContext): void {
  deleteCookie(c, SESSION, { path: '/' });
}

function languageOf(c: DoorContext): Language {
  const wished = LANGUAGES.find((language) => language === c.req.query('lang'));
  if (wished !== undefined) {
    setCookie(c, LANGUAGE, wished, { path: '/', sameSite: 'Lax', maxAge: 365 * 86_400 });
    return wished;
  }
  const kept = LANGUAGES.find((language) => language === getCookie(c, LANGUAGE));
  return kept ?? chooseLanguage(c.req.header('accept-language'));
}

function frameOf(door: Door, c: DoorContext, language: Language, session: string, at: Instant): Frame {
  const { file } = door.house.library.government;
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  return {
    language,
    path: url.pathname + url.search,
    now: at,
    zone: file.zone,
    session: null,
    csrf: formToken(session),
    key: Buffer.from(door.chance(12)).toString('base64url'),
    fictional: file.fictional ? FICTION[language] : null,
    help: file.help[language],
  };
}

const FICTION: { readonly [language in Language]: string } = {
  id: 'Peragaan. Pemerintah, orang, dan uang di sini rekaan.',
  en: 'Demonstration. Government, people and money here are made up.',
};

function sessionView(house: House, person: Person, language: Language): FrameSession {
  if (person.kind === 'citizen')
    return { name: person.name, about: language === 'id' ? 'warga' : 'citizen', kind: person.kind };
  const agency = house.library.government.agencies.get(person.agency);
  return {
    name: person.name,
    about: `${person.title[language]}, ${agency?.short[language] ?? person.agency}`,
    kind: person.kind,
    ...(person.kind === 'officer' && isCounter(house.library.government, person) ? { counter: true } : {}),
    ...(seesExchanges(house, person) ? { exchanges: true } : {}),
  };
}

/** Answers with a page. */
export function show(
  c: DoorContext,
  page: JSX.Element,
  status: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500 | 502 | 503 = 200,
): Response {
  return c.html(renderPage(page), status);
}

/** What a form sent, after the guard: its fields, and the seed and inbox key that make a double press harmless. */
export interface Sent extends OneCommand {
  readonly fields: { readonly [name: string]: string };
  readonly files: { readonly [name: string]: readonly SentFile[] };
  /** Files of before that are to go. */
  readonly removed: readonly string[];
}

/** Reads a posted form. Refuses `forged-form`; two forms with the same key are one. */
export async function readForm(door: Door, c: DoorContext): Promise<Sent> {
  const session = c.get('session');
  const body = await c.req.parseBody({ all: true });
  const fields: { [name: string]: string } = {};
  const files: { [name: string]: SentFile[] } = {};
  const removed: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (typeof part === 'string' && name === 'remove') removed.push(part);
      else if (typeof part === 'string') fields[name] = part;
      else if (part.name !== '' || part.size > 0)
        (files[name] ??= []).push({ name: part.name, bytes: new Uint8Array(await part.arrayBuffer()) });
    }
  }
  const ours = [new URL(door.house.settings.baseUrl).origin, new URL(c.req.url).origin];
  guardForm(
    { origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site'), ours },
    session,
    fields['csrf'],
  );
  const key = fields['key'] ?? '';
  if (key === '' || key.length > 200) throw new Refusal('forged-form', 'The form has no key');
  return { fields, files, removed, ...oneCommand(door.house.keys, 'web', `${session}\n${key}`) };
}

/** What a form sent for its fields of type `file`. */
export function sentFiles({ files, removed }: Sent): SentFiles {
  return { added: files, removed };
}

/** A file to be handed out: its name, media type and content. */
interface FileOut {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Hands a file out to be kept, under its own name (RFC 6266); no browser shows it in our name. */
export function handOut(c: DoorContext, { name, kind, bytes }: FileOut): Response {
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  const coded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': kind,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${coded}`,
  });
}

/** Only the fact fields of a form (names with a dot). */
export function factFields(fields: Sent['fields']): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name.includes('.')));
}

/** POST, redirect, GET. */
export function goTo(c: DoorContext, path: string): Response {
  return c.redirect(path, 303);
}
