import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lapse } from '#coordination/arrangement';
import { Asker } from '#exchange/gateway/ask-gateway';
import type { ConsentBook } from '#exchange/gateway/consent-book';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import type { Holder, Served } from '#exchange/gateway/holder';
import { Gateway } from '#exchange/gateway/receive';
import { type GatewayDoor, openDoor, type TlsParts } from '#exchange/gateway/serve';
import { TrustFile } from '#exchange/gateway/trust';
import type { MxRequest } from '#exchange/mx/request';
import { ed25519Signer } from '#exchange/mx/signature';
import { type DescribedService, MetaDoor } from '#exchange/xroad/metadata';
import { type Founded, foundExchange } from '#operations/gateway/found-exchange';
import { agencyId, uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { startTestDatabase, type TestDatabase } from './postgres.ts';

export const [HOLDER, ASKER, OTHER] = [agencyId('dukcapil'), agencyId('regident'), agencyId('bapenda-prov')];
export const AT = Date.parse('2026-11-24T02:00:00Z');
export const TARGET = '/r1/ID/GOV/DUKCAPIL/DATA/people';
export const NIK = '9971014507900003';

/** Two agencies, each with its own database, keys and door; a third that has keys only. */
export interface TestExchange {
  readonly folder: string;
  readonly founded: Founded;
  readonly clock: { now: number };
  readonly provider: TestDatabase;
  readonly consumer: TestDatabase;
  readonly gateway: Gateway;
  readonly door: GatewayDoor;
  readonly url: string;
  readonly asker: Asker;
  /** How often the holder was asked. */
  readonly calls: { n: number };
  /** What the holder does, and what is granted; tests put others in their place. */
  readonly behaviour: { find: Holder['find']; lapse: () => Lapse | null; consent: ConsentBook };
  /** Opens the provider's gateway as after a kill, on its own books or on others. */
  reopen(books?: TestDatabase): Promise<Gateway>;
  close(): Promise<void>;
}

/** Services beside the one of every test, and what others may read of them. */
export interface MoreServices {
  readonly services?: readonly (readonly [string, Served])[];
  readonly described?: readonly (readonly [string, DescribedService])[];
}

export async function startTestExchange({ services = [], described = [] }: MoreServices = {}): Promise<TestExchange> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-exchange-'));
  const founded = foundExchange(folder, 'Uji', [HOLDER, ASKER, OTHER], instant(AT));
  const [provider, consumer] = await Promise.all([startTestDatabase(), startTestDatabase()]);
  const clock = { now: AT };
  const now = () => clock.now;
  const calls = { n: 0 };
  const behaviour: TestExchange['behaviour'] = {
    find: (_key, fields) =>
      Promise.resolve({ kind: 'found', fields: Object.fromEntries(fields.map((one) => [one, `value of ${one}`])) }),
    lapse: () => null,
    consent: () => Promise.resolve(false),
  };
  const holder: Holder = {
    find: (key, fields, asked) => {
      calls.n += 1;
      return behaviour.find(key, fields, asked);
    },
  };
  const parts: GatewayParts = {
    agency: HOLDER,
    self: { instance: 'ID', memberClass: 'GOV', member: 'DUKCAPIL', subsystem: 'DATA' },
    db: provider.db,
    keys: provider.keys,
    trust: new TrustFile(founded.list, founded.verifier, now),
    keyid: keysOf(founded, HOLDER).keyid,
    signer: signerOf(founded, HOLDER),
    services: new Map<string, Served>([
      ['people', { holder, names: new Map(), lapse: () => behaviour.lapse(), byConsent: new Set(['person.address']) }],
      ...services,
    ]),
    consentHolds: (...asked) => behaviour.consent(...asked),
    now,
  };
  const gateway = await Gateway.open(parts);
  const report = (error: unknown) => {
    throw error;
  };
  const meta = new MetaDoor({ self: parts.self, services: new Map(described), trust: parts.trust, now });
  const door = await openDoor(gateway, tlsOf(founded, HOLDER), { port: 0, host: '127.0.0.1', report, meta });
  const trust = new TrustFile(founded.list, founded.verifier, now);
  const asker = new Asker({
    agency: ASKER,
    db: consumer.db,
    trust,
    keyid: keysOf(founded, ASKER).keyid,
    signer: signerOf(founded, ASKER),
    tls: tlsOf(founded, ASKER),
    now,
  });
  return {
    folder,
    founded,
    clock,
    provider,
    consumer,
    gateway,
    door,
    url: `https://127.0.0.1:${door.port}`,
    asker,
    calls,
    behaviour,
    reopen: ({ db, keys } = provider) => Gateway.open({ ...parts, db, keys }),
    close: async () => {
      asker.close();
      await door.close();
      await Promise.all([provider.stop(), consumer.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function keysOf({ keys }: Founded, agency: typeof HOLDER) {
  const found = keys.get(agency);
  if (found === undefined) throw new Error(`no keys of ${agency}`);
  return found;
}

export function signerOf(founded: Founded, agency: typeof HOLDER) {
  return ed25519Signer(createPrivateKey(readFileSync(keysOf(founded, agency).sign)));
}

export function tlsOf(founded: Founded, agency: typeof HOLDER): TlsParts {
  const { tls, certificate, authority } = keysOf(founded, agency);
  const pem = (path: string) => readFileSync(path, 'utf8');
  return { key: pem(tls), certificate: pem(certificate), authority: pem(authority) };
}

/** A request of the asker for two fields of one person. */
export function wish(more: Partial<MxRequest> = {}): MxRequest {
  return {
    target: TARGET,
    client: { instance: 'ID', memberClass: 'GOV', member: 'REGIDENT', subsystem: 'LAYANAN' },
    id: uuidv7(AT, randomBytes(10)),
    userId: 'ID-svc.samsat.owner@3',
    issue: 'MG-2026-7K3MQ2ZD-5',
    purpose: { code: 'samsat.pengesahan-tahunan/owner', basis: 'UU 24/2013', step: 'owner', retainDays: 1 },
    consent: { kind: 'law' },
    fields: ['person.name', 'person.alive'],
    preview: false,
    body: Buffer.from(JSON.stringify({ nik: NIK })),
    ...more,
  };
}
