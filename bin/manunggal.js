#!/usr/bin/env node
// Builds when the sources are newer than the last build, so that `npx manunggal` works in a fresh checkout; then runs.
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// Some 80 MB live in a running house; left alone, the heap grows to five times that before it is swept.
setFlagsFromString('--heap-growing-percent=20');
setFlagsFromString('--max-semi-space-size=4');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'main.js');
// Node from 22.1 on keeps what it has compiled; beside the program, where nobody else may write.
module.enableCompileCache?.(join(root, 'dist', '.compiled'));

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const path = join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }, 0);
}

const source = join(root, 'src');
if (existsSync(source) && (!existsSync(built) || statSync(built).mtimeMs < newest(source))) {
  const { buildProgram } = await import('./build.js');
  await buildProgram(root).catch(() => process.exit(1));
}
await import(built);
