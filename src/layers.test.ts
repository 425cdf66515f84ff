import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Ground floor first; imports go down only. `STYLE.md` says how they are used. */
const STOREYS = [
  'terms',
  'store',
  'ledger',
  'agencies',
  'coordination',
  'rules',
  'definitions',
  'engine',
  'exchange',
  'billing',
  'documents',
  'access',
  'notices',
  'operations',
  'insights',
  'web',
  'api',
  'cli',
];
const DOORS = ['web', 'api', 'cli'];
const ROOT = join(import.meta.dirname, '.');

/** Imports that climb, cross between doors, or leave the storey by a relative path; type-only and dynamic ones too. */
function climbs(file: string, source: string): string[] {
  const own = file.split('/')[0] ?? '';
  if (!STOREYS.includes(own)) return [`${own} is no storey`];
  const aliased = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]#([\w-]+)\//g)].map(([, storey]) => storey ?? '');
  const up = aliased.filter(
    (storey) =>
      !STOREYS.includes(storey) ||
      STOREYS.indexOf(storey) > STOREYS.indexOf(own) ||
      (storey !== own && DOORS.includes(storey) && DOORS.includes(own)),
  );
  const out = [...source.matchAll(/(?:from|import)\s*\(?\s*['"](\.\.\/[^'"]*)['"]/g)].map(([, path]) => path ?? '');
  return [...up, ...out];
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe('the storeys of the house', () => {
  const files = sources(ROOT)
    .map((path) => relative(ROOT, path))
    .filter((file) => file.includes('/'));

  it('has files in it', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it.each(files)('%s imports downwards only', (file) => {
    expect(climbs(file, readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });

  it('notices a planted climb, also of a type', () => {
    expect(climbs('engine/step.ts', "import type { A } from '#exchange/ask';")).toEqual(['exchange']);
    expect(climbs('web/app.ts', "import { a } from '#api/app';")).toEqual(['api']);
    expect(climbs('engine/step.ts', "import { a } from '../exchange/ask';")).toEqual(['../exchange/ask']);
    expect(climbs('engine/step.ts', "await import('#store/step')")).toEqual([]);
    expect(climbs('engine/step.ts', "await import('#web/app')")).toEqual(['web']);
    expect(climbs('helpers/a.ts', '')).toEqual(['helpers is no storey']);
  });
});
