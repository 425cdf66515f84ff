import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growDemo } from '#operations/demo/grow-demo';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { openBrowser } from './support/browser.ts';
import { crawl, type Place } from './support/crawl.ts';
import { type OpenHouse, openHouse } from './support/open-house.ts';
import { SLIPS } from './support/slips.ts';
import { type Look, sayLook, Walker } from './support/walker.ts';

const NOW = instant('2026-11-24T09:03:00+07:00');
const NOBODY = 'anybody';

const PLAIN: readonly Look[] = ([true, false] as const).flatMap((script) =>
  (['id', 'en'] as const).flatMap((language) => [360, 1280].map((width) => ({ script, language, width }))),
);
/** The sheet knows two of these; the third it answers by staying light. */
const COLOURS: readonly Look[] = [
  { language: 'id', script: false, width: 360, colours: { contrast: 'more' } },
  { language: 'en', script: false, width: 1280, colours: { forcedColors: 'active' } },
  { language: 'id', script: false, width: 360, colours: { colorScheme: 'dark' } },
];

const PLAIN_LOOK: Look = { language: 'id', script: false, width: 1280 };

let browser: Browser;
let open: OpenHouse;
let places: Place[] = [];

beforeAll(async () => {
  [browser, open] = await Promise.all([openBrowser(), openHouse(NOW)]);
  await growDemo(open.test.house, NOW, (id, error) => open.faults.push(id, error));
  places = await everyPlace();
}, 600_000);
afterAll(async () => {
  expect(open.faults).toEqual([]);
  await browser.close();
  await open.close();
});

/** Every page that links lead to, for everybody who can sign in, with a case in every state that the demonstration grows. */
async function everyPlace(): Promise<Place[]> {
  const numbers = await open.test.house.db.many<{ number: string }>(sql`select number from cases_all order by number`);
  const cases = numbers.map(({ number }) => `/berkas/${number}`);
  const opened = new Set<string>();
  const found = await asSomebody(NOBODY, (walker) => crawl(walker, NOBODY, ['/', '/v', ...cases], opened));
  const public_ = [...opened].filter((kind) => !kind.startsWith('/berkas/'));
  const citizens = new Set<string>();
  for (const { id, kind } of open.test.house.library.government.personas) {
    const known = new Set([...public_, ...(kind === 'citizen' ? citizens : [])]);
    known.delete('/permohonan?');
    found.push(...(await asSomebody(id, (walker) => crawl(walker, id, [walker.path], known))));
    if (kind === 'citizen') for (const one of known) citizens.add(one);
  }
  return found;
}

async function asSomebody<T>(persona: string, act: (walker: Walker) => Promise<T>, look = PLAIN_LOOK): Promise<T> {
  const walker = await Walker.arrive(browser, open.url, persona, look);
  try {
    if (persona !== NOBODY) await signIn(walker, persona);
    return await act(walker);
  } finally {
    await walker.leave();
  }
}

async function signIn(walker: Walker, persona: string): Promise<void> {
  await walker.go('/masuk');
  await walker.press(walker.page.locator(`form:has(input[name="persona"][value="${persona}"]) button`));
}

const LOOKS = [...PLAIN, ...COLOURS].map((look) => [sayLook(look), look] as const);

describe.each(LOOKS)('%s', (_say, look) => {
  it('every page of everybody is clean', async () => {
    const faults: string[] = [];
    for (const persona of new Set(places.map((place) => place.persona))) {
      await asSomebody(
        persona,
        async (walker) => {
          for (const { path } of places.filter((place) => place.persona === persona)) {
            await walker.go(path);
            if (walker.status !== 200)
              faults.push(`${persona}: a link leads to ${path}, which answers ${walker.status}`);
            await walker.see();
          }
          faults.push(...walker.faults);
        },
        look,
      );
    }
    expect(faults).toEqual([]);
  });

  it.each(SLIPS.map((slip) => [slip.what, slip] as const))('the answer to %s is clean', async (_what, slip) => {
    await asSomebody(
      slip.persona,
      async (walker) => {
        await slip.act(walker);
        expect(walker.status).toBe(slip.status);
        await walker.see();
        expect(walker.faults).toEqual([]);
      },
      look,
    );
  });
});
