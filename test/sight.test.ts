import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { pageFaults } from './support/sight.ts';
import { Walker } from './support/walker.ts';

const SOUND = `<!doctype html><html lang="en"><title>Page</title><style>:focus-visible { outline: 3px solid #000 }</style>
<a class="skip" href="#isi">Skip</a><main id="isi"><h1>Heading</h1><p><a class="go" href="/x">Go</a></p></main>`;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Each fault that the journeys look for, planted once. */
describe('the eyes that look at each page', () => {
  it.each([
    ['nothing on a sound page', '', '', []],
    ['a picture without words', '<p>', '<img src="data:,"><p>', [/axe image-alt/]],
    ['letters too pale', '<p>', '<p style="color: #bbb">Pale ', [/axe color-contrast/]],
    ['another language than was asked for', 'lang="en"', 'lang="id"', [/says that it is in "id"/]],
    ['a page without a heading', 'h1', 'h2', [/axe page-has-heading-one/, /0 headings/]],
    ['words that no person wrote', 'Heading', 'undefined', [/says "undefined"/]],
    ['a page wider than the screen', '<p>', '<p style="width: 500px">', [/px wide on a screen of 360/]],
    ['focus that cannot be seen', '3px solid', '0 solid', [/not to a visible way past/]],
    ['an action beyond the keyboard', 'class="go"', 'class="go" tabindex="-1"', [/does not reach the main action/]],
    [
      'labels that run together',
      '<p>',
      '<svg class="axis"><text y="9">09.00</text><text x="5" y="9">09.05</text></svg><p>',
      [/"09.00" and "09.05" run together/],
    ],
  ])('see %s', async (_what, sound, planted, expected) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const html = sound === '' ? SOUND : SOUND.replaceAll(sound, planted);
    await page.goto(`data:text/html,${encodeURIComponent(html)}`);
    const faults = await pageFaults(page, 'en');
    await context.close();
    expect(faults).toEqual(expected.map((fault) => expect.stringMatching(fault)));
  });

  it('hear what a browser complains of', async () => {
    const look = { language: 'en', script: true, width: 360 } as const;
    const walker = await Walker.arrive(browser, 'http://127.0.0.1:9', 'anybody', look);
    await walker.go(`data:text/html,${encodeURIComponent(`${SOUND}<script>console.error("broken"); gone()</script>`)}`);
    await walker.leave();
    expect(walker.faults.toSorted()).toEqual([
      expect.stringMatching(/console: broken$/),
      expect.stringMatching(/script: gone is not defined$/),
    ]);
  });

  it('are no scripts of the page, which runs none where they are off', async () => {
    const look = { language: 'en', script: false, width: 360 } as const;
    const walker = await Walker.arrive(browser, 'http://127.0.0.1:9', 'anybody', look);
    const html = SOUND.replace(/<a class="skip".*?<\/a>/, '<script>document.title = "ran"</script>');
    for (const round of [1, 2]) {
      await walker.go(`data:text/html,${encodeURIComponent(`${html}${round}`)}`);
      await walker.see();
      expect(await walker.page.title()).toBe('Page');
    }
    await walker.leave();
    expect(walker.faults).toEqual([]);
  });
});
