import type { Hono } from 'hono';
import type { Person } from '#access/person';
import { liveCase } from '#operations/demo/grow-demo';
import { signInByWord } from '#operations/person/give-words';
import { localPath, readSignIn } from '#operations/person/read-sign-in';
import { signIn, signOut } from '#operations/person/sign-in';
import { Refusal } from '#terms/refusal';
import { SignInPage } from '#web/pages/sign-in.tsx';
import {
  type Door,
  type DoorContext,
  type DoorEnv,
  forgetSession,
  goTo,
  newSession,
  readForm,
  show,
} from '#web/visit.tsx';

/** Who is here: sign-in, and one live case seen by everybody who has a part in it. */
export function signInRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/masuk', (c) => {
    const { language, frame } = c.get('visit');
    return show(c, <SignInPage view={readSignIn(house, c.req.query('ke') ?? '', language)} frame={frame} />);
  });
  app.post('/masuk', async (c) => {
    const { fields } = await readForm(door, c);
    const { word, persona: chosen = '' } = fields;
    const { at } = c.get('visit');
    const fresh = newSession(door, c);
    const persona = word === undefined ? chosen : await signInByWord(house, { word, from: addressOf(c) }, fresh, at);
    if (word === undefined) await signIn(house, persona, fresh, at);
    const next = localPath(fields['next']);
    return goTo(
      c,
      next === '' ? homeOf(house.library.government.personas.find(({ id }) => id === persona)?.kind) : next,
    );
  });
  app.post('/keluar', async (c) => {
    await readForm(door, c);
    await signOut(house, c.get('session'));
    forgetSession(c);
    return goTo(c, '/');
  });
  app.get('/lihat/:who', async (c) => {
    const live = await liveCase(house, c.req.param('who'));
    if (live === null) throw new Refusal('page-unknown', 'Nobody of that name has a part in the live case');
    if (!house.settings.demo) throw new Refusal('personas-off', 'Demonstration sign-in is off here');
    await signIn(house, live.persona, newSession(door, c), c.get('visit').at);
    const next = localPath(c.req.query('ke'));
    return goTo(c, next === '' ? live.path : next);
  });
}

/** Where a request came from, as the socket knows it: behind a proxy the proxy's. Empty where there is no socket. */
function addressOf(c: DoorContext): string {
  const { incoming }: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } = c.env ?? {};
  return incoming?.socket?.remoteAddress ?? '';
}

/** Where somebody begins to work. */
function homeOf(kind: Person['kind'] | undefined): string {
  switch (kind) {
    case undefined:
      return '/';
    case 'citizen':
      return '/permohonan';
    case 'officer':
      return '/antrean';
    case 'coordinator':
      return '/papan';
    case 'auditor':
      return '/periksa';
    case 'treasurer':
      return '/kas';
    default:
      return kind satisfies never;
  }
}
