/** Frame, rows, buttons, fields. */
export const PARTS = `
@layer parts {
  .skip { position: absolute; inset-inline-start: -99rem }
  .skip:focus { position: static; display: block; padding: var(--s3) }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  .defs { position: absolute }
  .soft { color: var(--muted); font-size: var(--text-small); font-weight: 400 }
  .prose { max-width: var(--measure) }
  .prose p + p { margin-block-start: var(--s2) }
  h1 + .lane, .prose + .lane { margin-block-start: var(--s3) }
  .after { margin-block-start: var(--s5) }
  .strong { font-weight: var(--strong) }
  .dots { list-style: disc; padding-inline-start: 1.25em }
  .find-wide { max-width: 36rem; margin-block: var(--s5) }
  p + p.soft { margin-block-start: var(--s2) }
  .whole { display: inline-block }
  .top > div, .demo > div, main, footer > div { max-width: var(--page); margin-inline: auto; padding-inline: var(--gutter) }
  .top { border-block-end: 1px solid var(--hair) }
  .top > div { display: flex; flex-wrap: wrap; align-items: center; min-height: 3.5rem; gap: 0 var(--s3) }
  .name { display: flex; gap: var(--s2); align-items: center; font-weight: 750; color: var(--ink); text-decoration: none; min-height: var(--target) }
  .second { display: flex; flex-wrap: wrap; flex: 1 0 100%; gap: 0 var(--s5) }
  .menu { display: flex; flex-wrap: wrap; gap: 0 var(--s5) }
  .menu a, .lang > *, .lang button { display: inline-flex; align-items: center; min-height: var(--target) }
  .menu [aria-current] { color: var(--ink); font-weight: var(--strong); text-decoration-thickness: 2px }
  .lang { display: flex; flex-wrap: wrap; gap: 0 var(--s3); margin-inline-start: auto }
  .who + .lang { margin: 0 }
  .who { margin-inline-start: auto; display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: center }
  form.who { font-size: var(--text-small); flex-wrap: nowrap }
  .who :is(a, button) { display: inline-flex; align-items: center; min-height: var(--target); white-space: nowrap }
  @media (min-width: 30rem) { .masked { white-space: nowrap } }
  .demo { background: var(--sunk); border-block-end: 1px solid var(--hair); font-size: var(--text-small) }
  .demo > div { padding-block: var(--s2) }
  main { padding-block: var(--s5) var(--s8) }
  section { margin-block-start: var(--s7) }
  .back { margin-block-end: var(--s4) }
  .intro { color: var(--muted); margin-block-end: var(--s2) }
  h1 + p { margin-block-start: var(--s3); max-width: var(--measure) }
  h2 + p:not(.soft), h3 + p { max-width: var(--measure) }
  section > h2 + *:not(.soft), .soft + .pair, .soft + form, h3 + :is(.rows, .split) { margin-block-start: var(--s4) }
  .pair, .hero, .cols, .line, .half, .desk, .needs > li, .facts > div, .tasks > li { display: grid; grid-template-columns: minmax(0, 1fr) }
  .pair { column-gap: var(--s8) }
  .pair > * { min-width: 0 }
  .pair > form, .pair > .rows { margin: 0 }
  .rows > * { border-block-start: 1px solid var(--hair); padding-block: var(--s3) }
  .rows > :first-child { border-block-start: 2px solid var(--ink) }
  .t, .rows b:first-child, .rows .lane > b { display: block }
  .rows + *, p + .rows, p + form, table + *, form + p, p + table, .rows + .rows { margin-block-start: var(--s4) }
  :where(section h3) { margin-block-start: var(--s5) }
  .lanes h3, .cols h3 { margin: 0 }
  .bill > div { display: flex; flex-wrap: wrap; gap: 0 var(--s4) }
  .bill dt { flex: 1 1 12rem }
  .bill dd { margin-inline-start: auto; white-space: nowrap }
  .bill > .sum { border-block: 2px solid var(--ink); font-weight: var(--strong) }
  .split + .rows { margin-block-start: var(--s4) }
  .facts > div { gap: 0 var(--s4) }
  .facts dt { color: var(--muted); font-size: var(--text-small) }
  .facts dd { margin: 0 }
  .notice { border-block: 2px solid var(--ink); padding-block: var(--s4); margin-block-start: var(--s5); max-width: var(--measure) }
  .notice .rows { margin-block-start: var(--s3) }
  .big { font-size: var(--h1); line-height: var(--leading-tight); font-weight: var(--strong); display: block }
  .codes { font: var(--strong) 1.75rem/1.3 var(--mono); letter-spacing: .04em }
  .codes + .qr { margin-block-start: var(--s3) }
  .qr { width: 12rem; max-width: 100%; height: auto; background: #fff; color: #000; padding: var(--s3); border: 1px solid var(--border) }
  .cols { gap: var(--s4) var(--s5) }
  .beside-all { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0 var(--s6) }
  .cols ol { padding-inline-start: 1.5em; list-style: decimal }

  .go, .do { display: inline-flex; align-items: center; justify-content: center; min-height: var(--target); padding: var(--s2) var(--s4); border: 2px solid var(--brand); border-radius: var(--radius); background: var(--paper); color: var(--brand); font-weight: var(--strong); text-decoration: none; cursor: pointer }
  .go { background: var(--brand); color: #fff }
  .go:hover, .do:hover { text-decoration: underline; text-decoration-thickness: 2px }
  .do:focus-visible, .go:focus-visible { background: var(--focus); color: var(--ink); border-color: var(--ink) }
  .text { border: 0; background: none; padding: 0; text-align: start; color: var(--link); text-decoration: underline; text-underline-offset: .18em; cursor: pointer }
  .acts { display: flex; flex-wrap: wrap; gap: var(--s3) var(--s4); align-items: center; margin-block-start: var(--s5) }

  .field { margin-block: var(--s5) }
  .field > label:not(.choice), .field legend { display: block; margin-block-end: var(--s1) }
  .field legend { font-size: inherit }
  .hint { color: var(--muted); font-size: var(--text-small); margin-block-end: var(--s2); max-width: var(--measure) }
  .wrong { color: var(--late); font-weight: var(--strong); margin-block-end: var(--s2) }
  .bad { border-inline-start: .25rem solid var(--late); padding-inline-start: var(--s4) }
  .input { display: block; width: 100%; max-width: 28rem; min-height: var(--target); padding: var(--s2) var(--s3); border: 2px solid var(--ink); border-radius: 0; background: var(--sheet) }
  .bad .input { border-color: var(--late) }
  textarea.input { max-width: var(--measure); min-height: 7rem }
  .short { max-width: 14rem }
  .with { display: flex; align-items: center; gap: var(--s2) }
  .with span { flex: none }
  .date { display: flex; flex-wrap: wrap; gap: var(--s2) }
  .date label { font-weight: 400 }
  .date .input { width: 3.75rem; padding-inline: var(--s2) } .date .y { width: 5.5rem }
  .choice { display: flex; gap: var(--s3); align-items: flex-start; min-height: var(--target); padding-block: var(--s2); font-weight: 400 }
  .choice input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--ink); flex: none }
  .find { display: flex; margin-block: var(--s2) }
  .find .input { flex: 1; min-width: 0; max-width: none }
  .find .go { border-radius: 0 }
  .errors { border: 3px solid var(--late); padding: var(--s4); margin-block: var(--s5); max-width: var(--measure) }
  .errors a { color: var(--late); font-weight: var(--strong); display: inline-block; padding-block: var(--s1) }

  .hero { gap: var(--s6) var(--s8) }
  .hero label { display: block; font-size: var(--h2); line-height: var(--leading-tight) }
  h1 > span { display: block; margin-block-start: var(--s3); font-size: var(--lead); line-height: 1.4; font-weight: 400 }
  .weave { width: 100%; height: 5.5rem; margin-block-start: var(--s6); fill: none; stroke-width: 3 }
  .weave path { stroke: var(--lane) }
  .grid a { font-weight: var(--strong); display: block; width: fit-content }
  .tasks > li { position: relative; gap: 0 var(--s4) }
  .tasks a::after { content: ""; position: absolute; inset: 0 }
  .tasks a { font-weight: var(--strong) }
  .ladder { display: grid; gap: var(--s2); margin-block: var(--s4) }
  .ladder li { border-inline-start: .375rem solid var(--hair); padding-inline-start: var(--s3); line-height: 1.3; color: var(--muted) }
  .ladder .on, .ladder .part { border-color: var(--ink); color: var(--ink) }
  .ladder .part { border-inline-start-style: dashed }
  .ladder b { display: block }
  .line, .half { column-gap: var(--s5) }
  .step li { display: grid; grid-template-columns: 2.5rem minmax(0, 1fr); padding-block-end: var(--s4) }
  .step svg { grid-column: 1 / -1; width: 100%; height: 3px; margin-block: var(--s2) var(--s3); background: var(--hair) }
  .step .no { font-size: var(--h2); font-weight: var(--strong); line-height: 1.25 }
  .step > li > div { grid-column: 2 }
  .group { font-size: var(--text-small); color: var(--muted); margin-block-start: var(--s5) }

  .map { width: 100%; margin-block: var(--s4) var(--s5); font-size: var(--text-axis); overflow: visible }
  .map .w { display: none }
  .map .sep { stroke: var(--hair) }
  .n rect { fill: var(--sheet); stroke: var(--lane); stroke-width: 2 }
  .n.was rect { fill: var(--lane) } .n.was text { fill: #fff }
  @media (forced-colors: active) { .n.was text { fill: Canvas } }
  .n.is rect { stroke-width: 5 }
  .n.stuck rect { stroke: var(--late); stroke-dasharray: 6 3 }
  .v .stuck > * { stroke: var(--late); stroke-width: 3 }
  .v * { fill: none; stroke: var(--ink); stroke-width: 1.5 }
  .v circle, .v .diamond { fill: var(--sheet) }
  .band { paint-order: stroke; stroke: var(--paper); stroke-width: 6px }
  .v .ends { stroke-width: 3.5 }
  .e line { stroke: var(--border); stroke-width: 1.5 }
  .e .was { stroke: var(--ink); stroke-width: 2.5 }

  footer { border-block-start: 1px solid var(--hair); padding-block: var(--s5) var(--s7) }
  footer p + p { margin-block-start: var(--s4) }
  footer nav { display: flex; flex-wrap: wrap; gap: 0 var(--s5); margin-block-start: var(--s2) }
  footer nav a { display: inline-flex; align-items: center; min-height: var(--target) }

  @media (max-width: 60rem) {
    :is(.line, .needs > li):has(> .lane) > :not(.lane) { padding-inline-start: calc(var(--lane-rule) + var(--s3)) }
    .stack thead { position: absolute; inset-inline-start: -999rem }
    .stack { overflow-wrap: anywhere }
    .stack tr, .stack tr > * { display: block }
    .stack tr { border-block-start: 1px solid var(--hair); padding-block: var(--s3) }
    .stack td[data-label]::before { content: attr(data-label) " "; color: var(--muted) }
    .stack td:empty { display: none }
    .v g { transform: scale(.5) }
    .second > .who { margin: 0 }
  }
  @media (min-width: 60rem) {
    .second { display: contents }
    .second > .menu { order: 3; flex: 1 0 100% }
    .second > .who { order: 1 }
    .lang { order: 2 }
    .lang:has(~ .second) { margin: 0 }
    .pair, .half { grid-template-columns: 1fr 1fr }
    .flow { columns: 2; column-gap: var(--s8); margin-block-start: var(--s7) }
    .flow section { margin-block: 0 var(--s6); break-inside: avoid }
    .hero { grid-template-columns: 1.25fr 1fr; align-items: start }
    .grid { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); column-gap: var(--s6) }
    .flat { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr) }
    .flat > *, .grid > :nth-child(-n+3) { border-block-start: 2px solid var(--ink) }
    .facts > div { grid-template-columns: minmax(0, 12rem) minmax(0, 1fr) minmax(0, 15rem) }
    .facts.two > div { grid-template-columns: minmax(0, 12rem) minmax(0, 1fr) }
    .facts.checks > div { grid-template-columns: minmax(0, 16rem) minmax(0, 10rem) minmax(0, 1fr) }
    .tasks > li { grid-template-columns: 1fr auto }
    .cols { grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); row-gap: var(--s5) }
    .map .w { display: inline; font-size: .75rem }
    .n text { transform: translateY(-.55em) }
    .ladder { grid-template-columns: repeat(9, 1fr); gap: 2px }
    .ladder li { border-inline-start: 0; border-block-start: .375rem solid var(--hair); padding: var(--s2) var(--s2) 0 0; font-size: var(--text-small) }
    .ladder .on { border-color: var(--ink) } .ladder .part { border-inline-start: 0; border-block-start: .375rem dashed var(--ink) }
    .ladder li:nth-child(1) { margin-block-start: 6rem } .ladder li:nth-child(2) { margin-block-start: 5.25rem }
    .ladder li:nth-child(3) { margin-block-start: 4.5rem } .ladder li:nth-child(4) { margin-block-start: 3.75rem }
    .ladder li:nth-child(5) { margin-block-start: 3rem } .ladder li:nth-child(6) { margin-block-start: 2.25rem }
    .ladder li:nth-child(7) { margin-block-start: 1.5rem } .ladder li:nth-child(8) { margin-block-start: .75rem }
    .line { grid-template-columns: 13rem 1fr 15rem }
    .step li { grid-template-columns: 4rem 1fr 1fr; column-gap: var(--s5) }
    .step > li > div + div { grid-column: 3 }
    .stack :is(th, td) { padding: var(--s3) var(--s4) var(--s3) 0; border-block-start: 1px solid var(--hair) }
    .stack thead th { border: 0; padding-block: 0 var(--s2) }
    .stack tbody tr:first-child > * { border-block-start: 2px solid var(--ink) }
    .stack .lane { padding-inline-start: var(--s3) }
    .stack th > a { white-space: nowrap }
  }
  .blank { display: block; border-block-end: 1px solid var(--ink); min-height: 2rem; max-width: 28rem }
  .tall { min-height: 5rem }
  @media print {
    .top nav, .second, .back, .demo, .skip, footer nav, .acts, .go, .do { display: none }
    body { font-size: 11pt } section { break-inside: avoid }
  }
}
`;
