import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { FILE_FORMS, jsonSchemaOf } from '#definitions/file-forms';
import { CONNECTOR_FORMS } from '#exchange/gateway/file-forms';

const HELP = `manunggal schema --out schemas

  JSON Schemas of every file of a government folder and of a connector's, for editors: completion, and what each entry means.
  Without --out they go to stdout as one object by name.

  --out DIR    writes <name>.schema.json, one a kind of file
  --json       the same as without --out
`;

/** Every kind of file that has a schema. */
export const SCHEMAS = [...FILE_FORMS, ...CONNECTOR_FORMS];

/** `manunggal schema [--out DIR]`: exit 0. */
export async function schema(argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    out: { type: 'string' },
  });
  if (given === null) return 0;
  const out = given.text('out');
  if (out === undefined || given.flag('json')) {
    const all = Object.fromEntries(SCHEMAS.map((file) => [file.name, jsonSchemaOf(file)]));
    io.stdout(`${JSON.stringify(all, null, 2)}\n`);
    return 0;
  }
  await mkdir(out, { recursive: true });
  for (const file of SCHEMAS) await writeFile(join(out, schemaFile(file.name)), schemaText(file));
  io.stderr(`${SCHEMAS.length} -> ${out}\n`);
  return 0;
}

export function schemaFile(name: string): string {
  return `${name}.schema.json`;
}

/** As it stands on disk. */
export function schemaText(file: (typeof SCHEMAS)[number]): string {
  return `${JSON.stringify(jsonSchemaOf(file), null, 2)}\n`;
}
