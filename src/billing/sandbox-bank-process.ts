import { parseArgs } from 'node:util';
import { type Bank, startBank } from '#billing/sandbox-bank';
import { endWithParent } from '#store/end-with-parent';

/**
 * The bank as a process of its own: `node sandbox-bank-process.js --folder F --callback URL [--port N] [--house URL]
 * [--schedule 0,5000]`. Says where it listens by an IPC message `{url}`, or on stdout when nobody forked it. Ends on SIGTERM,
 * SIGINT where nobody forked it, and when the process that forked it is gone.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    callback: { type: 'string' },
    house: { type: 'string' },
    schedule: { type: 'string' },
  },
});
const { folder, callback, house, schedule } = values;
if (folder === undefined || callback === undefined) throw new Error('the bank needs --folder and --callback');

let bank: Bank | undefined;
endWithParent(async () => bank?.close());
bank = await startBank({
  port: Number(values.port),
  folder,
  callbackUrl: callback,
  ...(house !== undefined && { houseUrl: house }),
  ...(schedule !== undefined && { schedule: schedule.split(',').map(Number) }),
});
if (process.send === undefined) process.stdout.write(`${bank.url}\n`);
else process.send({ url: bank.url });
