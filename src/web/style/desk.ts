/** Officer's, coordinator's and auditor's screens: dense, side by side. */
const FACE = '[data-face="desk"]';

export const DESK = `
@layer desk {
  ${FACE} h1 { max-width: none }
  ${FACE} .top > div { min-height: 2.75rem }
  ${FACE} h3 { margin-block-start: var(--s3) }
  ${FACE} .lanes h3, ${FACE} .cols h3 { margin: 0 }
  ${FACE} main { padding-block: var(--s4) var(--s6) }
  ${FACE} section { margin-block-start: var(--s6) }
  ${FACE} .rows > * { padding-block: .4rem }
  ${FACE} .held { margin-block: var(--s4) 0 }
  ${FACE} .held > div { padding: var(--s3) var(--s4) }
  ${FACE} .lanes > li { padding-block: var(--s1); min-height: 2.25rem }
  ${FACE} .lanes .head, ${FACE} .lanes h3, ${FACE} .lanes p { display: inline }
  ${FACE} .lanes .baton { margin-inline: var(--s2) }
  ${FACE} .axis { margin-block-start: var(--s2) }
  ${FACE} .field { margin-block: var(--s3) }
  ${FACE} .input { border-width: 1px; border-color: var(--border); padding-block: var(--s1) }
  ${FACE} .choice { padding-block: var(--s1) }
  ${FACE} .choice input { width: 1.25rem; height: 1.25rem }
  ${FACE} .go, ${FACE} .do { padding-block: var(--s1) }
  ${FACE} .acts { margin-block-start: var(--s4) }
  ${FACE} .intro { margin-block-end: var(--s1) }
  ${FACE} .stack :is(th, td) { padding-block: var(--s2) }
  .desk { gap: 0 var(--s6) }
  .desk > .queue { padding: var(--s4) var(--gutter) 0 }
  .queue li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 var(--s2); min-height: var(--target); border-block-start: 1px solid var(--hair); font-size: var(--text-small) }
  .queue ol { margin-block: var(--s2) }
  .queue li a { display: inline-flex; align-items: center; min-height: var(--target) }
  .queue [aria-current] { background: var(--sheet); font-weight: var(--strong) }
  .place { display: flex; flex-wrap: wrap; gap: 0 var(--s4); align-items: center }
  .place a { display: inline-flex; align-items: center; min-height: var(--target) }
  .place [aria-current] { color: var(--ink); font-weight: var(--strong) }
  .read { background: var(--sheet); border: 1px solid var(--border); padding: var(--s3) var(--s4); font-size: 1.125rem; line-height: 1.5; margin-block-start: var(--s2) }
  .needs > li { gap: var(--s1) var(--s5); padding-block: var(--s3); border-block-start: 1px solid var(--hair) }
  .needs > li :is(form, .acts) { margin: 0 }
  .needs > :first-child { border-block-start: 2px solid var(--ink) }
  ${FACE} .needs :is(h2, h3) { font-size: var(--h3); margin: 0 }
  .matrix a { font-weight: var(--strong) }
  .matrix td { font-size: var(--text-small) }
  .bar { width: 100%; height: .75rem; margin-block: 2px; overflow: visible }
  .bar rect { height: 12px }
  @media (max-width: 60rem) {
    .wip tr { display: flex; flex-wrap: wrap; gap: 0 var(--s4) }
    .wip tr > :not(.lane) { padding: 0 }
    .wip tr > th { flex: 1 0 100% }
    .wip tr > :last-child { display: none }
  }
  @media (min-width: 60rem) and (max-width: 90rem) { .desk .axis .mid:not(.t) { display: none } }
  .hash { font: .8125rem/1.4 var(--mono); overflow-wrap: anywhere }
  @media (min-width: 60rem) {
    .log th:first-child { width: 26% } .log td:nth-child(3) { width: 24% }
    ${FACE} .stack :is(.hash, time) { white-space: nowrap }
    .desk { grid-template-columns: 18rem minmax(0, 1fr) }
    .desk > .queue { padding-inline-end: 0 }
    .desk > main { padding-inline-start: 0 }
    .needs > li { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 4fr) }
    .needs > li:has(> :nth-child(4)) { grid-template-columns: minmax(0, 5fr) minmax(0, 3fr) minmax(0, 4fr) 10rem }
    .needs.even > li { grid-template-columns: repeat(4, minmax(0, 1fr)) }
    .matrix td, .matrix th { width: 14% }
    ${FACE} .wip :is(th, td) { padding: 2px var(--s2) 2px 0; line-height: 1.75rem }
    ${FACE} .wip .lane { padding-inline-start: var(--s3) }
    .wip .bar { margin-block-start: .5rem }
    .wip :is(th, td):last-child { width: 30% }
    .work-pair { grid-template-columns: 1.2fr 1fr; column-gap: var(--s6) }
    .beside { grid-area: 1 / 2 / span 2 }
    ${FACE} .facts > div { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 2.4fr) }
  }
}
`;
