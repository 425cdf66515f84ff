import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';
import { sha256 } from '#terms/random';
import { beginAgain, buildOf, focused, plainFaults, runAxe } from './in-page.ts';

/** WCAG 2.2 A and AA, and what axe counts as good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Builds of pages in which a look found nothing, for all workers of the run: axe takes half a second of CPU for each, the way
 * by keyboard up to two, and walks meet many of them again. The long runs look anew at every screen (`EVERY_SCREEN`), for what
 * shows on one width or in one set of colours.
 */
async function unlessSound(build: string, look: () => Promise<string[]>): Promise<string[]> {
  const file = join(inject('sound'), sha256(build).toString('hex'));
  if (existsSync(file)) return [];
  const found = await look();
  if (found.length === 0) writeFileSync(file, '');
  return found;
}

/** What is wrong with the page that is open, for whoever sees it, hears it, enlarges it or has only a keyboard. */
export async function pageFaults(page: Page, language: string): Promise<string[]> {
  await page.waitForLoadState(); // a form that was just sent may not have its answer yet
  const build = await page.evaluate(buildOf, process.env['EVERY_SCREEN'] !== undefined);
  const width = page.viewportSize()?.width ?? 0;
  return [
    ...(await unlessSound(build, () => axeFaults(page))),
    ...(await page.evaluate(plainFaults, language)),
    ...(await unlessSound(`keyboard at ${width} px, ${await scoresOfStops(page)}: ${build}`, () =>
      keyboardFaults(page),
    )),
  ];
}

/** Straight in the page, which has no frames: by way of a builder it takes twice as long. */
async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(runAxe, {
    runOnly: { type: 'tag', values: RULES },
    resultTypes: ['violations'],
  } satisfies RunOptions);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `axe ${id}: ${help}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** How many things Tab stops at, in scores: rows that are alike count once in a build, but each is on the way by keyboard. */
async function scoresOfStops(page: Page): Promise<number> {
  return Math.ceil((await page.locator('main :is(a, button, input, select, textarea, summary)').count()) / 20);
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
