import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Files } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { gatewayChain } from '#exchange/gateway/answers';
import { Asker, type AskerParts } from '#exchange/gateway/ask-gateway';
import { type GatewayDoor, pinOfCertificate } from '#exchange/gateway/serve';
import { Strangers } from '#exchange/gateway/strangers';
import { readSystemId, saySystemId } from '#exchange/mx/identifier';
import { Facade, type FacadeClient } from '#exchange/xroad/facade';
import { openFacadeDoor } from '#exchange/xroad/facade-door';
import type { FacadeFile } from '#exchange/xroad/facade-file';
import { appendActs } from '#ledger/append';
import { agencyId, uuidv7 } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface FacadeParts {
  /** This agency, as it asks others. */
  readonly own: AskerParts;
  readonly path: (path: string) => string;
  /** The government's folder as it is now. */
  readonly files: () => Files;
  readonly report: (error: unknown) => void;
}

/** Milliseconds between two times that halves of receipts are sent and what was turned away is written down. */
const TELL = 1_000;

/** Opens the door for the agency's systems that were written for a Security Server. Refuses `gateway-file-malformed`. */
export async function openFacade(read: FacadeFile, { own, path, files, report }: FacadeParts): Promise<GatewayDoor> {
  const { agency, db, now, tls } = own;
  const { agencies } = await readGovernment(files());
  const asker = new Asker(own);
  const strangers = new Strangers(
    async (data, at) => {
      const draft = { kind: 'exchange-turned-away', element: null, agency, position: null, data };
      await appendActs(db, { chain: gatewayChain(agency), drafts: [draft], at, seed: randomBytes(32) });
    },
    () => instant(now()),
  );
  const facade = new Facade({
    asker,
    gateways: new Map(Object.entries(read.gateways).map(([id, url]) => [agencyId(id), url])),
    clients: clientsOf(read, agency, path),
    bindings: read.bindings,
    nameOf: (id) => agencies.get(agencyId(id))?.name.id ?? id,
    strangers,
    newId: () => uuidv7(now(), randomBytes(10)),
  });
  const door = await openFacadeDoor(facade, { ...read.listen, tls: read.tls ? tls : null, report });
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = telling.then(() => asker.tell()).catch(report);
  }, TELL);
  return {
    port: door.port,
    close: async () => {
      await door.close();
      clearInterval(timer);
      await telling;
      await strangers.flush();
      asker.close();
    },
  };
}

function clientsOf({ clients, bindings, tls }: FacadeFile, agency: string, path: (path: string) => string) {
  const known = new Map<string, FacadeClient>();
  for (const { id, certificates } of clients) {
    const system = readSystemId(id);
    if (system.member !== agency.toUpperCase()) throw malformed(`${id} is no system of ${agency}`);
    if (tls === (certificates === undefined)) throw malformed(`${id}: certificates belong to a facade with tls`);
    const pins = certificates?.map((file) => pinOfCertificate(readFileSync(path(file))));
    known.set(saySystemId(system), { id: system, pins: pins === undefined ? null : new Set(pins) });
  }
  const unknown = bindings.find(({ client }) => !known.has(client));
  if (unknown !== undefined) throw malformed(`${unknown.client} is none of the clients`);
  return known;
}

function malformed(message: string): Refusal {
  return new Refusal('gateway-file-malformed', message, {});
}
