import { expect } from 'vitest';
import { formToken } from '#access/form-guard';
import { signIn } from '#operations/person/sign-in';
import type { Instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { webApp } from '#web/app.tsx';
import { ROUTES } from '#web/routes.tsx';
import type { Door } from '#web/visit.tsx';
import type { TestHouse } from './house.ts';

/** What came back: the page as text, where it leads, and the forms on it ready to send. */
export interface Answer {
  readonly status: number;
  readonly page: string;
  /** Path of a redirect; empty otherwise. */
  readonly to: string;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Somebody with a browser that runs no script: goes to addresses, and sends the forms that the last page showed. */
export interface Visitor {
  go(path: string): Promise<Answer>;
  /** Goes on through redirects to a page. */
  follow(path: string): Promise<Answer>;
  /** Sends a form of a page (default: the one with this address) with answers; its hidden fields go along. */
  send(path: string, from: Answer, answers?: Fields, more?: { readonly origin?: string }): Promise<Answer>;
  /** The same browser with the session that signing in gave it. */
  as(session: string): Visitor;
  /** Sends a form with files in it. */
  upload(path: string, from: Answer, files: Upload | readonly Upload[], answers?: Fields): Promise<Answer>;
}

/** A file as a form sends it. */
export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Fields = { readonly [name: string]: string };

export interface Doorway {
  readonly app: ReturnType<typeof webApp>;
  readonly faults: unknown[];
  /** The clock on the wall; a test moves it. */
  at: Instant;
  visitors: number;
}

export function openDoor(t: TestHouse, at: Instant): Doorway {
  const faults: unknown[] = [];
  let n = 0;
  const doorway = { at, faults, visitors: 0 };
  const door: Door = {
    house: t.house,
    trust: t.trust,
    clock: () => doorway.at,
    chance: (length = 32) => {
      n += 1;
      return new Uint8Array(sha256(`chance ${n}`).subarray(0, length));
    },
  };
  const app = webApp(door, ROUTES, (error) => faults.push(error));
  return Object.assign(doorway, { app });
}

/** Closes the house; nothing may have gone wrong behind the door that a visitor was not told. */
export async function closeDoor(t: TestHouse, { faults }: Doorway): Promise<void> {
  await t.close();
  expect(faults).toEqual([]);
}

/** A persona at the door, signed in; `null` for somebody who is not. */
export async function visitor(
  t: TestHouse,
  door: Doorway,
  persona: string | null,
  language: 'id' | 'en' = 'id',
): Promise<Visitor> {
  door.visitors += 1;
  const sid = sha256(`visitor ${door.visitors}`).toString('base64url');
  if (persona !== null) await signIn(t.house, persona, sid, door.at);
  return browser(t, door, sid, language);
}

function browser(t: TestHouse, door: Doorway, sid: string, language: 'id' | 'en'): Visitor {
  const base = t.house.settings.baseUrl;
  const headers = { cookie: `sid=${sid}; bahasa=${language}`, 'accept-encoding': 'identity' };
  const ask = async (path: string, origin?: string, body?: URLSearchParams | FormData): Promise<Answer> => {
    const response = await door.app.request(
      `${base}${path}`,
      body === undefined || origin === undefined
        ? { headers }
        : { method: 'POST', headers: { ...headers, origin }, body },
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    return {
      status: response.status,
      page: new TextDecoder().decode(bytes),
      to: response.headers.get('location') ?? '',
      headers: response.headers,
      bytes,
    };
  };
  const follow = async (path: string): Promise<Answer> => {
    const answer = await ask(path);
    return answer.status === 303 ? follow(answer.to) : answer;
  };
  return {
    go: (path) => ask(path),
    as: (session) => browser(t, door, session, language),
    follow,
    send: (path, from, answers = {}, { origin = base } = {}) =>
      ask(path, origin, new URLSearchParams({ csrf: formToken(sid), key: keyIn(from, path), ...answers })),
    upload: (path, from, files, answers = {}) => {
      const body = new FormData();
      body.set('csrf', formToken(sid));
      body.set('key', keyIn(from, path));
      for (const [name, value] of Object.entries(answers)) body.set(name, value);
      for (const { field, name, bytes } of Array.isArray(files) ? files : [files])
        body.append(field, new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }));
      return ask(path, base, body);
    },
  };
}

/** Idempotency key of the page's form with that address. */
function keyIn(answer: Answer, path: string): string {
  const forms = answer.page.split('<form').slice(1);
  const fitting = forms.filter((one) => /action="([^"]*)"/.exec(one)?.[1]?.split(/[?#]/)[0] === path.split(/[?#]/)[0]);
  const [key] = fitting.flatMap((one) => /name="key" value="([^"]+)"/.exec(one)?.[1] ?? []);
  if (key === undefined) throw new Error(`the page has no form that posts to ${path}`);
  return key;
}

/** What a reader sees: the page without its markup. */
export function words({ page }: Answer): string {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  return main
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1');
}
