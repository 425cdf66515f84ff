import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beginAgain, buildOf, focused, plainFaults } from './in-page.ts';

/** WCAG 2.2 A and AA, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Builds of pages in which axe found nothing; it takes half a second of CPU for each, and a walk meets many of them again. */
const SOUND = new Set<string>();

/** What is wrong with the page that is open, for whoever sees it, hears it, enlarges it or has only a keyboard. */
export async function pageFaults(page: Page, language: string): Promise<string[]> {
  await page.waitForLoadState(); // a form that was just sent may not have its answer yet
  const build = await page.evaluate(buildOf);
  const axe = SOUND.has(build) ? [] : await axeFaults(page);
  if (axe.length === 0) SOUND.add(build);
  return [...axe, ...(await page.evaluate(plainFaults, language)), ...(await keyboardFaults(page))];
}

async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `axe ${id}: ${help}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** More presses of Tab than any page may need from the start of its content to its main action. */
const PATIENCE = 80;

/** The way past the header comes first and leads to the content; from there Tab reaches the main action and shows where it is. */
async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(beginAgain);
  if ((await page.locator('a.skip').count()) > 0) {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(focused);
    if (!first.skip || !first.visible) return [`Tab goes first to ${first.name}, not to a visible way past the header`];
    await page.keyboard.press('Enter');
  }
  const goals = await page.locator('main .go:visible, main .main:visible').count();
  const passed: string[] = [];
  for (let n = 0; n < (goals === 0 ? 3 : PATIENCE); n += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(focused);
    if (now.gone) break;
    if (!now.visible) return [`focus on ${now.name} cannot be seen`];
    if (now.goal) return [];
    passed.push(now.name);
  }
  return goals === 0 ? [] : [`Tab does not reach the main action; it went to ${passed.slice(0, 5).join(', ')}`];
}
