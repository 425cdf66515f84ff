import { allowOfficial, type Official, type Person } from '#access/person';
import { type DecisionWish, openDecision, signDecision } from '#coordination/decision';
import {
  countersign,
  decideDispute,
  finishDuty,
  openDispute,
  orderDuty,
  type Remedy,
  settleDispute,
  writeMinutes,
} from '#coordination/dispute';
import { applyAct, decideArrangement } from '#coordination/lifecycle';
import type { MatterRefusal, Moved, Seat, Voice } from '#coordination/matter';
import { lapseMatter, type Matter } from '#coordination/matters';
import { type Addressee, askQuestion, give, type QuestionCommand, stepQuestion } from '#coordination/question';
import { roleUnder } from '#coordination/role-under';
import { loadStanding, rowOf } from '#operations/council/decide-arrangement';
import { type KeptMatter, loadMatter } from '#operations/matter/matter-row';
import {
  type MatterMove,
  type MatterWrite,
  moveMatters,
  type Parts,
  type Setting,
  voiceOf,
} from '#operations/matter/move-matters';
import type { InboxKey } from '#store/effects';
import { type AgencyId, uuidv7 } from '#terms/ids';
import type { JsonObject } from '#terms/json';
import { dayIn, type Instant, milliseconds } from '#terms/plain-date';
import { caseNumber, derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** What is put before the agencies of an arrangement. Texts are sealed; `message` is the one in conversation it came from. */
export type NewMatter = { readonly message?: number } & (
  | { readonly kind: 'question'; readonly owner: Seat; readonly blocking: boolean; readonly text: string }
  | ({ readonly kind: 'decision'; readonly text: string; readonly choices: readonly string[] } & Omit<
      DecisionWish,
      'options'
    >)
  | { readonly kind: 'dispute'; readonly parties: readonly AgencyId[]; readonly text: string; readonly wanted: string }
  | { readonly kind: 'minutes'; readonly parties: readonly AgencyId[]; readonly text: string }
);

export type MatterCommand =
  | (QuestionCommand & { readonly text?: string })
  | { readonly kind: 'sign'; readonly option: number }
  | { readonly kind: 'settle' | 'countersign' | 'done' }
  | { readonly kind: 'decide'; readonly remedy: Remedy; readonly text: string };

/** What a matter was when somebody decided on it: its number and how often it had moved. */
export interface MatterRef {
  readonly number: string;
  readonly seen: number;
}

export interface MatterReceipt {
  readonly number: string;
  readonly state: Matter['state'];
  readonly version: number;
}

const LETTERS: { readonly [kind in Matter['kind']]: string } = {
  question: 'TJ',
  decision: 'KB',
  dispute: 'SK',
  duty: 'TG',
  minutes: 'RS',
};

/**
 * Puts a numbered question, decision, dispute or minutes before an arrangement. The same seed gives the same number. Refuses
 * `text-empty`, `arrangement-unknown`, `arrangement-over`, `council-unset`, `delegation-ended`, and what its rules refuse.
 */
export async function openMatter(
  house: Parts,
  person: Person | null,
  arrangement: string,
  wish: NewMatter,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<MatterReceipt> {
  const official = allowOfficial(person, 'council');
  const texts = textsOf(wish);
  const kept = newOne(house, arrangement, wish.kind, at, seed);
  const decide = async (setting: Setting): Promise<MatterWrite> => {
    const by = voiceOf(setting, official, at);
    const opened = openedBy(setting, wish, by, at);
    const from = wish.message === undefined ? {} : { message: wish.message };
    const moved = { ...opened, act: { ...opened.act, data: { ...opened.act.data, ...from } } };
    return { moves: [{ kept, moved, texts, by }], result: receiptOf(kept.number, moved.matter, 1) };
  };
  return (await moveMatters(house, arrangement, decide, at, seed, inbox)) as unknown as MatterReceipt; // only receipts are kept
}

function openedBy(setting: Setting, wish: NewMatter, by: Voice, at: Instant): Moved<Matter> {
  const scene = setting.sceneAt(at);
  const members = setting.arrangement.members.map(({ agency }) => agency);
  switch (wish.kind) {
    case 'question':
      return askQuestion(scene, { ...wish, owner: addressee(setting, wish.owner) }, by, at);
    case 'decision':
      return openDecision(scene, { ...wish, options: wish.choices.length }, by, at);
    case 'dispute':
      return openDispute(scene, wish.parties, members, by, at);
    case 'minutes':
      return writeMinutes(wish.parties, members, by);
    default:
      return wish satisfies never;
  }
}

/** With the role under which the agency has its part in the arrangement, so that a question goes where that duty goes. */
function addressee({ government, arrangement }: Setting, { agency, position }: Seat): Addressee {
  return { agency, position, role: roleUnder(government, arrangement.services, agency) };
}

/** Texts as they are sealed. Refuses `text-empty` where one is missing or too long. */
function textsOf(wish: NewMatter): JsonObject {
  const text = checked(wish.text);
  if (wish.kind === 'decision') return { text, choices: wish.choices.map((choice) => checked(choice, 200)) };
  if (wish.kind === 'dispute') return { text, wanted: checked(wish.wanted) };
  return { text };
}

/** One text of an act, trimmed. Refuses `text-empty`. */
export function checked(text: string, most = 2_000): string {
  const words = text.trim();
  if (words === '' || words.length > most) throw new Refusal('text-empty', `Write between 1 and ${most} characters`);
  return words;
}

function newOne(
  { library }: Parts,
  arrangement: string,
  kind: Matter['kind'],
  at: Instant,
  seed: Seed,
): MatterMove['kept'] {
  const year = Number(dayIn(library.government.file.zone, at).slice(0, 4));
  const number = caseNumber(year, derive(seed, `${kind} number`, 8)).replace('MG-', `${LETTERS[kind]}-`);
  const id = uuidv7(milliseconds(at), derive(seed, kind, 10));
  return { id, number, arrangement, version: 0, openedAt: at };
}

/**
 * One move of an official on a matter; what had run out by then happens first, each as of its own moment. Refuses `matter-unknown`,
 * `matter-changed` where it has moved since it was read, `question-open` for a signature that a blocking question holds, `text-empty`,
 * `delegation-ended`, and what its rules refuse.
 */
export async function actOnMatter(
  house: Parts,
  person: Person | null,
  { number, seen }: MatterRef,
  command: MatterCommand,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<MatterReceipt> {
  const official = allowOfficial(person, 'council');
  const { government } = house.library;
  const { arrangement } = await loadMatter(house.db, government, number, at);
  const decide = async (setting: Setting): Promise<MatterWrite> => {
    const kept = await loadMatter(house.db, government, number, at);
    if (kept.version !== seen)
      throw new Refusal<MatterRefusal>('matter-changed', `${number} has moved`, { number, version: kept.version });
    return movedBy(house, setting, kept, command, official, at, seed);
  };
  return (await moveMatters(house, arrangement, decide, at, seed, inbox)) as unknown as MatterReceipt; // only receipts are kept
}

/** What has run out by now, written down. Nothing where nothing has. */
export async function lapseNow(house: Parts, number: string, at: Instant, seed: Seed): Promise<void> {
  const { government } = house.library;
  const { arrangement } = await loadMatter(house.db, government, number, at);
  const decide = async (setting: Setting): Promise<MatterWrite> => {
    const kept = await loadMatter(house.db, government, number, at);
    return { moves: lapsed(setting, kept, at), result: null };
  };
  await moveMatters(house, arrangement, decide, at, seed);
}

function lapsed({ sceneAt }: Setting, kept: KeptMatter, at: Instant): MatterMove[] {
  return lapseMatter(kept.matter, sceneAt, at).map((moved) => ({ kept, moved, by: null }));
}

async function movedBy(
  house: Parts,
  setting: Setting,
  kept: KeptMatter,
  command: MatterCommand,
  official: Official,
  at: Instant,
  seed: Seed,
): Promise<MatterWrite> {
  const by = voiceOf(setting, official, at);
  const before = lapsed(setting, kept, at);
  const matter = before.at(-1)?.moved.matter ?? kept.matter;
  requireNotHeld(setting, command);
  const moved = step(setting, matter, command, by, at);
  const text = 'text' in command && command.text !== undefined ? { texts: { text: checked(command.text) } } : {};
  const moves = [...before, { kept, moved, by, ...text }];
  const result = receiptOf(kept.number, moved.matter, kept.version + moves.length);
  if (command.kind !== 'decide') return { moves, result };
  const more = await broughtAbout(house, setting, kept, command.remedy, by, at, seed);
  return { ...more, moves: [...moves, ...more.moves], result };
}

/** While a blocking question is open nothing is signed under its arrangement. */
function requireNotHeld({ holding }: Setting, { kind }: MatterCommand): void {
  if (holding !== null && (kind === 'sign' || kind === 'countersign'))
    throw new Refusal('question-open', `Question ${holding} is not answered`, { question: holding });
}

function step(setting: Setting, matter: Matter, command: MatterCommand, by: Voice, at: Instant): Moved<Matter> {
  const scene = setting.sceneAt(at);
  switch (command.kind) {
    case 'redirect':
      if (matter.kind !== 'question') break;
      return stepQuestion(scene, matter, { ...command, owner: addressee(setting, command.owner) }, by, at);
    case 'answer':
    case 'return':
    case 'close':
      if (matter.kind === 'question') return stepQuestion(scene, matter, command, by, at);
      break;
    case 'sign':
      if (matter.kind === 'decision') return signDecision(matter, command.option, by);
      break;
    case 'settle':
      if (matter.kind === 'dispute') return settleDispute(matter, by);
      break;
    case 'decide':
      if (matter.kind === 'dispute') return decideDispute(matter, command.remedy, by);
      break;
    case 'countersign':
      if (matter.kind === 'minutes') return countersign(matter, by);
      break;
    case 'done':
      if (matter.kind === 'duty') return finishDuty(matter, by);
      break;
    default:
      return command satisfies never;
  }
  throw new Refusal<MatterRefusal>('matter-unfit', `A ${matter.kind} cannot ${command.kind}`, {
    state: matter.kind,
    act: command.kind,
  });
}

/** What a binding decision does beside its words, in the same write. */
async function broughtAbout(
  house: Parts,
  setting: Setting,
  { number, arrangement }: KeptMatter,
  remedy: Remedy,
  by: Voice,
  at: Instant,
  seed: Seed,
): Promise<Omit<MatterWrite, 'result'>> {
  const scene = setting.sceneAt(at);
  switch (remedy.kind) {
    case 'as-said':
      return { moves: [] };
    case 'change-rule': {
      const kept = newOne(house, arrangement, 'duty', at, seed);
      return { moves: [{ kept, moved: orderDuty(scene, remedy.to, number, at), by }] };
    }
    case 'reassign': {
      const kept = await loadMatter(house.db, setting.government, remedy.question, at);
      if (kept.matter.kind !== 'question' || kept.arrangement !== arrangement)
        throw new Refusal<MatterRefusal>('matter-unknown', 'No such question here', { number: remedy.question });
      const before = lapsed(setting, kept, at);
      const question = before.at(-1)?.moved.matter ?? kept.matter;
      if (question.kind !== 'question') throw new Error('a question stays one');
      return { moves: [...before, { kept, moved: give(scene, question, addressee(setting, remedy.to), at), by }] };
    }
    case 'suspend':
      return { moves: [], arrangement: await suspension(house, setting, by, at) };
    default:
      return remedy satisfies never;
  }
}

/** The arrangement stands still from this very act on. Refuses as any suspension does. */
async function suspension(house: Parts, { government, arrangement }: Setting, by: Voice, at: Instant) {
  const before = await loadStanding(house, arrangement.id);
  const power = { agency: by.agency, position: by.position, head: by.head, until: null, body: by.body || by.top };
  const command = { kind: 'suspend', reason: 'breach' } as const;
  const draft = decideArrangement(before?.standing ?? null, command, power, at, government.file.zone);
  const standing = applyAct(before?.standing ?? null, { ...draft, at });
  if (standing === null) throw new Error('a suspension leaves no arrangement');
  return { draft, row: (seq: number) => rowOf(arrangement.id, seq, standing, before?.sha256 ?? null) };
}

function receiptOf(number: string, { state }: Matter, version: number): JsonObject {
  return { number, state, version };
}

/** Whether a move would be taken as the matter stands now; its texts are not looked at. */
export function mayMove(setting: Setting, matter: Matter, command: MatterCommand, by: Voice, at: Instant): boolean {
  try {
    requireNotHeld(setting, command);
    step(setting, matter, command, by, at);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
