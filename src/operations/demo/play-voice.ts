import type { Person } from '#access/person';
import { type ComplaintCommand } from '#coordination/complaint';
import { COMPLAINT_CLASSES } from '#coordination/voice-schema';
import { fileComplaint } from '#operations/complaint/file-complaint';
import { followComplaint, handleComplaint } from '#operations/complaint/handle-complaint';
import type { Move } from '#operations/demo/play-case';
import type { House } from '#operations/house';
import { answerSurvey, surveyRules } from '#operations/satisfaction/answer-survey';
import type { InboxKey } from '#store/effects';
import { sql } from '#store/sql';
import type { Seed } from '#terms/random';

/** Moves by which people speak of a case: a complaint about it, what becomes of that, and the survey. */
const VOICE_MOVES = [
  'complain',
  'verify-complaint',
  'forward-complaint',
  'answer-complaint',
  'object-complaint',
  'close-complaint',
  'rate',
];

export function isVoiceMove(act: string): boolean {
  return VOICE_MOVES.includes(act.split(' ')[0] ?? '');
}

/** Does one of them, by the operations of the doors; a move on a complaint is one on the last that was filed about the case. */
export async function performVoice(
  house: House,
  person: Person | null,
  number: string,
  move: Move,
  seed: Seed,
  inbox: InboxKey,
): Promise<void> {
  const [verb = '', first = '', second = ''] = move.act.split(' ');
  if (verb === 'rate') return answerSurvey(house, person, number, scoresOf(house, move, first), move.at);
  if (verb === 'complain') {
    const naming = first === 'open' || first === 'secret' ? first : 'anonymous';
    const about = { caseNumber: number, element: null, service: null, about: `/berkas/${number}` };
    await fileComplaint(house, person, { ...about, text: move.text, contact: '', naming }, move.at, seed);
    return;
  }
  const complaint = await lastComplaint(house, number);
  const done = { command: commandOf(verb, first, second), text: move.text };
  if (done.command.kind === 'object' || done.command.kind === 'close')
    await followComplaint(house, { person, code: '' }, complaint, done, move.at, seed, inbox);
  else await handleComplaint(house, person, complaint, done, move.at, seed, inbox);
}

function commandOf(verb: string, first: string, second: string): ComplaintCommand {
  const chosen = COMPLAINT_CLASSES.find((one) => one === first);
  if (verb === 'verify-complaint' && chosen !== undefined) return { kind: 'verify', class: chosen, agency: second };
  if (verb === 'forward-complaint') return { kind: 'forward', agency: first };
  if (verb === 'answer-complaint') return { kind: 'answer' };
  if (verb === 'object-complaint') return { kind: 'object' };
  if (verb === 'close-complaint') return { kind: 'close', by: 'complainant' };
  throw new Error(`no such move: ${verb} ${first}`);
}

/** `rate 434343434`: one digit for each element, in order. */
function scoresOf({ library }: House, { at }: Move, digits: string): { readonly [element: string]: string } {
  const { elements } = surveyRules(library.government, at);
  return Object.fromEntries(elements.map(({ id }, n) => [id, digits[n] ?? '']));
}

async function lastComplaint({ db }: House, number: string): Promise<string> {
  const row = await db.one<{ number: string }>(sql`
    select number from complaints where case_number = ${number} order by filed_at desc limit 1`);
  if (row === undefined) throw new Error('nobody has complained about the case');
  return row.number;
}
