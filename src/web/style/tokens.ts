/**
 * Design tokens. Figures in comments: WCAG 2 contrast ratio on --paper unless said otherwise; `style.test.ts` recomputes
 * them. Need: text 4.5, large text and non-text marks 3.
 */
export const TOKENS = `
@layer tokens, base, marks, parts, desk;
@layer tokens {
  :root {
    color-scheme: light;
    /* surfaces */
    --paper: #fbfaf7;
    --sheet: #ffffff;
    --sunk: #f3f1ea;
    --hair: #d9d6cd;
    --border: #767b83;     /* 4.1 */
    /* text and links */
    --ink: #17202a;        /* 15.8 */
    --muted: #505861;      /* 6.9 */
    --link: #0b57a4;       /* 6.9 */
    --brand: #0b5351;      /* 8.5 */
    /* state: always with its word */
    --ok: #1c6b34;         /* 6.3 */
    --near: #7a4d00;       /* 7.0 */
    --late: #b3261e;       /* 6.3 */
    /* lanes: white on each is 5.8 or more */
    --lane-1: #1d4e89;     /* 8.0 */
    --lane-2: #8a3b12;     /* 7.4 */
    --lane-3: #1f6f54;     /* 5.8 */
    --lane-4: #6b3fa0;     /* 7.1 */
    --lane-5: #9b2226;     /* 7.6 */
    --lane-6: #5f6b00;     /* 5.6 */
    --lane-7: #00687a;     /* 6.2 */
    --lane-8: #7a3e63;     /* 7.5 */
    --lane-you: #17202a;
    --lane-rule: .375rem;
    --lane-edge: solid;
    /* marks */
    --gap-line: #6b6f76;   /* 4.8 */
    --stop-dot: #505861;   /* 6.9 */
    --now: #17202a;
    --focus: #ffdd00;
    --focus-ring: 3px;
    /* type */
    --sans: "Plus Jakarta Sans Variable", "Plus Jakarta Sans", system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
    --mono: "JetBrains Mono Variable", ui-monospace, "DejaVu Sans Mono", monospace;
    --text: 1.125rem;
    --text-small: 1rem;
    --text-axis: .875rem;
    --h1: clamp(1.625rem, 1.35rem + 1.3vw, 2.25rem);
    --h2: 1.375rem;
    --h3: 1.125rem;
    --lead: 1.25rem;
    --leading: 1.5;
    --leading-tight: 1.2;
    --strong: 650;
    --measure: 66ch;
    /* space: 4 px grid */
    --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2rem; --s7: 3rem; --s8: 4rem;
    --page: 70rem;
    --gutter: 1rem;
    --radius: 2px;
    --target: 2.75rem;
    --track: 1.75rem;
    --wide: 24rem;
  }
  @media (min-width: 40rem) { :root { --gutter: 2rem } }
  [data-face="desk"] {
    --text: .9375rem;
    --text-small: .875rem;
    --h1: 1.375rem; --h2: 1.125rem; --h3: .9375rem;
    --lead: .9375rem;
    --leading: 1.3333;
    --target: 1.75rem;
    --page: none;
    --wide: 32rem;
  }
  @media (max-width: 40rem) { [data-face="desk"] { --target: 2.75rem } }
  @media (prefers-contrast: more) {
    :root {
      --paper: #ffffff; --sunk: #ffffff; --ink: #000000;
      --muted: #17202a; --hair: #505861; --border: #17202a;
      --gap-line: #17202a; --stop-dot: #17202a; --link: #003d7a;
    }
  }
  @media (forced-colors: active) {
    :root {
      --paper: Canvas; --sheet: Canvas; --sunk: Canvas; --ink: CanvasText; --muted: CanvasText;
      --hair: GrayText; --border: CanvasText; --link: LinkText; --brand: CanvasText;
      --ok: CanvasText; --near: CanvasText; --late: CanvasText;
      --lane-1: CanvasText; --lane-2: CanvasText; --lane-3: CanvasText; --lane-4: CanvasText;
      --lane-5: CanvasText; --lane-6: CanvasText; --lane-7: CanvasText; --lane-8: CanvasText;
      --lane-you: CanvasText; --gap-line: CanvasText; --stop-dot: CanvasText; --now: Highlight; --focus: Highlight;
    }
  }
}
`;
