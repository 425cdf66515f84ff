import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockView, Segment, TimelineView } from '#operations/views/marks';
import { instant } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';
import { billLines, endorsing, notAsked, parallel } from '#web/fixtures/case';
import { at, frameFor, NOW, owner, picker } from '#web/fixtures/people';
import { attribute, everyElement, find, parse, words } from '#web/fixtures/tree';
import { SplitBar } from '#web/parts/bill.tsx';
import { DaysLeft, dueOf } from '#web/parts/clock.tsx';
import { Baton, heldHue } from '#web/parts/held.tsx';
import { Lanes } from '#web/parts/lanes.tsx';
import { NotAsked, sparedCount } from '#web/parts/not-asked.tsx';
import { laneClass } from '#web/parts/owner';
import { renderPart } from '#web/render';

const w = picker('id');
const frame = frameFor('id', '/', null);

function drawn(timeline: TimelineView) {
  return parse(renderPart(<Lanes timeline={timeline} frame={frame} />));
}

function withClock(clock: Partial<ClockView>): TimelineView {
  return { lanes: [], clock: { ...endorsing(w).clock, ...clock } };
}

describe('the lanes of a case', () => {
  it('names the baton in every lane that holds it, and rings the end of its bar', () => {
    const tree = drawn(parallel(w));
    expect(find(tree, 'span').filter((span) => attribute(span, 'class') === 'baton').length).toBe(3);
    expect(find(tree, 'circle').length).toBe(3);
  });

  it('draws every segment of the case and hatches the gaps', () => {
    const timeline = endorsing(w);
    const segments: Segment[] = timeline.lanes.flatMap((lane) => [...lane.segments]);
    const bars = everyElement(drawn(timeline)).filter((one) => one.name === 'rect');
    const points = timeline.lanes.flatMap((lane) => lane.points);
    expect(bars.length).toBe(segments.length + points.length + timeline.clock.segments.length);
    const gaps = segments.filter((segment) => segment.kind === 'gap').length;
    expect(bars.filter((bar) => attribute(bar, 'fill') === 'url(#gap)').length).toBe(gaps);
  });

  it('tells in words how long the clock ran and stood still', () => {
    expect(words(drawn(endorsing(w)))).toContain(
      'Berjalan 56 menit, tepat waktu. Berhenti 57 menit saat menunggu Anda.',
    );
    const stopped = withClock({ state: 'stopped', waitingFor: 'Anda' });
    expect(words(drawn(stopped))).toContain('berhenti: menunggu Anda. Berhenti 57 menit.');
  });

  it('gives the ninth agency a double rule', () => {
    expect(laneClass(owner('A', 1, true))).toBe('lane l1 d');
    expect(laneClass(owner('Anda', 'you'))).toBe('lane you');
  });
});

describe('the baton', () => {
  const holder = (hue: 1 | 2) => ({ owner: owner(`Instansi ${hue}`, hue), office: null, since: at('09:00') });

  it('takes the hue of a lone holder, and ink when several hold or none does', () => {
    expect([heldHue([]), heldHue([holder(2)]), heldHue([holder(1), holder(2)])]).toEqual(['you', 'l2', 'you']);
  });

  it('says so when nobody holds it', () => {
    const empty = (ended: boolean) => words(parse(renderPart(<Baton holders={[]} ended={ended} frame={frame} />)));
    expect(empty(false)).toContain('Belum ada yang memegang');
    expect(empty(true)).toContain('Tidak ada lagi yang memegang');
  });
});

describe('the clock', () => {
  const said = (clock: Partial<ClockView>) => {
    const due = dueOf({ ...endorsing(w).clock, ...clock });
    return words(parse(renderPart(<DaysLeft due={due} frame={frame} />)));
  };

  it('puts its word beside the days', () => {
    expect(said({})).toBe('1 hari kerja lagi, tepat waktu');
    expect(said({ left: -3, state: 'late' })).toBe('3 hari kerja, lewat batas');
    expect(said({ left: null, state: 'done' })).toBe('selesai');
    expect(said({ left: 2, unit: 'calendarDays', state: 'stopped', waitingFor: 'Anda' })).toBe(
      '2 hari kalender lagi, berhenti: menunggu Anda',
    );
  });
});

describe('what was not asked', () => {
  it('counts the facts of the list below it, whatever the list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }), (counts) => {
        const view = { asked: [], groups: counts.map((facts, n) => ({ label: `G${n}`, facts, source: 'S', at: NOW })) };
        const rows = find(parse(renderPart(<NotAsked view={view} frame={frame} />)), 'li').map(words);
        const listed = rows.map((row) => Number(/(\d+) hal$/.exec(row)?.[1]));
        expect(listed.reduce((sum, n) => sum + n, 0)).toBe(sparedCount(view));
      }),
    );
  });

  it('also says how little was asked', () => {
    expect(words(parse(renderPart(<NotAsked view={notAsked(w, true)} frame={frame} />)))).toContain(
      'Kami hanya meminta nomor telepon.',
    );
  });
});

describe('the split bar', () => {
  it('gives each payee its share of the width', () => {
    const bars = find(parse(renderPart(<SplitBar lines={billLines(w)} />)), 'rect');
    expect(bars.map((bar) => attribute(bar, 'class'))).toEqual(['work l2', 'work l4', 'work l3']);
    expect(bars.map((bar) => Number.parseFloat(attribute(bar, 'width') ?? ''))).toEqual(
      [52.92, 34.87, 11.61].map((n) => expect.closeTo(n, 0)),
    );
  });

  it('draws nothing for a bill of nothing', () => {
    const free = billLines(w).map((line) => ({ ...line, amount: rupiah(0) }));
    expect(renderPart(<SplitBar lines={free} />)).toBe('');
  });

  it('stays inside its width for any amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { minLength: 1, maxLength: 8 }), (amounts) => {
        const [line] = billLines(w);
        const lines = amounts.flatMap((amount) => (line === undefined ? [] : [{ ...line, amount: rupiah(amount) }]));
        for (const bar of find(parse(renderPart(<SplitBar lines={lines} />)), 'rect')) {
          const [x, width] = ['x', 'width'].map((name) => Number.parseFloat(attribute(bar, name) ?? ''));
          expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(100.31);
          expect(x).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a case of long ago', () => {
  it('is drawn in its own time, without the line of now', () => {
    const timeline = parallel(w);
    const then = { from: instant('2026-01-05T02:00:00Z'), to: instant('2026-01-05T03:00:00Z') };
    const lanes = timeline.lanes.map((lane) => ({
      ...lane,
      holding: null,
      points: [],
      segments: [{ kind: 'work' as const, ...then }],
    }));
    const tree = drawn({ lanes, clock: { ...timeline.clock, segments: [] } });
    expect(find(tree, 'line').filter((line) => attribute(line, 'class') === 'now')).toEqual([]);
  });
});
