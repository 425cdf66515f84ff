import type { Citizen, Person } from '#access/person';
import { collectPayment } from '#billing/bank-client';
import { isNamed } from '#engine/called';
import { isReading } from '#engine/reads';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { disputeFact } from '#operations/case/dispute-fact';
import { fileApplication, filingId } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { resumeClock, suspendClock } from '#operations/case/suspend-clock';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { isVoiceMove, performVoice } from '#operations/demo/play-voice';
import { answerRead } from '#operations/desk/answer-read';
import { answerQuestion, askQuestion, closeQuestion } from '#operations/desk/ask-question';
import type { House } from '#operations/house';
import { receivePayment } from '#operations/money/receive-payment';
import { personOf } from '#operations/person/sign-in';
import { answerComment } from '#operations/rule/answer-comment';
import { commentOnDraft } from '#operations/rule/comment-on-draft';
import type { ChainId } from '#terms/ids';
import { type JsonObject, textOf } from '#terms/json';
import { type Instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { rupiah } from '#terms/rupiah';

/** One thing that somebody does in a case. */
export interface Move {
  readonly at: Instant;
  /** Persona; `applicant` for whoever filed; `time` for nobody. */
  readonly by: string;
  /**
   * `take|conclude <element>`, `ask <element> <agency>`, `answer`, `close`, `suspend <element> <reason>`, `resume`, `pay`,
   * `pay-wrong`, `withdraw`, `dispute <fact>`, `answer-read <registry>` (`text` is the evidence),
   * `withhold-read <registry> <reason>`, `comment`, `answer-comment <verdict>`, `wait`;
   * of voices `complain open|secret|anonymous`, `verify-complaint <class> <agency>`, `forward-complaint <agency>`,
   * `answer-complaint`, `object-complaint`, `close-complaint`, `rate <nine digits>`.
   */
  readonly act: string;
  readonly answers: JsonObject;
  readonly text: string;
}

export interface Beginning {
  readonly at: Instant;
  readonly persona: string;
  readonly service: string;
  readonly pick: string | null;
  readonly answers: JsonObject;
}

/** A case played by people through the same operations as at the doors, on a clock of its own. */
export interface Play {
  readonly number: string;
  move(move: Move): Promise<void>;
}

/** Id of the case that `beginPlay` files. */
export function playId(at: Instant, seed: Seed): ChainId {
  return filingId(at, derive(seed, 'file'));
}

/** Files the case, or finds it filed with this seed; `moves` of it have been made before. */
export async function beginPlay(house: House, beginning: Beginning, seed: Seed, moves = 0): Promise<Play> {
  const { at, persona, service, pick, answers } = beginning;
  const applicant = await needed(house, persona, at, seed);
  if (applicant.kind !== 'citizen') throw new Error(`${persona} is no citizen`);
  const citizen: Citizen = applicant;
  const { number } = await fileApplication(
    house,
    citizen,
    { service, pick, answers, fetched: new Map() },
    at,
    derive(seed, 'file'),
  );
  const { caseId } = await loadCase(house, house.db, { number });
  await settleCase(house, caseId, at, derive(seed, 'settle'));
  let n = moves;
  return {
    number,
    move: async (move) => {
      n += 1;
      const own = derive(seed, `move/${n}`);
      await settleCase(house, caseId, move.at, derive(own, 'before'));
      const person =
        move.by === 'applicant' ? citizen : move.by === 'time' ? null : await needed(house, move.by, move.at, seed);
      await perform(house, person, number, move, own);
      await settleCase(house, caseId, move.at, derive(own, 'after'));
    },
  };
}

async function needed(house: House, persona: string, at: Instant, seed: Seed): Promise<Person> {
  const person = await personOf(house, persona, at, derive(seed, `person/${persona}`));
  if (person === null) throw new Error(`the government has no persona ${persona}`);
  return person;
}

async function perform(house: House, person: Person | null, number: string, move: Move, seed: Seed): Promise<void> {
  const [verb = '', first = '', second = ''] = move.act.split(' ');
  const ref = { number };
  const inbox = { source: 'play', msgId: Buffer.from(derive(seed, 'inbox')).toString('base64url') };
  if (isVoiceMove(move.act)) return performVoice(house, person, number, move, seed, inbox);
  const now = await loadCase(house, house.db, ref);
  switch (verb) {
    case 'take':
      await takeStep(house, person, ref, itemAt(now, first), move.at, seed, inbox);
      return;
    case 'conclude':
      await concludeStep(house, person, ref, { item: itemAt(now, first), answers: move.answers }, move.at, seed, inbox);
      return;
    case 'answer-read': {
      const given = { item: readingAt(now, first), answers: move.answers, evidence: move.text };
      await answerRead(house, person, ref, given, move.at, seed, inbox);
      return;
    }
    case 'withhold-read':
      await answerRead(house, person, ref, { item: readingAt(now, first), withheld: second }, move.at, seed, inbox);
      return;
    case 'ask':
      await askQuestion(
        house,
        person,
        ref,
        { item: itemAt(now, first), to: second, text: move.text, blocking: true },
        move.at,
        seed,
        inbox,
      );
      return;
    case 'answer':
      await answerQuestion(house, person, ref, questionOf(now, 'open'), move.text, move.at, seed, inbox);
      return;
    case 'close':
      await closeQuestion(house, person, ref, questionOf(now, 'answered'), move.at, seed);
      return;
    case 'dispute':
      await disputeFact(
        house,
        person,
        ref,
        { fact: first, declared: textOf(move.answers[first]), text: move.text },
        move.at,
        seed,
        inbox,
      );
      return;
    case 'comment': {
      const given = { about: '', text: move.text, visitor: inbox.msgId };
      await commentOnDraft(house, person, ref, given, move.at, seed, inbox);
      return;
    }
    case 'answer-comment': {
      const answer = { comment: now.state.comments?.[0] ?? 0, verdict: first, reason: move.text };
      await answerComment(house, person, ref, answer, move.at, seed, inbox);
      return;
    }
    case 'suspend': {
      const asking = { item: itemAt(now, first), reason: second, text: move.text };
      await suspendClock(house, person, ref, asking, move.at, seed, inbox);
      return;
    }
    case 'resume':
      await resumeClock(house, person, ref, suspensionOf(now), move.text, move.at, seed, inbox);
      return;
    case 'withdraw':
      await withdrawApplication(house, person, ref, move.text, move.at, seed, inbox);
      return;
    case 'pay':
      return pay(house, now, 0n, move.at, seed);
    case 'pay-wrong':
      return pay(house, now, 10_000n, move.at, seed);
    case 'wait':
      return;
    default:
      throw new Error(`no such move: ${move.act}`);
  }
}

/** Only the bank's signature pays. `less` rupiah are missing. */
async function pay(house: House, { bill }: Loaded, less: bigint, at: Instant, seed: Seed): Promise<void> {
  if (bill === null) throw new Error('there is no bill to pay');
  const { headers, body } = await collectPayment(house.bank, bill.code, rupiah(bill.total - less), at, seed);
  await receivePayment(house, { header: (name) => headers[name], body }, later(at, 2_000), seed);
}

function itemAt({ program, state }: Loaded, element: string): number {
  const item = state.open.find((wait) => wait.kind === 'item' && isNamed(program, wait.node, element));
  if (item === undefined) throw new Error(`${element} is not open`);
  return item.id;
}

/** The read of a registry that an officer of its holder is to answer. */
function readingAt({ state, program }: Loaded, registry: string): number {
  const item = state.open.find(
    (wait) => isReading(wait) && program.service.file.reads[wait.read]?.registry === registry,
  );
  if (item === undefined) throw new Error(`nobody is asked for ${registry}`);
  return item.id;
}

function questionOf({ state }: Loaded, wanted: 'open' | 'answered'): number {
  const question = state.questions.find(({ state: is }) => is === wanted);
  if (question === undefined) throw new Error(`no question is ${wanted}`);
  return question.id;
}

function suspensionOf({ state }: Loaded): number {
  const open = (state.suspensions ?? []).find(({ end, by }) => end === null && by !== null);
  if (open === undefined) throw new Error('nothing was asked that is still open');
  return open.id;
}
