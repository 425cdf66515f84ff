import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { collectFindings } from '#definitions/findings';
import { readFileAs } from '#definitions/read-file';
import type { GatewayDoors } from '#exchange/ask-by-gateway';
import { Asker } from '#exchange/gateway/ask-gateway';
import { DoorsFile } from '#exchange/gateway/doors-file';
import { waited } from '#exchange/gateway/gateway-file';
import { TrustFile } from '#exchange/gateway/trust';
import { ed25519Signer } from '#exchange/mx/signature';
import type { Database } from '#store/database';
import { agencyId } from '#terms/ids';
import { Refusal } from '#terms/refusal';

/** Milliseconds between two times that halves of receipts are sent. */
const TELL = 1_000;
/** Milliseconds between two looks for halves that have not come. */
const SWEEP = 30_000;

/** The asking side of the gateways of a house's own agencies. Refuses `gateway-file-malformed`. */
export function openDoors(file: string, db: Database, now: () => number): GatewayDoors {
  const read = readFileAs(DoorsFile, file, readFileSync(file, 'utf8'), collectFindings())?.value;
  if (read === undefined) throw new Refusal('gateway-file-malformed', `${file} is no list of gateways`, { file });
  const path = (relative: string) => resolve(dirname(file), relative);
  const pem = (relative: string) => readFileSync(path(relative), 'utf8');
  const trust = new TrustFile(path(read.trust.list), read.trust.verifier, now);
  const closeAfter = waited(read.unanswered);
  const askers = new Map(
    Object.entries(read.askers).map(([id, { keyid, sign, tls, certificate, authority }]) => {
      const agency = agencyId(id);
      const parts = { key: pem(tls), certificate: pem(certificate), authority: pem(authority) };
      const signer = ed25519Signer(createPrivateKey(pem(sign)));
      return [agency, new Asker({ agency, db, trust, keyid, signer, tls: parts, closeAfter, now })] as const;
    }),
  );
  const urls = new Map(Object.entries(read.gateways).map(([id, url]) => [agencyId(id), url]));
  let telling = Promise.resolve();
  const tell = async () => {
    for (const asker of askers.values()) await asker.tell().catch(() => undefined); // the database is away: the next time
  };
  const timer = setInterval(() => {
    telling = telling.then(tell);
  }, TELL);
  timer.unref();
  const sweep = async () => {
    for (const asker of askers.values()) await asker.sweep().catch(() => undefined); // as above
  };
  const sweeping = setInterval(() => {
    telling = telling.then(sweep);
  }, SWEEP);
  sweeping.unref();
  return {
    askers,
    urls,
    doorOf: (holder, asker) => urls.has(holder) && askers.has(asker),
    close: async () => {
      clearInterval(timer);
      clearInterval(sweeping);
      await telling;
      for (const asker of askers.values()) asker.close();
    },
  };
}
