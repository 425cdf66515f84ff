import type { JSX } from 'hono/jsx/jsx-runtime';

/** A page as the bytes of its answer. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${renderPart(page)}`;
}

/** Pages are pure and synchronous: a promise among them is a bug. */
export function renderPart(part: JSX.Element): string {
  const html: unknown = part instanceof Promise ? part : part.toString();
  if (typeof html !== 'string') throw new TypeError('a page must not wait for anything');
  return html;
}
