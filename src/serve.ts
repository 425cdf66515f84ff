import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { apiApp } from '#api/app';
import { Refusal } from '#terms/refusal';
import { webApp } from '#web/app.tsx';
import { ROUTES } from '#web/routes.tsx';
import type { Door } from '#web/visit.tsx';

export interface Served {
  readonly port: number;
  /** Once somebody has been answered. */
  readonly answered: Promise<void>;
  close(): Promise<void>;
}

/** Both HTTP doors on one port: `/api` for machines, everything else for people. Refuses `port-in-use`. */
export async function serve(door: Door, port: number, host: string, report: (error: unknown) => void): Promise<Served> {
  const app = new Hono();
  const api = apiApp(door, report);
  const web = webApp(door, ROUTES, report);
  app.all('/api/*', (c) => api.fetch(c.req.raw));
  app.all('*', (c) => web.fetch(c.req.raw, c.env));
  let tell = (): void => undefined;
  const answered = new Promise<void>((done) => {
    tell = done;
  });
  const fetch: typeof app.fetch = async (...asked) => {
    const answer = await app.fetch(...asked);
    tell();
    return answer;
  };
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Refusal('port-in-use', `Port ${port} is taken`, { port }) : error);
    });
    server.listen(port, host, done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    answered,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
