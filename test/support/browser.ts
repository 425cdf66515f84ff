import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import npmChromium from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
/**
 * The tests run as whoever they are run as, root too; a browser under test calls nobody but the house, and draws without a
 * graphics card that no machine of tests has.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-gpu',
  '--disable-software-rasterizer',
  '--disable-dev-shm-usage',
];

/** A Chromium: the one that `CHROMIUM` names, else an installed one, else the one that comes by npm. Throws what to do. */
export async function openBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const named = env['CHROMIUM'];
  const failures: string[] = [];
  for (const path of named === undefined ? [...installed(env), npmChromium] : [named]) {
    try {
      return await launch(path);
    } catch (error) {
      const words = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed';
      failures.push(`${typeof path === 'string' ? path : '@sparticuz/chromium'}: ${words}`);
    }
  }
  throw new Error(
    `No browser opens, and the journeys need one. Install Chromium (Debian: apt-get install chromium) or name one: CHROMIUM=/path/to/chrome. Tried: ${failures.join('; ')}`,
  );
}

function installed(env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? []);
}

async function launch(from: string | typeof npmChromium): Promise<Browser> {
  if (typeof from === 'string') return chromium.launch({ executablePath: from, args: ARGS });
  from.setGraphicsMode = false;
  return chromium.launch({ executablePath: await from.executablePath(), args: ARGS });
}
