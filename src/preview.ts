import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { watchFolder } from '#cli/watch-folder';
import { type Composed, chance, clock, compose } from '#compose';
import { collectFindings, topOf } from '#definitions/findings';
import type { Government } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import { type Checked, examineGovernment } from '#operations/government/check-government';
import { Refusal } from '#terms/refusal';
import { webApp } from '#web/app.tsx';
import { previewApp } from '#web/preview.tsx';
import { ROUTES } from '#web/routes.tsx';

export interface PreviewOptions {
  /** The government folder, watched for saves. */
  readonly root: string;
  readonly service: string;
  readonly port: number;
  readonly env: { readonly [name: string]: string | undefined };
  readonly report: (error: unknown) => void;
}

export interface OpenPreview {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * A house on a store that is thrown away, its definition read again after every save. What is wrong with the folder is shown on
 * the page; the house goes on with the last state that was right, and starts with the first.
 */
export async function openPreview({ root, service, port, env, report }: PreviewOptions): Promise<OpenPreview> {
  const folder = mkdtempSync(join(tmpdir(), 'manunggal-preview-'));
  const heard = new Set<() => void>();
  let checked = await examined(root);
  let shown: Government | null = null;
  let composed: Composed | undefined;
  let url = `http://127.0.0.1:${port}`;
  let web: ((request: Request) => Response | Promise<Response>) | null = null;
  const take = async (): Promise<void> => {
    if (checked.government === null) return;
    if (composed === undefined) {
      composed = await compose({
        folder,
        government: root,
        settings: { baseUrl: url, demo: true },
        env: { ...env, DATABASE_URL: undefined, KEYS_URL: undefined },
        callbackUrl: `${url}/api/payments/callback`,
        log: () => undefined,
      });
      const app = webApp({ house: composed.house, trust: composed.trust, clock, chance }, ROUTES, report);
      web = (request) => app.fetch(request);
    } else {
      await composed.reload(await readFolder(root));
    }
    shown = checked.government;
  };
  const app = previewApp({
    service,
    checked: () => checked,
    shown: () => shown,
    house: () => web,
    onSaved: (call) => {
      heard.add(call);
      return () => void heard.delete(call);
    },
    now: clock,
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  url = `http://127.0.0.1:${await listen(server, port)}`;
  await take().catch(report);
  const stop = watchFolder(root, async () => {
    checked = await examined(root);
    await take().catch(report);
    for (const call of heard) call();
  });
  return {
    url: `${url}/pratinjau/lihat`,
    close: async () => {
      stop();
      await new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await composed?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder that cannot even be read is one finding; a save half done is read again when it is whole. */
async function examined(root: string): Promise<Checked> {
  try {
    return await examineGovernment(await readFolder(root));
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Error && 'code' in error)) throw error;
    const findings = collectFindings();
    findings.error(topOf('government.yaml'), 'folder/missing-file', error.message, 'mend the folder and save again');
    return { findings: findings.all(), asked: [], played: [], government: null };
  }
}

function listen(server: ReturnType<typeof createAdaptorServer>, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Refusal('port-in-use', `Port ${port} is taken`, { port }) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
