import type { CsvAnswer, RegistryFile } from '#definitions/registry-schema';
import type { SourceFile } from '#exchange/gateway/gateway-file';
import { type Json, textOf } from '#terms/json';
import type { Instant } from '#terms/plain-date';

export const SOURCE_KINDS = ['csv', 'postgres', 'http'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

type Rows = readonly { readonly [field: string]: Json }[];

/** What stands under `source`, and the files of a sample of it. */
export interface ConnectorSource {
  readonly source: SourceFile;
  readonly files: readonly (readonly [path: string, text: string])[];
}

const SOURCES: {
  readonly [kind in SourceKind]: (registry: RegistryFile, rows: Rows, at: Instant) => ConnectorSource;
} = { csv, postgres, http };

/** A source of this kind over the registry, and its sample. */
export function connectorSource(kind: SourceKind, registry: RegistryFile, rows: Rows, at: Instant): ConnectorSource {
  return SOURCES[kind](registry, rows, at);
}

function csv({ id, csv: own, fields }: RegistryFile, rows: Rows, at: Instant): ConnectorSource {
  const form = own ?? formOf(id, Object.keys(fields));
  const columns = Object.entries(form.columns);
  const lines = [columns.map(([column]) => column), ...rows.map((row) => columns.map(([, field]) => said(row[field])))];
  const quoted = lines.map((line) => line.map((cell) => (cell.includes(form.separator) ? `"${cell}"` : cell)));
  const text = quoted.map((line) => `${line.join(form.separator)}\n`).join('');
  const name = form.file.replace('{date}', at.slice(0, 10));
  const source = { kind: 'csv', folder: 'files', ...(own === undefined ? { form } : {}) } as const;
  return { source, files: [[`files/drop/${name}`, text]] };
}

/** A form to begin from, where the registry's file says nothing of one. */
function formOf(id: string, fields: readonly string[]): CsvAnswer {
  const columns = Object.fromEntries(fields.map((field) => [columnOf(field).toUpperCase(), field]));
  return {
    file: `${id}-{date}.csv`,
    separator: ';',
    encoding: 'utf-8',
    columns,
    oldest: { amount: 48, unit: 'hours' },
  };
}

/** A table, and a role that may read it and do nothing else; its password stands in no file. */
function postgres({ id, fields }: RegistryFile, rows: Rows): ConnectorSource {
  const table = columnOf(id);
  const columns = Object.fromEntries(Object.keys(fields).map((field) => [field, columnOf(field)]));
  const names = Object.values(columns).join(', ');
  const values = rows.map(
    (row) =>
      `  (${Object.keys(fields)
        .map((field) => literal(row[field]))
        .join(', ')})`,
  );
  const text = `-- A sample; your own table and columns are named in gateway.yaml instead.
create table ${table} (${Object.values(columns)
    .map((column) => `${column} text`)
    .join(', ')});
insert into ${table} (${names}) values
${values.join(',\n')};
-- The gateway's own role: it reads this table and nothing else. Give it a password, and its address in REGISTRY_DATABASE.
create role ${table}_gateway login nosuperuser nocreatedb nocreaterole;
grant select on ${table} to ${table}_gateway;
`;
  const source = { kind: 'postgres', database: 'REGISTRY_DATABASE', table, columns } as const;
  return { source, files: [['source.sql', text]] };
}

function http({ fields, key }: RegistryFile, rows: Rows): ConnectorSource {
  const keyField = Object.entries(fields).find(([, fact]) => fact === key)?.[0] ?? 'key';
  const records = Object.fromEntries(rows.map((row) => [said(row[keyField]), row]));
  const text = `// A sample of an agency's own API: node source.mjs. Yours stands in gateway.yaml instead.
import { createServer } from 'node:http';

const records = ${JSON.stringify(records, null, 2)};
createServer((request, response) => {
  const known = request.headers.authorization === \`Bearer \${process.env.REGISTRY_TOKEN}\`;
  const record = records[decodeURIComponent(request.url.split('/').at(-1))];
  response.writeHead(known ? (record ? 200 : 404) : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(known && record ? record : {}));
}).listen(Number(process.env.PORT ?? 9000), '127.0.0.1');
`;
  const source = { kind: 'http', url: 'http://127.0.0.1:9000/records/{key}', token: 'REGISTRY_TOKEN' } as const;
  return { source, files: [['source.mjs', text]] };
}

function said(value: Json | undefined): string {
  return value === undefined || value === null ? '' : textOf(value);
}

function literal(value: Json | undefined): string {
  return value === undefined || value === null ? 'null' : `'${said(value).replaceAll("'", "''")}'`;
}

/** paidUntil -> paid_until */
function columnOf(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
}
