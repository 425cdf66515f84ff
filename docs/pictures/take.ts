/**
 * Takes the pictures of the README from a running house: `npm start` on an empty data folder, then, with Chromium installed,
 * `npx tsx docs/pictures/take.ts http://127.0.0.1:3000`.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Of the window, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const PICTURES: readonly Picture[] = [
  { name: 'front-door', path: '/?lang=id', width: 390, height: 844, scale: 1.5 },
  { name: 'status', path: '/lihat/warga?lang=id', width: 980, height: 1190, scale: 0.8 },
];

const run = promisify(execFile);
const house = process.argv[2] ?? 'http://127.0.0.1:3000';
const browser = process.env['CHROMIUM'] ?? 'chromium';

for (const { name, path, width, height, scale } of PICTURES) {
  const profile = mkdtempSync(join(tmpdir(), 'manunggal-picture-'));
  const file = join(import.meta.dirname, `${name}.png`);
  await run(browser, [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--disable-lcd-text',
    `--user-data-dir=${profile}`,
    `--force-device-scale-factor=${scale}`,
    `--window-size=${width},${height}`,
    `--screenshot=${file}`,
    `${house}${path}`,
  ]);
  rmSync(profile, { recursive: true, force: true });
  process.stdout.write(`${file}\n`);
}
