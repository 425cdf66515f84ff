import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What would let the same case turn out differently another day, on another machine. */
const IMPURE: { readonly [what: string]: RegExp } = {
  clock: /\bDate\b|\bperformance\b/,
  chance: /Math\.random|randomBytes|randomUUID/,
  machine: /\bprocess\.(env|argv|hrtime|uptime|cpuUsage|cwd|exit|pid|platform)\b|['"]node:|\bfetch\(|toLocale/,
  'house above or store': /from '#(store|exchange|billing|documents|access|operations|insights|web|api|cli)\//,
};

function impurities(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  return Object.entries(IMPURE).flatMap(([what, form]) => (form.test(code) ? [what] : []));
}

describe('the engine', () => {
  const files = readdirSync(import.meta.dirname, { encoding: 'utf8', recursive: true }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );

  it.each(files)('%s knows no clock, no chance, no machine and no store', (file) => {
    expect(impurities(readFileSync(join(import.meta.dirname, file), 'utf8'))).toEqual([]);
  });

  it('would notice', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(impurities('const at = new Date();')).toEqual(['clock']);
    expect(impurities('Math.random()')).toEqual(['chance']);
    expect(impurities("import { hash } from 'node:crypto';")).toEqual(['machine']);
    expect(impurities("import type { Database } from '#store/database';")).toEqual(['house above or store']);
    expect(impurities('// a Date of Math.random')).toEqual([]);
  });
});
