import type { LaneView, Segment, TimelineView } from '#operations/views/marks';
import { milliseconds } from '#terms/plain-date';
import { sayDuration } from '#terms/say';
import type { Frame } from '#web/frame';
import { ClockState } from '#web/parts/clock.tsx';
import { hueClass } from '#web/parts/owner';
import { extent, percent, type Scale, scaleOf, type Tick } from '#web/parts/scale';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/**
 * Who works on what, lane by lane, under one clock. The drawing is decoration: hidden from readers, cut off on phones; the
 * line of text in each lane carries everything at every width.
 */
export function Lanes({ timeline, frame }: { timeline: TimelineView; frame: Frame }) {
  const scale = scaleOf(timeline, frame);
  return (
    <>
      <Axis scale={scale} frame={frame} />
      <ol class="lanes">
        {timeline.lanes.map((lane) => (
          <Lane lane={lane} scale={scale} frame={frame} />
        ))}
        <ClockLane timeline={timeline} scale={scale} frame={frame} />
      </ol>
    </>
  );
}

function Axis({ scale, frame }: { scale: Scale; frame: Frame }) {
  const now = sayShort(frame.now, frame);
  return (
    <div class="axis" aria-hidden="true">
      <svg>
        <defs>
          <g id="ticks" class="tick">
            {scale.ticks.slice(1, -1).map((tick) => (
              <line x1={`${tick.at}%`} x2={`${tick.at}%`} y2="28" />
            ))}
          </g>
        </defs>
        {labels(scale, now).map((tick) => (
          <text x={`${tick.at}%`} y="15" class={anchor(tick.at)}>
            {tick.label}
          </text>
        ))}
        {scale.now !== null && (
          <text x={`${scale.now}%`} y="15" class={`t ${anchor(scale.now)}`}>
            {now}
          </text>
        )}
      </svg>
    </div>
  );
}

/** Percent of a phone's width that a letter of a label takes, bold ones for now. */
const LETTER = 2.6;
const BOLD_LETTER = 2.8;

/** Labels that would run into that of now, or on a phone into another, give way; the ends stay longest. */
function labels({ now, ticks }: Scale, nowLabel: string): readonly Tick[] {
  const taken: Reach[] = now === null ? [] : [reach(now, nowLabel.length * BOLD_LETTER)];
  const ends = ticks.filter(({ at }) => at === 0 || at === 100);
  return [...ends, ...ticks].filter(({ at, label }) => {
    const own = reach(at, label.length * LETTER);
    if (taken.some((other) => overlap(own, other))) return false;
    taken.push(own);
    return true;
  });
}

type Reach = readonly [from: number, to: number];

function reach(at: number, width: number): Reach {
  const from = { start: at, mid: at - width / 2, end: at - width }[anchor(at)];
  return [from, from + width];
}

function overlap(a: Reach, b: Reach): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function anchor(at: number): 'start' | 'mid' | 'end' {
  if (at < 6) return 'start';
  return at > 94 ? 'end' : 'mid';
}

function Lane({ lane, scale, frame }: { lane: LaneView; scale: Scale; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  return (
    <li class={hueClass(lane.owner)}>
      <div class="lane">
        <div class="head">
          <h3>{lane.owner.name}</h3>
          {lane.holding !== null && <span class="baton">{t.holding}</span>}
        </div>{' '}
        <p>{lane.sentence}</p>
      </div>
      <svg class="track" aria-hidden="true">
        <use href="#ticks" />
        {lane.segments.map((segment) => (
          <Bar segment={segment} scale={scale} frame={frame} />
        ))}
        {lane.points.map((at) => (
          <rect class="work" x={`${percent(scale, milliseconds(at))}%`} width="5" />
        ))}
        <Now scale={scale} />
        {lane.holding !== null && scale.now !== null && <circle class="hold" cx={`${scale.now}%`} cy="14" r="7" />}
      </svg>
    </li>
  );
}

/** Gap and stop take their pattern by attribute. */
function Bar({ segment, scale, frame }: { segment: Segment; scale: Scale; frame: Frame }) {
  const { x, width } = extent(scale, segment, frame.now);
  const pattern = segment.kind === 'gap' || segment.kind === 'stop' ? `url(#${segment.kind})` : undefined;
  return <rect class={segment.kind} x={`${x}%`} width={`${width}%`} fill={pattern} />;
}

function Now({ scale }: { scale: Scale }) {
  if (scale.now === null) return null;
  return <line class="now" x1={`${scale.now}%`} x2={`${scale.now}%`} y2="28" />;
}

function ClockLane({ timeline, scale, frame }: { timeline: TimelineView; scale: Scale; frame: Frame }) {
  const { clock } = timeline;
  const stopped = clock.state === 'stopped';
  const t = MARK_WORDS[frame.language];
  return (
    <li class="clock">
      <div>
        <h3>{clock.name}</h3>{' '}
        <p>
          {t.ran(sayDuration(clock.running, frame.language))},{' '}
          <ClockState state={clock.state} waitingFor={stopped ? clock.waitingFor : null} frame={frame} />.{' '}
          {clock.stopped > 0 && t.stood(sayDuration(clock.stopped, frame.language), stopped ? null : clock.waitingFor)}
        </p>
      </div>
      <svg class="track" aria-hidden="true">
        <use href="#ticks" />
        {clock.segments.map((segment) => {
          const { x, width } = extent(scale, segment, frame.now);
          return segment.kind === 'stop' ? (
            <rect x={`${x}%`} width={`${width}%`} fill="url(#stop)" />
          ) : (
            <rect class="run" x={`${x}%`} width={`${width}%`} />
          );
        })}
        <Now scale={scale} />
      </svg>
    </li>
  );
}

/** What the marks of the drawing mean. */
export function Key({ frame }: { frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  return (
    <ul class="key soft" aria-label={t.key}>
      <li class="l1">
        <svg class="o" aria-hidden="true">
          <circle class="hold" cx="8" cy="8" r="6" />
        </svg>
        {t.keyHold}
      </li>
      <li class="l1">
        <svg aria-hidden="true">
          <rect class="work" width="32" height="16" />
        </svg>
        {t.keyWork}
      </li>
      <li class="l1">
        <svg aria-hidden="true">
          <rect class="plan" x="1" y="1" width="30" height="14" />
        </svg>
        {t.keyPlan}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect class="gap" x=".5" y=".5" width="31" height="15" fill="url(#gap)" />
        </svg>
        {t.keyGap}
      </li>
      <li>
        <svg aria-hidden="true">
          <rect width="32" height="16" fill="url(#stop)" />
        </svg>
        {t.keyStop}
      </li>
    </ul>
  );
}
