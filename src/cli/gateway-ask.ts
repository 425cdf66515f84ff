import { resolve } from 'node:path';
import { takeArguments } from '#cli/arguments';
import { governmentFolder } from '#cli/government-folder';
import type { Io } from '#cli/io';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { askOnce } from '#operations/gateway/ask-once';
import { textOf } from '#terms/json';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal gateway ask gateways.yaml --service SERVICE --read READ --key KEY

  Asks a gateway one thing as a case of the service would, signed, for its purpose and fields; shows what came and the
  receipt that both sides keep. Exit 1 when it is withheld, 5 when nothing can be believed to have answered.

  --wait WORD          names the question where officers answer: ask again with the same word for what they said
  --government FOLDER  else MANUNGGAL_GOVERNMENT, else the reference government
  --json               the answer as JSON
`;

const WORDS = {
  id: {
    withheld: 'Tidak diberikan',
    silent: 'Gerbang tidak menjawab',
    accepted: 'Sedang dijawab petugas, paling lambat',
    byHand: 'Dijawab petugas: tanyakan dengan --wait',
    receipt: 'tanda terima',
  },
  en: {
    withheld: 'Withheld',
    silent: 'The gateway does not answer',
    accepted: 'Officers answer it by',
    byHand: 'Officers answer it: ask with --wait',
    receipt: 'receipt',
  },
} as const;

/** `manunggal gateway ask`. */
export async function gatewayAsk(argv: readonly string[], io: Io): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    service: { type: 'string' },
    read: { type: 'string' },
    key: { type: 'string' },
    government: { type: 'string' },
    wait: { type: 'string' },
  });
  if (given === null) return 0;
  const [[file], service, read, key] = [given.rest, given.text('service'), given.text('read'), given.text('key')];
  if (file === undefined || service === undefined || read === undefined || key === undefined)
    throw new Refusal('usage', 'gateway ask gateways.yaml --service S --read R --key K', {});
  const government = await readGovernment(await readFolder(governmentFolder(io, given.text('government'))));
  const wait = given.text('wait');
  const question = { doors: resolve(file), service, read, key, ...(wait === undefined ? {} : { wait }) };
  const { holder, asker, answer } = await askOnce(government, question, io.env, () => Date.now());
  const words = WORDS[given.language];
  if (given.flag('json')) io.stdout(`${JSON.stringify({ holder, asker, ...answer })}\n`);
  else if (answer.kind === 'found') {
    const lines = Object.entries(answer.fields).map(([field, value]) => `${field}: ${textOf(value)}`);
    io.stdout(`${[...lines, `${words.receipt}: ${answer.exchange.receipt}`].join('\n')}\n`);
  } else io.stderr(`${sayNothing(answer, words)}\n`);
  return answer.kind === 'found' ? 0 : answer.kind === 'withheld' ? 1 : 5;
}

type Nothing = Exclude<Awaited<ReturnType<typeof askOnce>>['answer'], { readonly kind: 'found' }>;

function sayNothing(answer: Nothing, words: (typeof WORDS)['id' | 'en']): string {
  if (answer.kind === 'withheld') return `${words.withheld}: ${answer.reason}`;
  if (answer.kind === 'accepted') return `${words.accepted} ${answer.until}`;
  return answer.kind === 'silent' ? words.silent : words.byHand;
}
