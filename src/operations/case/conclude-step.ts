import { allow, allowOfficial, type Person } from '#access/person';
import { formOver, parseForm } from '#definitions/form';
import { elementAt } from '#engine/called';
import type { CaseState, Program } from '#engine/case';
import { requireInTime } from '#engine/clocks/late';
import { actorIn } from '#operations/case/case-people';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type CaseRef, type Loaded, loadCase } from '#operations/case/load-case';
import { type Receipt, transact } from '#operations/case/transact';
import { actFor } from '#operations/desk/act-for';
import type { House } from '#operations/house';
import { fileIds, holdingFiles, type Owned } from '#operations/upload/attach-files';
import type { InboxKey } from '#store/effects';
import type { Json, JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library'>;
type Item = Extract<CaseState['open'][number], { kind: 'item' }>;

export interface Conclusion {
  readonly item: number;
  /** Answers to the step's form, as typed or as JSON. */
  readonly answers: JsonObject;
}

type Doer = ReturnType<typeof allow>;

/** Somebody finishes a step they owe: an officer of the owing agency, or the applicant or their agent. Refusals change nothing. */
export async function concludeStep(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  conclusion: Conclusion,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt> {
  const doer = allow(person, person?.kind === 'citizen' ? 'own-cases' : 'work-item');
  const files = fileIds(house.library.government, conclusion.answers);
  const owned: Owned | null =
    files.length === 0
      ? null
      : doer.kind === 'citizen'
        ? { subject: doer.subject }
        : { place: (await loadCase(house, house.db, ref)).caseId };
  const conclude = () => concludeOnce(house, doer, ref, conclusion, at, seed, inbox);
  return owned === null ? conclude() : holdingFiles(house, files, owned, conclude);
}

function concludeOnce(
  house: Parts,
  doer: Doer,
  ref: CaseRef,
  conclusion: Conclusion,
  at: Instant,
  seed: Seed,
  inbox: InboxKey | undefined,
): Promise<Receipt> {
  return transact(house, ref, {
    at,
    seed,
    ...(inbox === undefined ? {} : { inbox }),
    decide: async (now) => {
      const item = itemOf(now, conclusion.item);
      const by =
        doer.kind === 'citizen'
          ? await actorIn(house, now, doer, at)
          : await actFor(house, now.program, doer, holderOfStep(now, item), at);
      return { kind: 'conclude', at, by, item: item.id, facts: answersOf(now.program, item, conclusion.answers) };
    },
  });
}

/** First touch of a work item: the hand-over wait ends here. Touching again changes nothing. */
export async function takeStep(
  house: Parts,
  person: Person | null,
  ref: CaseRef,
  itemId: number,
  at: Instant,
  seed: Seed,
  inbox?: InboxKey,
): Promise<Receipt | null> {
  const doer = allowOfficial(person, 'work-item');
  try {
    return await transact(house, ref, {
      at,
      seed,
      ...(inbox === undefined ? {} : { inbox }),
      decide: async (now) => {
        const item = itemOf(now, itemId);
        const by = await actFor(house, now.program, doer, holderOfStep(now, item), at);
        return { kind: 'take', at, by, item: item.id };
      },
    });
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-touched') return null;
    throw error;
  }
}

export function itemOf(now: Loaded, id: number): Item {
  const found = now.state.open.find((wait) => wait.kind === 'item' && wait.id === id);
  if (found !== undefined && found.kind === 'item') return found;
  requireInTime(now.state, id);
  throw new Refusal('step-not-open', 'This step is not open any more', { item: id });
}

/** What a step asks: its form, or the facts that a silent registry left open. */
function answersOf(program: Program, item: Item, answers: JsonObject): { readonly [fact: string]: Json } {
  const { government } = program;
  const { service, bound } = elementAt(program, item.node);
  if (item.asks !== undefined) return parseForm(formOver(item.asks), government, answers).values;
  const form = service.forms.get(bound.form ?? '');
  return form === undefined ? {} : parseForm(form, government, answers).values;
}
