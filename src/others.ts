import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BankAccess, bankAccess } from '#billing/bank-client';
import type { RegistryApart } from '#definitions/registries-apart';
import { type RegistryProcess, registryProcess } from '#exchange/ask';
import { KeptProcess, type Program } from '#kept-process';
import { writeOnce } from '#store/write-once';

export interface OtherHouses {
  /** Data folder of the house; those of the others lie in it. */
  readonly folder: string;
  readonly government: string;
  /** Registries that their agencies run themselves. */
  readonly apart: readonly RegistryApart[];
  /** Files with the first records of some of them, instead of those in the government's folder. */
  readonly first: ReadonlyMap<string, string>;
  /** Where the bank leads its customers back to. */
  readonly houseUrl: string;
  /** Where the bank sends its callbacks. */
  readonly callbackUrl: string;
  readonly log: (line: string) => void;
}

/** The registries of other agencies and the bank: own data, own door, nothing shared but a token. */
export interface Others {
  /** How to reach them, once both listen. */
  readonly ready: Promise<{
    readonly registries: ReadonlyMap<string, RegistryProcess>;
    readonly bank: BankAccess;
  }>;
  stop(): Promise<void>;
}

export function startOthers(options: OtherHouses): Others {
  const { folder, apart, log } = options;
  const token = registryToken(folder);
  const registries = apart.map(
    (registry) => [registry.id, new KeptProcess(registryProgram(options, registry, token), log)] as const,
  );
  const bankFolder = join(folder, 'bank');
  const bank = new KeptProcess(bankProgram(options, bankFolder), log);
  const listening = registries.map(async ([id, kept]) => [id, registryProcess(await kept.url, token)] as const);
  const ready = Promise.all([bank.url, ...listening]).then(([bankUrl, ...doors]) => ({
    registries: new Map(doors),
    bank: bankAccess(bankUrl, bankFolder),
  }));
  ready.catch(() => undefined); // awaited by whoever started us; a failure meanwhile is no crash
  const stop = async () => {
    await Promise.all([bank, ...registries.map(([, kept]) => kept)].map((kept) => kept.stop()));
  };
  return { ready, stop };
}

function registryProgram(
  { folder, government, first }: OtherHouses,
  { id, keyField, records, csv }: RegistryApart,
  token: string,
): Program {
  const where = ['--folder', join(folder, 'registries', id), '--registry', id, '--key', keyField];
  const own = first.get(id) ?? (records === null ? undefined : join(government, records));
  const seed = own === undefined ? [] : ['--records', own];
  return {
    name: `the registry ${id}`,
    module: 'exchange/registry-process',
    args: [...where, ...seed, ...(csv === undefined ? [] : ['--csv', JSON.stringify(csv)])],
    env: { REGISTRY_TOKEN: token },
  };
}

function bankProgram({ callbackUrl, houseUrl }: OtherHouses, bankFolder: string): Program {
  return {
    name: 'the bank',
    module: 'billing/sandbox-bank-process',
    args: ['--folder', bankFolder, '--callback', callbackUrl, '--house', houseUrl],
    env: {},
  };
}

/** What this house and the agencies' registries know of each other. */
function registryToken(folder: string): string {
  const path = join(folder, 'registry.token');
  writeOnce(path, () => randomBytes(32).toString('base64url'));
  return readFileSync(path, 'utf8').trim();
}
