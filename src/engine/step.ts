import type { CaseState, Program } from '#engine/case';
import { fireDueClocks } from '#engine/clocks';
import { recountItems } from '#engine/clocks/statutory';
import { resume } from '#engine/clocks/suspend';
import { tendClocks } from '#engine/clocks/tend';
import type { Command } from '#engine/command';
import { answerComment, comment } from '#engine/comments';
import { correctionOpened, settleCorrection, sourceCorrected } from '#engine/corrections';
import { dispute } from '#engine/disputes';
import { withdraw } from '#engine/endings';
import type { Facts } from '#engine/fact';
import { correct, retry, skip } from '#engine/incidents';
import { conclude, suspendItem, take } from '#engine/items';
import { giveBack } from '#engine/messages';
import { run } from '#engine/moves';
import type { Step } from '#engine/needs';
import { sealed } from '#engine/papers';
import { deliver } from '#engine/payment';
import { answerQuestion, askQuestion, closeQuestion, recountQuestions } from '#engine/questions';
import { answer, awaitPerson, unanswered, withhold } from '#engine/reads';
import type { EngineRefusal } from '#engine/refusals';
import { start } from '#engine/start';
import { type Walk, walkFrom } from '#engine/walk';
import { recorded } from '#engine/writes';
import { Refusal } from '#terms/refusal';

/** A case as it is before a command: null and no facts where there is none yet. */
export interface Now {
  readonly state: CaseState | null;
  readonly facts: Facts;
}

/**
 * What happens next in a case, and nothing else: no clock, network, database or chance. First every clock that is due runs
 * out, then the command is handled, then all automatic elements run to the next waits. Throws a Refusal and changes nothing
 * where the command cannot be taken.
 */
export function step(program: Program, now: Now, command: Command): Step {
  const walk = begin(program, now, command);
  run(walk);
  tendClocks(walk);
  if (command.kind === 'start') requireGiven(walk);
  return { state: walk.state, acts: walk.acts, needs: walk.needs };
}

/** Where nobody has set a tariff, or plays a role, the service is not given: nobody can apply for it there and then. */
function requireGiven({ refused }: Walk): void {
  const why = refused.find(({ code }) => code === 'no-tariff' || code === 'territory-not-served');
  if (why !== undefined) throw why;
}

/** Acts are recorded in order of time: a command that comes from an earlier moment is taken as of the last act. */
function begin(program: Program, { state, facts }: Now, command: Command): Walk {
  if (command.kind === 'start') {
    if (state === null) return start(program, command);
    throw new Refusal<EngineRefusal>('already-filed', 'The case has been filed');
  }
  if (state === null) throw new Refusal<EngineRefusal>('case-not-filed', 'There is no case yet');
  const at = state.at > command.at ? state.at : command.at;
  const walk = walkFrom(program, state, facts, at);
  fireDueClocks(walk);
  handle(walk, command);
  return walk;
}

function handle(walk: Walk, command: Exclude<Command, { readonly kind: 'start' }>): void {
  switch (command.kind) {
    case 'take':
      return take(walk, command);
    case 'conclude':
      return conclude(walk, command);
    case 'answer':
      return answer(walk, command);
    case 'withhold':
      return withhold(walk, command);
    case 'unanswered':
      return unanswered(walk, command);
    case 'await-consent':
    case 'await-preview':
      return awaitPerson(walk, command);
    case 'deliver':
      return deliver(walk, command);
    case 'return':
      return giveBack(walk, command);
    case 'recorded':
      return recorded(walk, command);
    case 'sealed':
      return sealed(walk, command);
    case 'ask-question':
      return askQuestion(walk, command);
    case 'answer-question':
      return answerQuestion(walk, command);
    case 'close-question':
      return closeQuestion(walk, command);
    case 'dispute':
      return dispute(walk, command);
    case 'correction-opened':
      return correctionOpened(walk, command);
    case 'settle-correction':
      return settleCorrection(walk, command);
    case 'source-corrected':
      return sourceCorrected(walk, command);
    case 'suspend':
      return suspendItem(walk, command);
    case 'resume':
      return resume(walk, command);
    case 'comment':
      return comment(walk, command);
    case 'answer-comment':
      return answerComment(walk, command);
    case 'withdraw':
      return withdraw(walk, command);
    case 'retry':
      return retry(walk, command);
    case 'skip':
      return skip(walk, command);
    case 'correct':
      return correct(walk, command);
    case 'recount':
      recountItems(walk);
      return recountQuestions(walk);
    case 'fire':
      return undefined;
    default:
      return command satisfies never;
  }
}
