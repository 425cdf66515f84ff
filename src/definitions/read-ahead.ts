import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openReadings, saveReadings } from '#definitions/kept-readings';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { buildId, MODULES, ROOT } from '#terms/program';

/** Run by the build: reads the reference government, so that its first start need not. */
const build = buildId();
if (build !== null) {
  openReadings(build, []);
  await readGovernment(await readFolder(join(ROOT, 'governments', 'nusantara')));
  saveReadings(fileURLToPath(new URL('readings.bin', MODULES)));
}
