/** Plain elements. */
export const BASE = `
@layer base {
  *, ::before, ::after { box-sizing: border-box }
  html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block: var(--s5) }
  body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text)/var(--leading) var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere }
  h1, h2, h3, p, dl, dd, ol, ul, fieldset, blockquote, pre { margin: 0; padding: 0; border: 0; min-width: 0 }
  h1 { font-size: var(--h1); line-height: var(--leading-tight); max-width: 26ch; text-wrap: balance }
  h2 { font-size: var(--h2); line-height: var(--leading-tight); text-wrap: balance }
  h3 { font-size: var(--h3) }
  h1, h2, h3, b, th, summary, legend, label { font-weight: var(--strong) }
  p, li, dd { text-wrap: pretty }
  ol, ul { list-style: none }
  legend { padding: 0 }
  a { color: var(--link); text-underline-offset: .18em }
  a:hover { text-decoration-thickness: 2px }
  :focus-visible { outline: var(--focus-ring) solid var(--ink); background: var(--focus); color: var(--ink) }
  svg { display: block }
  svg text { fill: currentColor }
  table { border-collapse: collapse; width: 100%; overflow-wrap: break-word }
  th, td { text-align: start; vertical-align: top; font-weight: inherit }
  tbody th { font-weight: var(--strong) }
  thead th { color: var(--muted); font-size: var(--text-small) }
  summary { padding-block: var(--s2); color: var(--link); cursor: pointer; width: fit-content }
  code { font: .9em var(--mono) }
  input, select, textarea, button { font: inherit; color: inherit }
}
`;
