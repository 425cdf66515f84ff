/** The five marks: lane, baton, clock, gap, not asked. The same on every screen. */
export const MARKS = `
@layer marks {
  .you { --lane: var(--lane-you) }
  .l1 { --lane: var(--lane-1) } .l2 { --lane: var(--lane-2) } .l3 { --lane: var(--lane-3) } .l4 { --lane: var(--lane-4) }
  .l5 { --lane: var(--lane-5) } .l6 { --lane: var(--lane-6) } .l7 { --lane: var(--lane-7) } .l8 { --lane: var(--lane-8) }
  .d { --lane-edge: double }
  .lane { border-inline-start: var(--lane-rule) var(--lane-edge) var(--lane); padding-inline-start: var(--s3) }
  .baton { background: var(--lane); color: #fff; border: 1px solid var(--lane); border-radius: var(--radius); padding: .1rem .5rem; font-size: var(--text-small); font-weight: var(--strong); display: inline-block }
  .ok { color: var(--ok) } .near { color: var(--near) } .late { color: var(--late) } .stopped { color: var(--muted) }
  .ok, .near, .late, .stopped { font-weight: var(--strong) }
  .track { width: 100%; height: var(--track); background: var(--sunk); overflow: visible }
  .track rect { y: 4px; height: 20px }
  .track .run { y: 11px; height: 6px }
  .tick { stroke: var(--hair) }
  .work { fill: var(--lane) }
  .plan { fill: var(--paper); stroke: var(--lane, var(--ink)); stroke-width: 1.5; stroke-dasharray: 4 3 }
  .gap { stroke: var(--gap-line) }
  .run { fill: var(--ink) }
  .now { stroke: var(--now); stroke-width: 2 }
  .hold { fill: var(--paper); stroke: var(--lane); stroke-width: 4 }
  .axis { margin-block-start: var(--s5); font-size: var(--text-axis); color: var(--muted) }
  .axis svg { width: 100%; height: 1.25rem; overflow: visible }
  .axis .t { font-weight: var(--strong) }
  .mid { text-anchor: middle } .end { text-anchor: end }
  .axis, .lanes > li { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s2) var(--s6) }
  .lanes > li { padding-block: var(--s3) var(--s4) }
  .lanes > li + li { border-block-start: 1px solid var(--hair) }
  .lanes > .clock { border-block-start: 2px solid var(--ink) }
  .head { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); align-items: center }
  .key { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); border-block-start: 1px solid var(--hair); padding-block-start: var(--s3) }
  .key li { display: flex; gap: var(--s2); align-items: center }
  .key svg { width: 2rem; height: 1rem; flex: none }
  .key .o { width: 1rem }
  .held { display: grid; grid-template-columns: minmax(0, 1fr); margin-block: var(--s5); background: var(--sheet); border-inline-start: .5rem var(--lane-edge) var(--lane) }
  .held > div { padding: var(--s4) }
  .held > div + div { border-block-start: 1px solid var(--hair) }
  .held dt { color: var(--muted); font-size: var(--text-small); margin-block-end: var(--s2) }
  .held .lane + .lane { margin-block-start: var(--s2) }
  .say { font-size: var(--lead); line-height: 1.35; font-weight: var(--strong) }
  .split { width: 100%; height: .75rem }
  .split rect { height: 12px }
  .cert { border: 1px solid var(--border); border-radius: var(--radius); padding: 0 .375rem; font-size: var(--text-small); font-weight: 400; color: var(--ink) }
  .one { border-style: dashed }
  .yet { border-style: dotted; color: var(--muted) }
  @media (min-width: 60rem) {
    .held { grid-template-columns: none; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr) }
    .held > div + div { border-block-start: 0; border-inline-start: 1px solid var(--hair) }
    .held:has(.lane + .lane) { grid: auto-flow / 1fr 1fr }
    .held:has(.lane + .lane) > :first-child { grid-column: 1 / -1; border-block-end: 1px solid var(--hair) }
    .held:has(.lane + .lane) > :nth-child(2) { border-inline-start: 0 }
    .held dd:has(> .lane + .lane) { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--s4) }
    .held .lane + .lane { margin-block-start: 0 }
    .axis, .lanes > li { grid-template-columns: var(--wide) minmax(0, 1fr); align-items: center }
    .axis svg { grid-column: 2 }
  }
  @media (forced-colors: active) { .baton { background: Canvas; color: CanvasText } }
}
`;
