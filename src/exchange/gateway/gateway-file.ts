import { z } from 'zod';
import { CsvAnswer } from '#definitions/registry-schema';
import { Endpoint } from '#exchange/xroad/endpoint';
import { FacadeFile } from '#exchange/xroad/facade-file';
import { Id } from '#terms/schema';

/** Name of an environment variable: what is secret stands in no file. */
const Variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const SqlName = z.string().regex(/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/);

/**
 * Where a registry's records are. csv: files that the agency lays down in `drop/` of a folder, as the registry's own file
 * describes them; http: any API that gives one record as JSON; process: a registry process of this program; postgres: a table;
 * xroad: a system that others reach over X-Road; officers: people of the agency, at the position and within the clock that the
 * registry's own file names under `officer`.
 */
export const SourceFile = z.discriminatedUnion('kind', [
  /** `form` stands in for `csv` of the registry's own file, where that says nothing. */
  z.strictObject({ kind: z.literal('csv'), folder: z.string(), form: CsvAnswer.optional() }),
  /** `{key}` stands for the key of the record, percent-encoded. 404: no such record. */
  z.strictObject({ kind: z.literal('http'), url: z.string().includes('{key}'), token: Variable.optional() }),
  z.strictObject({ kind: z.literal('process'), url: z.url(), token: Variable }),
  z.strictObject({
    kind: z.literal('postgres'),
    database: Variable,
    table: SqlName,
    /** field of the registry -> column of the table */
    columns: z.record(z.string(), SqlName),
  }),
  z.strictObject({ kind: z.literal('officers') }),
  /** A system that served others behind an X-Road Security Server: it is called as before. */
  z.strictObject({
    kind: z.literal('xroad'),
    url: z.url(),
    endpoints: z.array(Endpoint).min(1),
    /** Its OpenAPI description, as YAML or JSON. */
    openapi: z.string().optional(),
    authority: z.string().optional(),
    tls: z.strictObject({ key: z.string(), certificate: z.string() }).optional(),
  }),
]);
export type SourceFile = z.infer<typeof SourceFile>;

/** How long an exchange that nothing answered is waited for. */
export const Unanswered = z.strictObject({
  amount: z.number().int().positive(),
  unit: z.enum(['hours', 'calendarDays']),
});

/** In milliseconds. */
export function waited({ amount, unit }: z.infer<typeof Unanswered>): number {
  return amount * (unit === 'hours' ? 3_600_000 : 86_400_000);
}

/** gateway.yaml: one agency's door of the exchange. Paths are relative to the file. */
export const GatewayFile = z.strictObject({
  agency: Id,
  /** As X-Road writes it: instance/class/member/subsystem. */
  id: z.string(),
  listen: z.strictObject({ host: z.string(), port: z.number().int().min(0).max(65_535) }),
  /** Data folder of this gateway and of no other. */
  folder: z.string(),
  /** Folder of the government whose arrangements decide what is open to whom. */
  government: z.string(),
  trust: z.strictObject({ list: z.string(), verifier: z.string() }),
  keys: z.strictObject({
    keyid: z.string(),
    sign: z.string(),
    tls: z.string(),
    certificate: z.string(),
    authority: z.string(),
  }),
  /** service code -> registry, and where its records are */
  services: z.record(z.string(), z.strictObject({ registry: Id, source: SourceFile })),
  /** The house that keeps people's consents, asked for their status at every request that names one. Without it only law is a basis. */
  consents: z.strictObject({ url: z.url(), token: Variable }).optional(),
  /** After this an exchange that nothing answered is closed; it was a finding since its fifth minute. */
  unanswered: Unanswered.default({ amount: 30, unit: 'calendarDays' }),
  /** Portals of citizens that may ask, over their certificates, who looked at a person's data. Without it nobody may. */
  usage: z.strictObject({ callers: z.array(Id).min(1) }).optional(),
  /** For systems of this agency that were written for an X-Road Security Server: they ask here instead. */
  facade: FacadeFile.optional(),
});
export type GatewayFile = z.infer<typeof GatewayFile>;
