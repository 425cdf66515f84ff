import type { Opened } from '#engine/case';
import type { Command } from '#engine/command';
import type { EngineRefusal } from '#engine/refusals';
import { emit, freshId, requireOpen, requireOwner, signature, type Walk } from '#engine/walk';
import { Refusal } from '#terms/refusal';

type Item = Opened & { readonly kind: 'item' };

/** Most comments that may wait for an answer at once: a flood is refused rather than buried. */
const MOST_UNANSWERED = 500;

/** Somebody comments on the draft while it is open to comments. Refusals `consultation-closed`, `consultation-full`. */
export function comment(walk: Walk, { hash }: Command & { readonly kind: 'comment' }): void {
  requireOpen(walk);
  const item = consultationOf(walk);
  if (unanswered(walk).length >= MOST_UNANSWERED) {
    throw new Refusal<EngineRefusal>('consultation-full', 'Too many comments wait for an answer', {});
  }
  emit(walk, { kind: 'comment-received', element: item.node, data: { comment: freshId(walk), hash } });
}

/** The agency that consults says what it made of a comment. Refusals `consultation-closed`, `comment-not-open`. */
export function answerComment(walk: Walk, command: Command & { readonly kind: 'answer-comment' }): void {
  requireOpen(walk);
  const item = consultationOf(walk);
  const { by, comment: id, verdict, hash } = command;
  requireOwner(walk, item.agency, by, item.lane);
  if (!unanswered(walk).includes(id)) {
    throw new Refusal<EngineRefusal>('comment-not-open', `Comment ${id} waits for no answer`, { comment: id });
  }
  emit(walk, { kind: 'comment-answered', element: item.node, ...signature(by), data: { comment: id, verdict, hash } });
}

/** A consultation is over only when everybody who spoke was answered. Refusal `consultation-unanswered`. */
export function requireAnswered(walk: Walk, { node }: Item): void {
  const left = unanswered(walk).length;
  if (left === 0 || node !== elementOf(walk)) return;
  throw new Refusal<EngineRefusal>('consultation-unanswered', `${left} comment(s) have no answer`, { left });
}

function consultationOf(walk: Walk): Item {
  const element = elementOf(walk);
  const found = walk.state.open.find((wait): wait is Item => wait.kind === 'item' && wait.node === element);
  if (found !== undefined) return found;
  throw new Refusal<EngineRefusal>('consultation-closed', 'No draft of this case is open to comments', {});
}

function elementOf({ program }: Walk): string | undefined {
  return program.service.file.product?.rule?.consultation;
}

function unanswered({ state }: Walk): readonly number[] {
  return state.comments ?? [];
}
