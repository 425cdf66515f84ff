import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayPublicKey } from '#billing/webhook';
import { writeOnce } from '#store/write-once';

/** For the house to read: the key that verifies callbacks, and the token with which it may register bills. */
export const PUBLIC_KEY_FILE = 'bank.pub.json';
export const TOKEN_FILE = 'registration.token';
const PRIVATE_KEY_FILE = 'bank.key.pem';

export interface BankSecrets {
  readonly privateKey: KeyObject;
  readonly token: string;
}

/** Makes key and token at the first start, and gives the same ones ever after. */
export function openSecrets(folder: string): BankSecrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pem = once(folder, PRIVATE_KEY_FILE, () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  );
  const token = once(folder, TOKEN_FILE, () => `${randomBytes(32).toString('base64url')}\n`).trim();
  const privateKey = createPrivateKey(pem);
  once(folder, PUBLIC_KEY_FILE, () => `${JSON.stringify({ alg: 'Ed25519', key: sayPublicKey(privateKey) })}\n`);
  return { privateKey, token };
}

function once(folder: string, name: string, make: () => string): string {
  const path = join(folder, name);
  writeOnce(path, make);
  return readFileSync(path, 'utf8');
}
