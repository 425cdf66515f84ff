import { createPrivateKey } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ArrangementFile } from '#coordination/schema';
import { collectFindings } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { readFileAs } from '#definitions/read-file';
import { readFolder } from '#definitions/read-folder';
import { csvPlanOf } from '#definitions/registries-apart';
import { RegistryFile } from '#definitions/registry-schema';
import { GovernmentFile } from '#definitions/schema/government';
import { type ConsentBook, keptConsents } from '#exchange/gateway/consent-book';
import { type GatewayFile, type SourceFile, waited } from '#exchange/gateway/gateway-file';
import { lapseOf, opens } from '#exchange/gateway/grants';
import type { Officers, Served } from '#exchange/gateway/holder';
import type { OpenHolder } from '#exchange/gateway/holder-parts';
import { openHolder } from '#exchange/gateway/holders';
import { Gateway } from '#exchange/gateway/receive';
import { type GatewayDoor, openDoor } from '#exchange/gateway/serve';
import { TrustFile } from '#exchange/gateway/trust';
import { UsageDoor } from '#exchange/gateway/usage';
import { readSystemId } from '#exchange/mx/identifier';
import { ed25519Signer } from '#exchange/mx/signature';
import { type DescribedService, MetaDoor } from '#exchange/xroad/metadata';
import { usageBooks } from '#operations/gateway/find-usage';
import { openFacade } from '#operations/gateway/open-facade';
import { OwnDoor } from '#operations/gateway/own-door';
import { readGatewayFile } from '#operations/gateway/read-gateway-file';
import { openDatabase } from '#store/database';
import { KeyStore, readMasterKey } from '#store/keys';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { deadline } from '#terms/calendar';
import { agencyId, positionId } from '#terms/ids';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface GatewayOptions {
  /** Path of gateway.yaml. */
  readonly file: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export interface OpenGateway extends GatewayDoor {
  /** Port of the door for systems written for a Security Server, where there is one. */
  readonly facade?: number;
}

/** Milliseconds between two looks at the arrangements of the government's folder. */
const LOOK = 10_000;

/** Opens one agency's gateway: its own database and keys, its registries, its door. Refuses `gateway-file-malformed`. */
export async function openGateway({ file, env, now, log }: GatewayOptions): Promise<OpenGateway> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of closing.splice(0).toReversed()) await one();
  };
  try {
    const read = readGatewayFile(file);
    const path = (relative: string) => resolve(dirname(file), relative);
    const folder = path(read.folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [agency, self] = [agencyId(read.agency), readSystemId(read.id)];
    const report = (error: unknown) => log(error instanceof Error ? error.message : 'failed');
    const server = await openServer({
      folder,
      log,
      env: { DATABASE_URL: env['DATABASE_URL'], KEYS_URL: env['KEYS_URL'] },
    });
    closing.push(() => server.stop());
    await migrate(server);
    const db = await openDatabase({ url: server.url, role: 'mg_app' });
    closing.push(() => db.close());
    const keysDb = await openDatabase({ url: server.keysUrl, role: 'mg_app', size: 4 });
    closing.push(() => keysDb.close());
    const { services, described, files } = await openServices(read, { path, env, now }, closing, report);
    const keys = new KeyStore(keysDb, readMasterKey(folder, env['MANUNGGAL_MASTER_KEY']));
    const trust = new TrustFile(path(read.trust.list), read.trust.verifier, now);
    const gateway = await Gateway.open({
      agency,
      self,
      db,
      keys,
      trust,
      keyid: read.keys.keyid,
      signer: ed25519Signer(createPrivateKey(readFileSync(path(read.keys.sign)))),
      services,
      closeAfter: waited(read.unanswered),
      ...(read.consents === undefined ? {} : { consentHolds: consentBook(read.consents, env, now) }),
      now,
    });
    const pem = (one: string) => readFileSync(path(one), 'utf8');
    const { tls, certificate, authority } = read.keys;
    const parts = { key: pem(tls), certificate: pem(certificate), authority: pem(authority) };
    const books = usageBooks({ db, keys, agency, system: self.subsystem, government: () => readGovernment(files()) });
    const callers = new Set(read.usage?.callers.map(agencyId));
    const usage = new UsageDoor({ books, callers, country: self.instance, trust, now });
    const meta = new MetaDoor({ self, services: described, trust, now });
    const own = new OwnDoor(gateway.parts, () => readGovernment(files()));
    const door = await openDoor(gateway, parts, { ...read.listen, report, usage, meta, own });
    closing.push(() => door.close());
    if (read.facade === undefined) return { port: door.port, close };
    const signer = gateway.parts.signer;
    const closeAfter = waited(read.unanswered);
    const asking = { agency, db, trust, keyid: read.keys.keyid, signer, tls: parts, closeAfter, now };
    const facade = await openFacade(read.facade, { own: asking, path, files, report });
    closing.push(() => facade.close());
    return { port: door.port, facade: facade.port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function consentBook(
  { url, token }: NonNullable<GatewayFile['consents']>,
  env: GatewayOptions['env'],
  now: () => number,
): ConsentBook {
  const secret = env[token];
  if (secret === undefined) throw new Error(`${token} is not set`);
  return keptConsents(url, secret, now);
}

interface OpenServices {
  readonly services: ReadonlyMap<string, Served>;
  readonly described: ReadonlyMap<string, DescribedService>;
  readonly files: () => Files;
}

async function openServices(
  read: GatewayFile,
  parts: Pick<Parameters<typeof openHolder>[0], 'path' | 'env' | 'now'>,
  closing: (() => Promise<unknown>)[],
  report: (error: unknown) => void,
): Promise<OpenServices> {
  const folder = parts.path(read.government);
  let files = await readFolder(folder);
  const zone = only(files, 'government.yaml', GovernmentFile)?.zone;
  if (zone === undefined) throw new Refusal('gateway-file-malformed', `${folder} is no government`, { file: folder });
  let arrangements = arrangementsIn(files);
  const looking = setInterval(() => {
    readFolder(folder).then((now) => {
      files = now;
      arrangements = arrangementsIn(now);
    }, report);
  }, LOOK);
  closing.push(() => Promise.resolve(clearInterval(looking)));
  const services = new Map<string, Served>();
  const described = new Map<string, DescribedService>();
  for (const [code, { registry: id, source }] of Object.entries(read.services)) {
    const registry = only(files, `registries/${id}.yaml`, RegistryFile);
    if (registry === undefined) throw new Refusal('gateway-file-malformed', `no registry ${id}`, { file: folder });
    const holder: OpenHolder = await openHolder({
      ...parts,
      registry,
      source,
      csv: csvPlanOf(files, formed(registry, source)),
    });
    closing.push(() => holder.close());
    const where = { holder: read.agency, registry: id, zone };
    const byConsent = new Set((registry.byConsent ?? []).flatMap((field) => registry.fields[field] ?? []));
    const names = new Map(Object.entries(registry.fields));
    const officers = source.kind === 'officers' ? await officersOf(registry, files) : undefined;
    const byHand = officers === undefined ? {} : { officers };
    services.set(code, {
      holder,
      ...byHand,
      names,
      byConsent,
      lapse: (wish, at) => lapseOf(arrangements, where, wish, at),
    });
    const told = describedSource(source, parts.path);
    described.set(code, { registry, ...told, opens: (client, at) => opens(arrangements, where, client, at) });
  }
  return { services, described, files: () => files };
}

/** Days off are those of when the gateway was opened. */
async function officersOf({ id, officer }: RegistryFile, files: Files): Promise<Officers> {
  if (officer === undefined)
    throw new Refusal('gateway-file-malformed', `registries/${id}.yaml names no officer and no clock`, { file: id });
  const { calendar } = await readGovernment(files);
  const due = (at: Instant) => deadline(calendar, at, officer.clock);
  return { registry: id, position: positionId(officer.position), due };
}

/** The agency's own word on its file, else the registry's. */
function formed(registry: RegistryFile, source: SourceFile): RegistryFile {
  return source.kind === 'csv' && source.form !== undefined ? { ...registry, csv: source.form } : registry;
}

function describedSource(source: SourceFile, path: (path: string) => string) {
  if (source.kind !== 'xroad') return {};
  const { endpoints, openapi } = source;
  if (openapi === undefined) return { endpoints };
  const type = openapi.endsWith('.json') ? 'application/json' : 'text/yaml';
  return { endpoints, openapi: { type, text: readFileSync(path(openapi), 'utf8') } };
}

function arrangementsIn(files: Files): readonly ArrangementFile[] {
  const paths = [...files.keys()].filter((path) => /^arrangements\/[^/]+\.yaml$/.test(path));
  return paths.flatMap((path) => only(files, path, ArrangementFile) ?? []);
}

function only<T>(files: Files, path: string, form: Parameters<typeof readFileAs<T>>[0]): T | undefined {
  return readFileAs(form, path, files.get(path) ?? '', collectFindings())?.value;
}
