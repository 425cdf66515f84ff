import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { openBrowser } from './support/browser.ts';
import { drawn, faultsOf } from './support/modeler.ts';

const ROOT = join(import.meta.dirname, '../governments/nusantara');
const MODELER = fileURLToPath(import.meta.resolve('bpmn-js/dist/bpmn-modeler.production.min.js'));

const { services } = await readGovernment(await readFolder(ROOT));
const fileOf = (id: string): string => readFileSync(join(ROOT, 'services', id, 'process.bpmn'), 'utf8');
const browser = await openBrowser();
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 1200px; height: 800px"></div>');
await page.addScriptTag({ path: MODELER });
afterAll(() => browser.close());

describe('a process in the modeler of bpmn.io', () => {
  it.each([...services.keys()])('%s opens without a warning, everything drawn, each in its own lane', async (id) => {
    const sheet = await page.evaluate(drawn, fileOf(id));
    expect(sheet.warnings).toEqual([]);
    expect(faultsOf(sheet)).toEqual([]);
    const process = services.get(id)?.process;
    const shown = new Set(sheet.pieces.map((piece) => piece.id));
    const wanted = [
      ...(process?.lanes ?? []),
      ...(process?.nodes.values() ?? []),
      ...(process?.flows.values() ?? []),
      ...(process?.messageFlows ?? []),
    ];
    expect(wanted.map((one) => one.id).filter((one) => !shown.has(one))).toEqual([]);
  });

  it('finds what is planted: a shape in another lane, a loose waypoint, a flow without an edge', async () => {
    const file = fileOf('hukum.konsultasi');
    const bounds = /(<bpmndi:BPMNShape id="report-shape"[^>]*>\s*<dc:Bounds x="\d+" y=")(\d+)/;
    const outside = await page.evaluate(drawn, file.replace(bounds, '$19$2'));
    expect(faultsOf(outside)).toContainEqual(expect.stringMatching(/^report stands outside lane-body/));
    const first = /(<bpmndi:BPMNEdge [^>]*>\s*<di:waypoint x=")(\d+)/;
    const loose = await page.evaluate(drawn, file.replace(first, '$19$2'));
    expect(faultsOf(loose)).toContainEqual(expect.stringMatching(/loose/));
    const bare = await page.evaluate(drawn, file.replace(/<bpmndi:BPMNEdge [\s\S]*?<\/bpmndi:BPMNEdge>/, ''));
    expect(bare.pieces.length).toBeLessThan(outside.pieces.length);
  });
});
