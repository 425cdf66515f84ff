import { createAdaptorServer } from '@hono/node-server';
import { type ApiDoor, apiApp } from '#api/app';
import { Refusal } from '#terms/refusal';

export interface Served {
  readonly port: number;
  close(): Promise<void>;
}

/** The machines' door on a port. Refuses `port-in-use`. */
export async function serve(
  door: ApiDoor,
  port: number,
  host: string,
  report: (error: unknown) => void,
): Promise<Served> {
  const app = apiApp(door, report);
  app.get('/', (c) => c.redirect('/api/openapi.json'));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? new Refusal('port-in-use', `Port ${port} is taken`, { port }) : error);
    });
    server.listen(port, host, done);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
