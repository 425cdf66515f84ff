import { createInterface } from 'node:readline';
import { openDoors } from '#operations/gateway/open-doors';
import { openDatabase } from '#store/database';
import { agencyId } from '#terms/ids';
import { wish } from './exchange.ts';

/** The asking side as a process of its own, which can be killed: one line in `{xid, nik}`, one line out `{xid, answer}`. */
const [, , file = '', database = '', asker = '', provider = '', target = ''] = process.argv;
const db = await openDatabase({ url: database, role: 'mg_app' });
const doors = openDoors(file, db, () => Date.now());
const [from, to] = [doors.askers.get(agencyId(asker)), agencyId(provider)];
const url = doors.urls.get(to);
if (from === undefined || url === undefined) throw new Error('nobody asks, or nobody is asked');

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { xid, nik } = JSON.parse(line) as { xid: string; nik: string }; // of the test that started us
  const request = wish({ id: xid, target, body: Buffer.from(JSON.stringify({ nik })) });
  void from
    .ask({ provider: to, url }, request)
    .then((answer) => process.stdout.write(`${JSON.stringify({ xid, answer })}\n`));
}
