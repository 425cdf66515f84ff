import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  CDPSession,
  ConsoleMessage,
  Locator,
  Page,
} from 'playwright-core';
import type { Language } from '#terms/language';
import { pageFaults } from './sight.ts';

/** How somebody looks at the house. */
export interface Look {
  readonly language: Language;
  readonly script: boolean;
  readonly width: number;
  readonly colours?: Pick<BrowserContextOptions, 'colorScheme' | 'contrast' | 'forcedColors'>;
}

/** The first of some looks in the usual run, all of them in the long ones: what they add is width, language and scripts. */
export function looks<One>(first: One, ...more: readonly One[]): readonly One[] {
  return process.env['EVERY_SCREEN'] === undefined ? [first] : [first, ...more];
}

export function sayLook({ language, script, width, colours = {} }: Look): string {
  const more = Object.entries(colours).map(([name, value]) => `${name} ${String(value)}`);
  return [language, `${width} px`, script ? 'with scripts' : 'without scripts', ...more].join(', ');
}

/** A folder for a picture of every page that is looked at; none are made unless it is named. */
const { LOOK } = process.env;

/** One person at one browser of their own. Looks at each page that is met: `faults` says what is wrong with any of them. */
export class Walker {
  private static pictures = 0;
  readonly page: Page;
  readonly faults: string[] = [];
  /** HTTP status of the page that is open. */
  status = 0;
  private readonly context: BrowserContext;
  private readonly session: CDPSession;
  private readonly look: Look;
  private readonly name: string;
  private readonly base: string;

  private constructor(
    context: BrowserContext,
    page: Page,
    session: CDPSession,
    who: { name: string; look: Look; base: string },
  ) {
    this.context = context;
    this.page = page;
    this.session = session;
    this.look = who.look;
    this.name = who.name;
    this.base = who.base;
  }

  /** Sits down at a browser that nobody used before. */
  static async arrive(browser: Browser, base: string, name: string, look: Look): Promise<Walker> {
    const context = await browser.newContext({
      locale: look.language === 'id' ? 'id-ID' : 'en-GB',
      viewport: { width: look.width, height: look.width < 600 ? 780 : 900 },
      ...look.colours,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const walker = new Walker(context, page, session, { name, look, base });
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) walker.status = response.status();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !isRefusal(message, page)) walker.note(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => walker.note(`script: ${error.message}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      if (why !== 'net::ERR_ABORTED') walker.note(`${request.url()} did not come: ${why}`); // aborted: the page was left
    });
    await walker.allowScripts(look.script);
    return walker;
  }

  /** Opens an address of the house, or of another. */
  async go(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.base).href);
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name }).first();
  }

  /** Also one that is folded away. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, includeHidden: true }).first();
  }

  /**
   * Presses what leads to another page, and waits until that page is there, also where its address is the same. What is
   * folded away is opened first.
   */
  async press(target: Locator): Promise<void> {
    const folds = target.locator('xpath=ancestor::details[not(@open)]');
    while ((await folds.count()) > 0) await folds.first().locator('xpath=./summary').click();
    await Promise.all([this.page.waitForEvent('load'), target.click()]);
  }

  /** Path of the page that is open. */
  get path(): string {
    return new URL(this.page.url()).pathname;
  }

  /** Addresses in this house that the page leads to. */
  async links(): Promise<string[]> {
    const all = await this.page.locator('a[href]').all();
    const hrefs = await Promise.all(all.map((one) => one.getAttribute('href')));
    const urls = hrefs.map((href) => new URL(href ?? '', this.page.url()));
    return urls.filter(({ origin }) => origin === this.base).map(({ pathname, search }) => `${pathname}${search}`);
  }

  /** What the page says, as its reader sees it. */
  async says(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }

  /** Looks at the page that is open, in every way; answers with its first heading. */
  async see(): Promise<string> {
    await this.picture();
    await this.allowScripts(true);
    const faults = await pageFaults(this.page, this.look.language);
    await this.allowScripts(this.look.script);
    for (const fault of faults) this.note(fault);
    return (await this.page.locator('h1').first().innerText()).replace(/\s+/g, ' ');
  }

  /** A file that a link leads to, fetched as this person. */
  async fetch(path: string): Promise<Buffer> {
    const answer = await this.context.request.get(new URL(path, this.page.url()).href);
    return answer.body();
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  /**
   * Playwright's own switch holds for a browser's whole life, and axe is a script. So pages are opened and walked without,
   * and axe alone runs, afterwards, in the very document that stands there.
   */
  private async allowScripts(allowed: boolean): Promise<void> {
    await this.session.send('Emulation.setScriptExecutionDisabled', { value: !allowed });
  }

  private note(fault: string): void {
    this.faults.push(`${this.name}, ${sayLook(this.look)}, ${this.page.url().replace(this.base, '')}: ${fault}`);
  }

  private async picture(): Promise<void> {
    if (LOOK === undefined) return;
    mkdirSync(LOOK, { recursive: true });
    Walker.pictures += 1;
    const name = `${String(Walker.pictures).padStart(3, '0')}-${this.look.language}-${this.look.width}-${this.name}${this.path.replaceAll(/[^\w.-]/g, '_')}.png`;
    await this.page.screenshot({ path: join(LOOK, name), fullPage: true });
  }
}

/** A browser notes every page that is a refusal (4xx) as an error; those are the house's own, and looked at like others. */
function isRefusal(message: ConsoleMessage, page: Page): boolean {
  return /status of 4\d\d/.test(message.text()) && message.location().url.split('#')[0] === page.url().split('#')[0];
}
