import { describe, expect, it } from 'vitest';
import { mapView, shippedProcess } from '#web/fixtures/door';
import { frameFor, picker } from '#web/fixtures/people';
import { attribute, everyElement, find, parse, words } from '#web/fixtures/tree';
import { ProcessMap } from '#web/parts/process-map.tsx';
import { stepsByLane } from '#web/parts/process-steps';
import { renderPart } from '#web/render';

const process = await shippedProcess();
const view = mapView(picker('id'), process, null);
const frame = frameFor('id', '/', null);
const tree = parse(renderPart(<ProcessMap view={view} frame={frame} />));

describe('the map of a service', () => {
  const steps = stepsByLane(view).flatMap((lane) => lane.steps);

  it('numbers every piece of work once, from 1 on', () => {
    const work = [...process.nodes.values()].filter((node) => node.type.endsWith('Task'));
    expect(steps.map((step) => step.number).toSorted((a, b) => a - b)).toEqual(work.map((_, n) => n + 1));
  });

  it('lists in text exactly the numbers it draws', () => {
    const listed = find(tree, 'li').map((item) => attribute(item, 'value'));
    const drawn = everyElement(tree)
      .filter((one) => attribute(one, 'class')?.startsWith('n ') === true)
      .map((task) => /^\d+/.exec(words(task).trim())?.[0]);
    expect(drawn.length).toBe(steps.length);
    expect(new Set(listed)).toEqual(new Set(drawn));
  });

  it('says which steps start at the same time', () => {
    const first = steps.find((step) => step.id === 'read-vehicle');
    const others = ['read-tax', 'read-insurance'].map((id) => steps.find((step) => step.id === id)?.number);
    expect(first?.together).toEqual(others);
  });

  it('keeps every shape inside the drawing', () => {
    const [svg] = find(tree, 'svg');
    const height = Number(svg === undefined ? 0 : attribute(svg, 'height'));
    for (const rect of svg === undefined ? [] : find(svg, 'rect')) {
      const [x, y, width, tall] = ['x', 'y', 'width', 'height'].map((name) =>
        Number.parseFloat(attribute(rect, name) ?? '0'),
      );
      if (attribute(rect, 'class') === undefined) expect((x ?? 0) + (width ?? 0)).toBeLessThanOrEqual(100.01);
      expect((y ?? 0) + (tall ?? 0)).toBeLessThanOrEqual(height + 0.01);
    }
    expect(height).toBeGreaterThan(100);
  });

  it('shows the way taken on a running case', () => {
    const run = {
      taken: new Set(['to-fork', 'to-police', 'to-match']),
      at: new Set(['match']),
      held: new Set<string>(),
    };
    const running = parse(renderPart(<ProcessMap view={{ ...view, run }} frame={frame} />));
    const looks = everyElement(running).flatMap((one) => attribute(one, 'class') ?? []);
    expect(looks.filter((look) => look === 'n l1 was').length).toBe(1);
    expect(looks.filter((look) => look === 'n l1 is').length).toBe(1);
    expect(looks.filter((look) => look === 'was').length).toBeGreaterThan(3);
    expect(words(running)).not.toContain('Tertahan di sini');
  });

  it('shows where a case holds, in the drawing and in words', () => {
    const run = { taken: new Set<string>(), at: new Set(['match', 'fork']), held: new Set(['match', 'fork']) };
    const running = parse(renderPart(<ProcessMap view={{ ...view, run }} frame={frame} />));
    const looks = everyElement(running).flatMap((one) => attribute(one, 'class') ?? []);
    expect(looks.filter((look) => look === 'n l1 is stuck').length).toBe(1);
    expect(looks.filter((look) => look === 'stuck').length).toBe(1);
    expect(words(running)).toContain('Tertahan di sini');
  });

  it('leaves the lists alone where a file has no coordinates', () => {
    const bare = { ...view, process: { ...process, diagram: { shapes: new Map(), edges: new Map() } } };
    const listed = parse(renderPart(<ProcessMap view={bare} frame={frame} />));
    expect(find(listed, 'svg')).toEqual([]);
    expect(find(listed, 'li').length).toBe(steps.length);
  });
});
