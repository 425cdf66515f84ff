import { lastingPath } from '#web/lasting';

/** The mark in a browser's tab: many lines that become one, on brand green; a picture knows no token of the style sheet. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b5351"/>' +
  '<path d="M5 9H14L20 16M5 16H27M5 23H14L20 16" fill="none" stroke="#fff" stroke-width="3"/></svg>';

/** Named on every page, so that no browser asks for `/favicon.ico` and gets a page of regrets. */
export const ICON_PATH = lastingPath('tanda', 'svg', ICON);
