import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import type { CaseState } from '#engine/case';
import type { Envelope } from '#ledger/act';
import { NO_HEAD } from '#ledger/act';
import { shopProgram } from '../../test/support/engine.ts';
import { asked, at, conclude, officer, openAt, play } from '../../test/support/play.ts';

/** A case as it was written before scopes, instances and incidents came to be. */
const KEPT = JSON.parse(readFileSync(join(import.meta.dirname, 'fixture/case-v1.json'), 'utf8')) as {
  readonly bytes: string;
  readonly envelopes: readonly Envelope<CaseActKind>[];
};

describe('a case that was opened earlier', () => {
  it('folds to the same bytes', () => {
    const state = KEPT.envelopes.reduce<CaseState | null>(apply, null);
    expect(JSON.stringify(state)).toBe(KEPT.bytes);
  });

  it('goes on where it stood', async () => {
    const state = JSON.parse(KEPT.bytes) as CaseState;
    const facts = asked({ 'shop.province': '99', 'shop.area': 12, 'person.name': 'Budi' });
    const now = { program: await shopProgram(), state, facts, acts: [], head: NO_HEAD, last: null };
    const [question] = state.questions;
    const answered = play(now, {
      kind: 'answer-question',
      question: question?.id ?? 0,
      text: '',
      at: at(5),
      by: officer('kas'),
    });
    const inspected = conclude(answered, 'inspect', at(6), { 'office.result': 'valid' });
    expect(openAt(inspected)).toEqual(['message pay', 'timer expired']);
  });
});
