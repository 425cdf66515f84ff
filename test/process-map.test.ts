import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { mapView } from '#web/fixtures/door';
import { POLRI, picker } from '#web/fixtures/people';
import { stepsByLane } from '#web/parts/process-steps';

const { services } = await readGovernment(await readFolder(join(import.meta.dirname, '../governments/nusantara')));

describe('the map of every service', () => {
  it.each([...services.keys()])('%s draws every piece of work, so that no arrow leads into nothing', (id) => {
    const process = services.get(id)?.process;
    if (process === undefined) throw new Error(id);
    const shown = mapView(picker('id'), process, null);
    const lanes = new Map(process.lanes.map((lane) => [lane.id, POLRI]));
    const steps = stepsByLane({ ...shown, lanes }).flatMap((lane) => lane.steps);
    const drawn = new Set(steps.map((step) => step.id));
    const isWork = (node: string): boolean => /Task$|Activity$/.test(process.nodes.get(node)?.type ?? '');
    const ends = [...process.flows.values()].flatMap(({ from, to }) => [from, to]).filter(isWork);
    expect(ends.filter((end) => !drawn.has(end))).toEqual([]);
    expect(steps.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(steps.map((_, n) => n + 1));
  });
});
