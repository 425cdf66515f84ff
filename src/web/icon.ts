/** The mark on a browser's tab, in --brand; no style sheet reaches it there. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 5H10L16 12M1 12H23M1 19H10L16 12" fill="none" stroke="#0b5351" stroke-width="3"/></svg>';

export const ICON_PATH = '/tanda.svg';
