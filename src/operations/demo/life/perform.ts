import type { Citizen, Person } from '#access/person';
import { collectPayment } from '#billing/bank-client';
import { rulesOn } from '#coordination/voice-schema';
import { elementAt } from '#engine/called';
import type { Reading } from '#engine/reads';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import type { Loaded } from '#operations/case/load-case';
import { resumeClock, suspendClock } from '#operations/case/suspend-clock';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { answersOf } from '#operations/demo/life/answers';
import { Dice, type World } from '#operations/demo/life/draw';
import type { Done, Item, Next } from '#operations/demo/life/next-move';
import { lineOf, type Plan } from '#operations/demo/life/plan-life';
import { keyOf, type Population } from '#operations/demo/life/populate';
import { performVoice } from '#operations/demo/play-voice';
import { seated } from '#operations/demo/seated';
import { answerRead } from '#operations/desk/answer-read';
import { answerQuestion, askQuestion, closeQuestion } from '#operations/desk/ask-question';
import type { House } from '#operations/house';
import { receivePayment } from '#operations/money/receive-payment';
import { answerComment } from '#operations/rule/answer-comment';
import { commentOnDraft } from '#operations/rule/comment-on-draft';
import { type Json, textOf } from '#terms/json';
import { dayIn, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** A case that is being lived: its plan, whose it is, and what its state does not tell. */
export interface Life {
  readonly plan: Plan;
  readonly citizen: Citizen;
  readonly done: Done;
}

/** Somebody does it, through the operation of their door. */
export async function perform(
  house: House,
  population: Population,
  { plan, citizen, done }: Life,
  now: Loaded,
  next: Next,
): Promise<void> {
  const { at } = next;
  const { government } = now.program;
  const ref = { caseId: now.caseId };
  const seed = derive(plan.seed, `move/${next.do}/${at}/${'item' in next ? next.item.id : 0}`);
  const inbox = { source: 'life', msgId: Buffer.from(seed).toString('base64url') };
  const world = worldAt(now, plan, next);
  const say = (text: string | { readonly from: string } | undefined) =>
    lineOf(text ?? '', plan, world, new Dice(seed, 'words'));
  const officer = (item: Item) =>
    seated(government, item.agency ?? '', elementAt(now.program, item.node).bound.position);
  const { story } = plan;
  done.once.add(next.do);
  switch (next.do) {
    case 'take':
      await takeStep(house, officer(next.item), ref, next.item.id, at, seed, inbox);
      return;
    case 'conclude': {
      const person = next.item.agency === null ? citizen : officer(next.item);
      const answers = answersOf(now, plan, done, next.item, world, seed);
      await concludeStep(house, person, ref, { item: next.item.id, answers }, at, seed, inbox);
      return;
    }
    case 'read':
      return readByHand(house, population, now, next.item as Reading, at, seed); // `steps` has found that it is one
    case 'pay':
      return pay(house, now, at, seed);
    case 'withdraw':
      await withdrawApplication(house, citizen, ref, say(story.withdraws?.text), at, seed, inbox);
      return;
    case 'ask': {
      const question = { item: next.item.id, to: story.asks?.of ?? '', text: say(story.asks?.text), blocking: true };
      await askQuestion(house, officer(next.item), ref, question, at, seed, inbox);
      return;
    }
    case 'answer': {
      const asked = seated(government, next.question.owner, undefined);
      await answerQuestion(house, asked, ref, next.question.id, say(story.asks?.answer), at, seed, inbox);
      return;
    }
    case 'close':
      await closeQuestion(
        house,
        seated(government, next.question.asker, undefined),
        ref,
        next.question.id,
        at,
        seed,
        inbox,
      );
      return;
    case 'suspend': {
      const asked = { item: next.item.id, reason: story.suspends?.reason ?? '', text: say(story.suspends?.text) };
      await suspendClock(house, officer(next.item), ref, asked, at, seed, inbox);
      return;
    }
    case 'resume':
      await resumeClock(house, citizen, ref, next.suspension, say(story.suspends?.answer), at, seed, inbox);
      return;
    case 'comment': {
      done.once.add(`comment/${story.comments?.texts.indexOf(next.text) ?? 0}`);
      await commentOnDraft(house, null, ref, { about: '', text: next.text, visitor: inbox.msgId }, at, seed, inbox);
      return;
    }
    case 'answer-comment': {
      const answer = {
        comment: next.comment,
        verdict: story.comments?.verdict ?? '',
        reason: say(story.comments?.answer),
      };
      await answerComment(house, officer(next.item), ref, answer, at, seed, inbox);
      return;
    }
    case 'complain':
    case 'verify':
    case 'reply':
    case 'rate': {
      const { act, text } = voice(next.do, plan);
      const move = { at, by: '', act, answers: {}, text: say(text) };
      await performVoice(house, speaker(next.do, now, plan, citizen), now.number, move, seed, inbox);
      return;
    }
    case 'wait':
      return;
    default:
      return next satisfies never;
  }
}

type Voice = 'complain' | 'verify' | 'reply' | 'rate';

function voice(kind: Voice, { complaint, scores }: Plan) {
  if (kind === 'rate') return { act: `rate ${scores}`, text: '' };
  if (kind === 'complain') return { act: `complain ${complaint?.naming}`, text: complaint?.text ?? '' };
  if (kind === 'verify') return { act: `verify-complaint ${complaint?.class} ${complaint?.agency}`, text: '' };
  return { act: 'answer-complaint', text: complaint?.answer ?? '' };
}

/** The desk reads a complaint, the agency answers it; whoever stays without a name is nobody. */
function speaker(kind: Voice, { program, state }: Loaded, { complaint }: Plan, citizen: Citizen): Person | null {
  const { government } = program;
  if (kind === 'reply') return seated(government, complaint?.agency ?? '', undefined);
  if (kind !== 'verify') return kind === 'complain' && complaint?.naming === 'anonymous' ? null : citizen;
  const desk = rulesOn(government.complaints, dayIn(government.file.zone, state.at))?.desk ?? '';
  return seated(government, desk.split('.')[0] ?? '', desk);
}

function worldAt({ program }: Loaded, { lists }: Plan, { at }: Next): World {
  const today = dayIn(program.government.file.zone, at);
  return { lists, begins: today, today };
}

/** Only the bank's signature pays. */
async function pay(house: House, { bill }: Loaded, at: Next['at'], seed: Seed): Promise<void> {
  if (bill === null) throw new Error('there is no bill to pay');
  const { headers, body } = await collectPayment(house.bank, bill.code, bill.total, at, seed);
  await receivePayment(house, { header: (name) => headers[name], body }, later(at, 2_000), seed);
}

/** Whoever looks it up by hand finds what the books of the agency say; nothing where they are silent. */
async function readByHand(
  house: House,
  population: Population,
  now: Loaded,
  item: Reading,
  at: Next['at'],
  seed: Seed,
): Promise<void> {
  const { program, service } = elementAt(now.program, item.node);
  const { government } = program;
  const read = service.file.reads[item.read];
  const registry = government.registries.get(read?.registry ?? '');
  const key = textOf(now.facts.get(read?.key ?? '')?.value ?? null);
  if (read === undefined || registry === undefined) throw new Error(`${item.read} reads nothing`);
  const books = [...(population.records.get(registry.id) ?? []), ...(government.records.get(registry.id) ?? [])];
  const row = books.find((one) => keyOf(government, registry.id, one) === key);
  const found = Object.entries(registry.fields).map(([field, fact]): [string, Json] => [fact, row?.[field] ?? null]);
  const answers = Object.fromEntries(
    found
      .filter(([fact]) => read.facts.includes(fact))
      .map(([fact, value]) => [fact, value === null ? null : textOf(value)]),
  );
  const given = row === undefined ? { withheld: 'no-record' } : { answers, evidence: registry.name.id };
  const officer = seated(government, item.agency, registry.officer?.position);
  await answerRead(house, officer, { number: now.number }, { item: item.id, ...given }, at, seed);
}
