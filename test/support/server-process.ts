/** A process that opens a server on the folder it is told, says where, and stays until it is killed. */
import { openServer } from '#store/server';

const server = await openServer({ folder: process.argv[2] ?? '', log: () => undefined }).catch((error: unknown) => {
  process.stdout.write(
    `${JSON.stringify({ refused: error instanceof Error && 'code' in error ? error.code : String(error) })}\n`,
  );
  process.exit(1);
});
process.stdout.write(`${JSON.stringify({ url: server.url, pids: server.pids() })}\n`);
