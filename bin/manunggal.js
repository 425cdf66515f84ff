#!/usr/bin/env node
// Builds when the sources are newer than the last build, so that `npx manunggal` works in a fresh checkout; then runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Some 80 MB live in a running house; left alone, the heap grows to five times that before it is swept.
setFlagsFromString('--heap-growing-percent=20');
setFlagsFromString('--max-semi-space-size=4');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'main.js');

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);
}

const source = join(root, 'src');
if (existsSync(source) && (!existsSync(built) || statSync(built).mtimeMs < newest(source))) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const build = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: ['ignore', 2, 2] });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
await import(built);
