import type { AxeResults, RunOptions } from 'axe-core';

/**
 * What runs inside a page: each function is sent there as text and may use nothing but what stands in it. The house has no
 * scripts, so no other file knows these names of the browser, and here only as much of them as is used.
 */
interface Element {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly outerHTML: string;
  readonly classList: { contains(name: string): boolean };
  readonly scrollWidth: number;
  readonly clientWidth: number;
  readonly lang: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<Element | { readonly nodeValue: string | null }>;
  tabIndex: number;
  blur(): void;
  focus(): void;
  removeAttribute(name: string): void;
  closest(selector: string): Element | null;
  matches(selector: string): boolean;
  scrollTo(x: number, y: number): void;
  querySelectorAll(selector: string): Iterable<Element>;
  getBoundingClientRect(): { width: number; height: number; top: number; left: number; right: number; bottom: number };
}
declare const document: {
  readonly title: string;
  readonly documentElement: Element;
  readonly body: Element & { readonly innerText: string };
  readonly activeElement: Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};
declare const innerHeight: number;
declare const innerWidth: number;
declare const axe: { run(options: RunOptions): Promise<AxeResults> };
declare function matchMedia(query: string): { readonly matches: boolean };
declare function getComputedStyle(one: Element): { readonly outlineStyle: string; readonly outlineWidth: string };

/** What can be seen to be wrong without any tool: language, title, headings, words that no person wrote, a page wider than its screen. */
export function plainFaults(language: string): string[] {
  const { documentElement: root, title, body } = document;
  const faults: string[] = [];
  if (root.lang !== language) faults.push(`the page says that it is in "${root.lang}"`);
  if (title.trim() === '') faults.push('the page has no title');
  const headings = [...document.querySelectorAll('h1')].length;
  if (headings !== 1) faults.push(`${headings} headings of the first level`);
  const [broken] = /\b(undefined|NaN|null)\b|\[object/.exec(body.innerText) ?? [];
  if (broken !== undefined) faults.push(`the page says "${broken}"`);
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1 && one.closest('svg') === null,
    );
    const names = wide.slice(-3).map((one) => one.outerHTML.slice(0, 120));
    faults.push(`${root.scrollWidth} px wide on a screen of ${root.clientWidth}: ${names.join(' | ')}`);
  }
  return [...faults, ...runningTogether()];

  /** Labels of one time axis that lie on each other. */
  function runningTogether(): string[] {
    const axes = [...document.querySelectorAll('.axis')].map((axis) => [...axis.querySelectorAll('text')]);
    return axes.flatMap((labels) => {
      const boxes = labels.map((one) => ({ says: one.textContent, ...edges(one) })).toSorted((a, b) => a.left - b.left);
      return boxes.flatMap(({ says, left }, n) => {
        const before = boxes[n - 1];
        return before !== undefined && before.right > left ? [`"${before.says}" and "${says}" run together`] : [];
      });
    });
  }

  function edges(one: Element): { left: number; right: number } {
    const { left, right } = one.getBoundingClientRect();
    return { left, right };
  }
}

/**
 * How the page is built, and on what screen if that is to count, without its words: two pages of one build have the same faults of building. Like
 * neighbours, such as the rows of a list, count once.
 */
export function buildOf(everyScreen: boolean): string {
  const wishes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];
  const screen = [innerWidth, ...wishes.map((wish) => matchMedia(wish).matches)].join();
  return `${everyScreen ? screen : ''} ${partOf(document.documentElement)}`;

  function partOf(one: Element): string {
    if (one.matches('nav.lang')) return '<languages>'; // the same two, in the other order
    if (one.tagName === 'STYLE') return `<style>${one.textContent ?? ''}`;
    const attributes = [...one.attributes].map(({ name, value }) =>
      /^(class|role|type|rel|scope|tabindex|style|for|id|headers|aria-(?!label$).*)$/.test(name)
        ? `${name}=${value.replace(/[0-9a-f-]*\d[0-9a-f-]*/g, '0')}`
        : `${name}${value.trim() === '' ? '=' : ''}`,
    );
    const parts: string[] = [];
    for (const child of one.childNodes) {
      const part = 'tagName' in child ? partOf(child) : (child.nodeValue ?? '').trim() === '' ? '' : 'words';
      if (part !== '' && part !== parts.at(-1)) parts.push(part);
    }
    return `<${one.tagName} ${attributes.join(' ')}>${parts.join('')}</>`;
  }
}

/** Puts the keyboard before the first thing of the page, also where an address with # or a press moved it on. */
export function beginAgain(): void {
  const { body, documentElement } = document;
  body.tabIndex = -1;
  body.focus();
  body.blur();
  body.removeAttribute('tabindex');
  documentElement.scrollTo(0, 0);
}

/** Of axe, which was put into the page before. */
export function runAxe(options: RunOptions): Promise<AxeResults> {
  return axe.run(options);
}

export interface Focus {
  readonly name: string;
  readonly skip: boolean;
  readonly goal: boolean;
  /** On the screen, with a ring of 2 px or more around it (WCAG 2.4.7, 2.4.13). */
  readonly visible: boolean;
  /** Nothing of the page has the keyboard. */
  readonly gone: boolean;
}

export function focused(): Focus {
  const one = document.activeElement ?? document.body;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const ringed = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  const there = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  return {
    name: `${one.tagName.toLowerCase()} "${(one.textContent ?? '').trim().slice(0, 40)}"`,
    skip: one.classList.contains('skip'),
    goal: one.matches('main .go, main .main'),
    visible: ringed && there,
    gone: one === document.body,
  };
}
