import { elementAt, isNamed } from '#engine/called';
import type { CaseQuestion, Opened } from '#engine/case';
import { isReading } from '#engine/reads';
import type { Loaded } from '#operations/case/load-case';
import { Dice } from '#operations/demo/life/draw';
import { officeLater } from '#operations/demo/life/office-time';
import type { Plan } from '#operations/demo/life/plan-life';
import { type Instant, later, milliseconds } from '#terms/plain-date';

export type Item = Opened & { readonly kind: 'item' };

/** What somebody does next in a case, and when. `wait`: the house itself does what is due. */
export type Next = { readonly at: Instant } & (
  | { readonly do: 'take' | 'conclude' | 'read' | 'ask' | 'suspend'; readonly item: Item }
  | { readonly do: 'answer' | 'close'; readonly question: CaseQuestion }
  | { readonly do: 'resume'; readonly suspension: number }
  | { readonly do: 'answer-comment'; readonly item: Item; readonly comment: number }
  | { readonly do: 'comment'; readonly text: string }
  | { readonly do: 'pay' | 'withdraw' | 'complain' | 'verify' | 'reply' | 'rate' | 'wait' }
);

/** What people have done in a case that its state does not tell. */
export interface Done {
  readonly once: Set<string>;
  /** How often each fact was asked. */
  readonly asked: Map<string, number>;
}

/** When the house itself must look at the case again; null: nothing is due. */
export type Due = Instant | null;

/** The earliest thing that somebody does, never before `from`; null when the story has been told. */
export function nextMove(plan: Plan, now: Loaded, done: Done, due: Due, from: Instant): Next | null {
  const next = [...voices(plan, now, done), ...(now.state.status === 'open' ? deeds(plan, now, done) : [])];
  if (due !== null) next.push({ at: due, do: 'wait' });
  else if (now.state.open.some(({ kind }) => kind === 'message')) next.push({ at: later(from, DAY), do: 'wait' });
  const never = next.map((one) => ({ ...one, at: one.at < from ? from : one.at }));
  return never.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))[0] ?? null;
}

/** A case that waits for another one looks whether it has spoken, once a day. */
const DAY = 86_400_000;

/** Office minutes before somebody does something, the same every time for the same thing. */
function pause(plan: Plan, now: Loaded, name: string, since: Instant, thing: string): Instant {
  const key = Object.keys(plan.file.pace).find((one) => isNamed(now.program, name, one)) ?? 'otherwise';
  const [from, to] = plan.file.pace[key] ?? plan.file.pace.otherwise;
  return officeLater(
    now.program.government.calendar,
    since,
    new Dice(plan.seed, `pause/${thing}`).between(Math.min(from, to), Math.max(from, to)),
  );
}

function deeds(plan: Plan, now: Loaded, done: Done): Next[] {
  const { state, program, bill } = now;
  const asked = state.questions.filter(({ state: is }) => is !== 'closed');
  const suspension = (state.suspensions ?? []).find(({ end, by }) => end === null && by !== null);
  const items = state.open.filter((wait): wait is Item => wait.kind === 'item');
  const turns = items.flatMap((item) => [
    ...turn(plan, now, done, item),
    ...(suspension !== undefined || asked.some((question) => question.item === item.id) ? [] : steps(plan, now, item)),
  ]);
  const pays =
    bill?.status === 'open' && !plan.story.stops.includes('pay')
      ? [{ at: pause(plan, now, 'pay', bill.issuedAt, `pay/${bill.code}`), do: 'pay' } as const]
      : [];
  return [...turns, ...pays, ...answers(plan, now, asked), ...resumes(plan, program, suspension)];
}

/** What is owed at an item: taken in hand, concluded, or read from what stands in the agency's books. */
function steps(plan: Plan, now: Loaded, item: Item): Next[] {
  const name = isReading(item)
    ? (elementAt(now.program, item.node).service.file.reads[item.read]?.registry ?? '')
    : item.node;
  if (plan.story.stops.some((stop) => stop === name || isNamed(now.program, item.node, stop))) return [];
  const at = pause(plan, now, name, item.since, `item/${item.id}`);
  if (isReading(item)) return [{ at, do: 'read', item }];
  const dice = new Dice(plan.seed, `take/${item.id}`);
  if (item.agency === null || item.touched !== null || !dice.isAmong(plan.file.takes))
    return [{ at, do: 'conclude', item }];
  const halfway = (milliseconds(item.since) + milliseconds(at)) / 2;
  return [{ at: later(item.since, Math.round(halfway - milliseconds(item.since))), do: 'take', item }];
}

/** The turn that the story gives to the case while an element is open. */
function turn({ story, ...plan }: Plan, now: Loaded, done: Done, item: Item): Next[] {
  const whole = { story, ...plan };
  const isHere = (at: string | undefined) => at !== undefined && isNamed(now.program, item.node, at);
  const soon = later(item.since, 45 * 60_000);
  const next: Next[] = [];
  if (isHere(story.withdraws?.at))
    next.push({ at: pause(whole, now, 'withdraw', item.since, 'withdraw'), do: 'withdraw' });
  if (isHere(story.asks?.at) && !done.once.has('ask')) next.push({ at: soon, do: 'ask', item });
  if (isHere(story.suspends?.at) && !done.once.has('suspend')) next.push({ at: soon, do: 'suspend', item });
  const { comments } = story;
  if (comments === undefined || !isHere(comments.at)) return next;
  const said = comments.texts.findIndex((_, n) => !done.once.has(`comment/${n}`));
  const text = comments.texts[said];
  if (text !== undefined) next.push({ at: later(item.since, (said + 1) * DAY), do: 'comment', text });
  const [comment] = now.state.comments ?? [];
  if (comments.verdict !== undefined && comment !== undefined)
    next.push({ at: later(now.state.at, DAY), do: 'answer-comment', item, comment });
  return next;
}

function answers(plan: Plan, now: Loaded, asked: readonly CaseQuestion[]): Next[] {
  if (plan.story.asks?.answer === undefined) return [];
  return asked.map((question) => {
    const isOpen = question.state === 'open';
    const at = isOpen
      ? pause(plan, now, 'question', question.asked, `question/${question.id}`)
      : later(now.state.at, 20 * 60_000);
    return { at, do: isOpen ? 'answer' : 'close', question };
  });
}

function resumes(
  plan: Plan,
  { government }: Loaded['program'],
  suspension: { readonly id: number; readonly from: Instant } | undefined,
): Next[] {
  if (suspension === undefined || plan.story.suspends?.answer === undefined) return [];
  const minutes = new Dice(plan.seed, 'resume').between(120, 1_400);
  return [{ at: officeLater(government.calendar, suspension.from, minutes), do: 'resume', suspension: suspension.id }];
}

/** What people say of the case: a complaint that goes its way, and the survey once it has ended. */
function voices(plan: Plan, now: Loaded, done: Done): Next[] {
  const { calendar } = now.program.government;
  const next: Next[] = [];
  if (plan.complaint !== null) {
    const filed = officeLater(calendar, plan.begins, 600);
    if (!done.once.has('complain')) next.push({ at: filed, do: 'complain' });
    else if (plan.complaint.agency !== undefined && !done.once.has('verify'))
      next.push({ at: officeLater(calendar, filed, 500), do: 'verify' });
    else if (plan.complaint.answer !== undefined && !done.once.has('reply'))
      next.push({ at: officeLater(calendar, filed, 2_200), do: 'reply' });
  }
  if (plan.scores !== null && now.state.status !== 'open' && !done.once.has('rate'))
    next.push({ at: officeLater(calendar, now.state.at, 300), do: 'rate' });
  return next;
}
