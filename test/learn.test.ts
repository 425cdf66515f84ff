import { afterAll, describe, expect, it } from 'vitest';
import { type LearnFile, learnChapters } from '#operations/council/learn-schema';
import { growDemo } from '#operations/demo/grow-demo';
import { LANGUAGES, type Language } from '#terms/language';
import { instant } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { type Answer, closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const NOON = instant('2026-11-24T12:00:00+07:00');

/**
 * What the founding text names, chapter by chapter, counted by hand: five principles, five traits, four features (Colgan, Kennedy and
 * Doherty 2014), seven benefits and the saving of cost and time, nine forms (Perri 6, 2004), four practices, three challenges, eight
 * obstacles, four prerequisites, four kinds of service, five drivers from outside and within with the egos they answer, and the
 * approach itself with its examples.
 */
const FOUNDING = {
  principles: ['collaboration', 'togetherness', 'unity', 'shared-goal', 'all-actors'],
  traits: ['integrated', 'common-aim', 'public-service', 'cross-sector', 'joint-policy'],
  features: ['outcomes-focused', 'boundary-spanning', 'enabling', 'prevention'],
  benefits: [
    'accountability',
    'efficiency',
    'information-sharing',
    'working-environment',
    'competitiveness',
    'accumulation',
    'policy-coherence',
    'less-waste',
  ],
  forms: [
    'taking-into-account',
    'dialogue',
    'joint-planning',
    'joint-working',
    'joint-venture',
    'satellite',
    'strategic-alliance',
    'union',
    'merger',
  ],
  practices: ['stronger-coordination', 'fewer-institutions', 'special-body', 'social-coalition'],
  challenges: ['capacity', 'values', 'leadership'],
  obstacles: [
    'unfinished-communication',
    'no-strong-lead',
    'incomplete-information',
    'no-foresight',
    'own-affairs',
    'reluctance',
    'no-need',
    'no-trust',
  ],
  prerequisites: ['culture', 'shared-leadership', 'incentives', 'new-policy-making'],
  'service-kinds': ['administrative', 'services', 'goods', 'regulatory'],
  drivers: ['expectation', 'good-government', 'new-policies', 'global-goals', 'diversity', 'sector-ego'],
  approach: [
    'one-government',
    'interagency',
    'national-regional',
    'foundation',
    'people',
    'formal-informal',
    'three-fields',
    'samsat',
    'one-door',
    'lasting',
    'practice-abroad',
  ],
} as const;

const t = await startTestHouse(NOON);
await growDemo(t.house, NOON, (id, error) => {
  throw new Error(`${id} could not be grown`, { cause: error });
});
const door = openDoor(t, NOON);
const chapters = learnChapters(t.house.library.government);
afterAll(() => closeDoor(t, door));

/** Where a link led, and what was shown there. */
interface Shown {
  readonly status: number;
  readonly place: string;
  readonly page: string;
}

/** One click of somebody who has not signed in, and who keeps the cookies that the house gives on the way. */
async function click(href: string, language: Language): Promise<Shown> {
  let place = href;
  const cookies = new Map<string, string>([['bahasa', language]]);
  for (let hops = 0; hops < 4; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await door.app.request(`http://127.0.0.1:3000${place.split('#')[0] ?? ''}`, {
      headers: { cookie, 'accept-encoding': 'identity' },
    });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const { status } = response;
    const page = await response.text();
    if (status !== 303) return { status, place, page };
    place = response.headers.get('location') ?? '';
  }
  throw new Error(`${href} leads round in a circle`);
}

const linksOf = ({ link, links }: LearnFile['items'][number]) => [
  ...(link === undefined ? [] : [link]),
  ...(links ?? []),
];

/** What the page says of one concept: from its name to the next item. */
function saidOf(answer: Answer, title: string): string {
  const from = answer.page.indexOf(`>${escaped(title)}</b>`);
  expect([title, from]).not.toEqual([title, -1]);
  return answer.page.slice(from, answer.page.indexOf('</li>', from));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;');
}

describe('the learning pages', () => {
  it('name everything that the founding text names, and nothing twice', () => {
    const found = Object.fromEntries(chapters.map(({ id, items }) => [id, items.map((item) => item.id)]));
    expect(Object.keys(found).toSorted()).toEqual(Object.keys(FOUNDING).toSorted());
    for (const [chapter, ids] of Object.entries(FOUNDING))
      expect([chapter, found[chapter]?.toSorted()]).toEqual([chapter, [...ids].toSorted()]);
  });

  it('hold the nine forms in three groups of three, in the order of closeness', () => {
    const forms = chapters.find(({ id }) => id === 'forms')?.items ?? [];
    expect(forms.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const groups = forms.map(({ group }) => group?.en);
    expect([...new Set(groups)]).toEqual(['Coordination', 'Integration', 'Closeness and involvement']);
    for (const group of new Set(groups)) expect(groups.filter((one) => one === group)).toHaveLength(3);
  });

  it.each(LANGUAGES)('show each concept by a link, or say that it does not run yet (%s)', async (language) => {
    const page = await (await visitor(t, door, null, language)).go('/belajar');
    expect(page.status).toBe(200);
    const notYet = language === 'id' ? 'Belum berjalan' : 'Not running yet';
    const items = chapters.flatMap((chapter) => chapter.items);
    for (const item of items) {
      const said = saidOf(page, item.title[language]);
      const links = linksOf(item);
      expect([item.id, links.length > 0]).toEqual([item.id, !said.includes(notYet)]);
      for (const { href, label } of links)
        expect(said).toContain(`<a href="${escaped(href)}">${escaped(label[language])}</a>`);
      if (links.length === 0) expect([item.id, item.yet?.[language] ?? '']).not.toEqual([item.id, '']);
    }
    const running = items.filter((item) => linksOf(item).length > 0).length;
    expect(words(page)).toContain(
      language === 'id'
        ? `Dari ${items.length} hal di sini, ${running} berjalan`
        : `Of ${items.length} things here, ${running} run`,
    );
  });

  it.each(LANGUAGES)('lead to what they say, one click each, without signing in first (%s)', async (language) => {
    const page = await (await visitor(t, door, null, language)).go('/belajar');
    const main = page.page.slice(page.page.indexOf('<main'), page.page.indexOf('</main>'));
    const hrefs = [
      ...new Set([...main.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))),
    ];
    expect(hrefs.length).toBeGreaterThan(10);
    for (const href of hrefs) {
      const { status, place, page: shown } = await click(href, language);
      expect([href, status, /^\/masuk(\?|$)/.test(place)]).toEqual([href, 200, false]);
      const anchor = href.split('#')[1];
      if (anchor !== undefined) expect(shown).toContain(`id="${anchor}"`);
    }
  });

  it('would be caught with a link that leads nowhere, or to a sign-in', async () => {
    expect((await click('/tidak-ada', 'id')).status).toBe(404);
    expect((await click('/papan', 'id')).place).toMatch(/^\/masuk/);
  });
});

/** The links under "open this case as", with the words on them. */
async function faces(language: 'id' | 'en'): Promise<{ href: string; label: string }[]> {
  const { page } = await click('/', language);
  const live = page.slice(page.indexOf('id="berkas-berjalan"'));
  const list = live.slice(live.lastIndexOf('<ul', live.indexOf('/lihat/')), live.indexOf('</section>'));
  return [...list.matchAll(/<a href="([^"]+)">([^<]+)<\/a>/g)].map(([, href = '', label = '']) => ({ href, label }));
}

describe('one live case on the front page', () => {
  it.each(LANGUAGES)(
    'is opened with one click each by the same five people, without signing in (%s)',
    async (language) => {
      const labels =
        language === 'id'
          ? [/pemohon$/, /^Petugas /, /^Petugas /, /^Koordinator$/, /^Auditor$/]
          : [/applicant$/, /^Officer of /, /^Officer of /, /^Coordinator$/, /^Auditor$/];
      const found = await faces(language);
      expect(found).toHaveLength(labels.length);
      for (const [n, { label }] of found.entries()) expect(label).toMatch(labels[n] ?? /never/);
      const numbers = new Set<string>();
      for (const { href } of found) {
        const { status, place, page } = await click(href, language);
        expect([href, status]).toEqual([href, 200]);
        const [number = ''] = /MG-[0-9]{4}-[0-9A-Z]{8}-[0-9A-Z]/.exec(place) ?? [];
        expect([href, number === '']).toEqual([href, false]);
        expect(page).toContain(number);
        numbers.add(number);
      }
      expect(numbers.size).toBe(1);
    },
  );

  it('is told by the same sentence to everybody, and shows the officers two different desks', async () => {
    const found = await faces('id');
    const shown = await Promise.all(found.map(({ href }) => click(href, 'id')));
    for (const { page } of shown)
      expect(page).toMatch(/Polri, Bapenda, dan Jasa Raharja sedang mengerjakan berkas (Anda|ini), serentak/);
    const desks = shown.map(({ place }) => place).filter((place) => place.startsWith('/antrean/'));
    expect(new Set(desks).size).toBe(2);
  });
});
