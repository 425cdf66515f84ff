import type { Bill } from '#billing/bill';
import type { NoticeKind } from '#coordination/notice-schema';
import type { CaseState } from '#engine/case';
import { difference } from '#engine/difference';
import type { Step } from '#engine/needs';
import type { Before } from '#operations/case/commit';

/** A notice that follows from a step. `wait` or `bill`: what the applicant must do in time. */
export interface NoticeDue {
  readonly notice: NoticeKind;
  readonly wait?: number;
  readonly bill?: string;
}

/** What the applicant is told of a step, each thing once. `bills`: those that it issued or ended. */
export function noticesDue(before: Before, { acts, state }: Step, bills: readonly Bill[]): NoticeDue[] {
  if (before.program.government.notices.length === 0) return [];
  const kinds = new Set(acts.map(({ kind }) => kind));
  const issued = bills.filter(({ status }) => status === 'open');
  const turns = turnsOpened(before.state, state);
  const ended = before.state?.status === 'open' && state.status !== 'open';
  const asset = before.program.service.file.product?.asset;
  const isMend = kinds.has('correction-asked') || turnsAsked(before.state, state);
  return [
    ...filedNotices(acts),
    ...(turns.length > 0 ? [{ notice: 'your-turn' } as const] : []),
    ...(isMend ? [{ notice: 'mend' } as const] : []),
    ...(issued.length > 0 ? [{ notice: 'bill-due' } as const] : []),
    ...(kinds.has('held') ? [{ notice: 'held' } as const] : []),
    ...(kinds.has('sealed') ? [{ notice: 'paper-ready' } as const] : []),
    ...(ended ? [{ notice: 'decided' } as const] : []),
    ...(ended && asset !== undefined ? [{ notice: 'followed-ended' } as const] : []),
    ...turns.filter(({ due }) => due !== null).map(({ id }) => ({ notice: 'deadline-near', wait: id }) as const),
    ...issued.map(({ billId }) => ({ notice: 'deadline-near', bill: billId }) as const),
  ];
}

/** Filed at a counter, the person is told so: whoever did not stand there must hear of it at once. */
function filedNotices(acts: Step['acts']): NoticeDue[] {
  const filed = acts.find(({ kind }) => kind === 'filed');
  if (filed === undefined) return [];
  return [{ notice: filed.data['attendedBy'] === undefined ? 'filed' : 'attended' }];
}

/** Steps that now wait for the applicant. */
function turnsOpened(before: CaseState | null, after: CaseState) {
  return difference(before, after).items.opened.filter(({ agency }) => agency === null);
}

/** A clock now stands still because the applicant was asked. */
function turnsAsked(before: CaseState | null, after: CaseState): boolean {
  const known = new Set((before?.suspensions ?? []).map(({ id }) => id));
  return (after.suspensions ?? []).some(({ id, owner }) => owner === 'applicant' && !known.has(id));
}
