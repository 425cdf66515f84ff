import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Pool } from 'pg';

/** What the exchange is measured against: takes a key, commits one row, answers the record. Says its port on the first line. */
const pool = new Pool({ connectionString: process.env['OWN_DATABASE'], max: 12 });
const COMMIT = {
  name: 'call',
  text: `with made as (insert into called (nik, at) values ($1, now()) returning nik)
    select name, alive from residents join made using (nik)`,
};

const server = createServer((request, response) => {
  void (async () => {
    const { nik } = JSON.parse(await text(request)) as { nik: string };
    const { rows } = await pool.query({ ...COMMIT, values: [nik] });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows[0]));
  })();
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
