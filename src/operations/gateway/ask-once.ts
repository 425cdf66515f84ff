import { dirname, join } from 'node:path';
import type { Government } from '#definitions/government';
import { askByGateway } from '#exchange/ask-by-gateway';
import { openDoors } from '#operations/gateway/open-doors';
import { openDatabase } from '#store/database';
import { migrate } from '#store/migrate';
import { openServer } from '#store/server';
import { instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

export interface OneQuestion {
  /** Path of gateways.yaml: one gateway, one asker. */
  readonly doors: string;
  readonly service: string;
  readonly read: string;
  readonly key: string;
  /** Names the question where officers answer later. */
  readonly wait?: string;
}

/** Asks a gateway one thing, signed, as a case would, and keeps the receipt. Refuses `usage` for a read there is none of. */
export async function askOnce(
  government: Government,
  { doors: file, service, read, key, wait }: OneQuestion,
  env: { readonly [name: string]: string | undefined },
  now: () => number,
) {
  const definition = government.services.get(service)?.file.reads[read];
  const registry = government.registries.get(definition?.registry ?? '');
  if (definition === undefined || registry === undefined)
    throw new Refusal('usage', `${service} has no read ${read}`, { why: `${service}/${read}` });
  const databases = { DATABASE_URL: env['DATABASE_URL'], KEYS_URL: env['KEYS_URL'] };
  const server = await openServer({ folder: join(dirname(file), 'asker'), log: () => undefined, env: databases });
  try {
    await migrate(server);
    const db = await openDatabase({ url: server.url, role: 'mg_app', size: 2 });
    const doors = openDoors(file, db, now);
    try {
      const [holder, asker] = [[...doors.urls.keys()][0], [...doors.askers.keys()][0]];
      if (holder === undefined || asker === undefined)
        throw new Refusal('gateway-file-malformed', `${file} names no gateway or no asker`, { file });
      const order = { read, service, definition, registry, holder, asker, key, own: false, caseNumber: null };
      const waiting = wait === undefined ? order : { ...order, wait: `ask/${wait}` };
      const answer = await askByGateway(doors, waiting, instant(now()), { kind: 'law' });
      await doors.askers.get(asker)?.tell();
      return { holder, asker, answer };
    } finally {
      await doors.close();
      await db.close();
    }
  } finally {
    await server.stop();
  }
}
