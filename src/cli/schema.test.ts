import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCHEMAS, schema, schemaFile, schemaText } from '#cli/schema';
import { FILE_FORMS, jsonSchemaOf } from '#definitions/file-forms';
import { readFolder } from '#definitions/read-folder';
import { isObject } from '#terms/json';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the JSON Schemas for editors', () => {
  it('stand in schemas/ as the forms of the program are now', () => {
    for (const file of SCHEMAS) {
      const kept = readFileSync(join(ROOT, 'schemas', schemaFile(file.name)), 'utf8');
      expect(kept, `run: manunggal schema --out schemas (${file.name})`).toBe(schemaText(file));
    }
    const names = readdirSync(join(ROOT, 'schemas')).filter((name) => name.endsWith('.json'));
    expect(names.toSorted()).toEqual(SCHEMAS.map(({ name }) => schemaFile(name)).toSorted());
  });

  it('are listed for VS Code in schemas/README.md, each with the files it is for', () => {
    const readme = readFileSync(join(ROOT, 'schemas', 'README.md'), 'utf8');
    for (const { name, glob } of SCHEMAS) {
      expect(readme).toContain(schemaFile(name));
      expect(readme).toContain(glob);
    }
  });

  it.each(['service', 'gateway', 'gateways'])('say what every entry of a %s means', (kind) => {
    const service = SCHEMAS.find(({ name }) => name === kind);
    const { properties = null } = service === undefined ? {} : jsonSchemaOf(service);
    expect(isObject(properties)).toBe(true);
    for (const [name, entry] of Object.entries(isObject(properties) ? properties : {}))
      expect(entry, name).toMatchObject({ description: expect.stringMatching(/.{12}/) });
  });

  it('accept every file of the reference government, and no unknown entry', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const compiled = FILE_FORMS.map((file) => ({ ...file, fits: ajv.compile(jsonSchemaOf(file)) }));
    const files = await readFolder(join(ROOT, 'governments', 'nusantara'));
    const seen = new Set<string>();
    for (const [path, text] of files) {
      for (const { name, glob, fits } of compiled) {
        if (!new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '[^/.]+(?:\\.[^/.]+)*')}$`).test(path))
          continue;
        if (name === 'registry' && path.endsWith('.records.yaml')) continue;
        seen.add(name);
        const value: unknown = parse(text);
        expect(fits(value), `${path}: ${ajv.errorsText(fits.errors)}`).toBe(true);
        if (isObject(value as never)) expect(fits({ ...(value as object), surplus: 1 }), path).toBe(false);
      }
    }
    expect(seen.size).toBeGreaterThan(FILE_FORMS.length - 3);
  });

  it('go to stdout by name when no folder is named', async () => {
    let out = '';
    const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, tty: false };
    expect(await schema([], io)).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual(SCHEMAS.map(({ name }) => name));
  });
});
