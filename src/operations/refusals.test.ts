import { describe, expect, it } from 'vitest';
import { REFUSALS, spokenFor } from '#operations/refusals';
import { ACCESS } from '#operations/refusals/access';
import { ARRANGEMENTS } from '#operations/refusals/arrangements';
import { BILLING } from '#operations/refusals/billing';
import { DEFINITIONS } from '#operations/refusals/definitions';
import { DOCUMENTS } from '#operations/refusals/documents';
import { ENGINE } from '#operations/refusals/engine';
import { EXCHANGE } from '#operations/refusals/exchange';
import { MATTERS } from '#operations/refusals/matters';
import { OPERATIONS } from '#operations/refusals/operations';
import { OUTCOMES } from '#operations/refusals/outcomes';
import { REORGANISATION } from '#operations/refusals/reorganisation';
import { RULES } from '#operations/refusals/rules';
import { STORE } from '#operations/refusals/store';

const STOREYS = [
  ACCESS,
  ARRANGEMENTS,
  BILLING,
  DEFINITIONS,
  DOCUMENTS,
  ENGINE,
  EXCHANGE,
  MATTERS,
  OPERATIONS,
  OUTCOMES,
  REORGANISATION,
  RULES,
  STORE,
];

/** Codes that more than one table speaks for: joined, the later one would silence the other. */
function claimedTwice(tables: readonly object[]): string[] {
  const codes = tables.flatMap((table) => Object.keys(table));
  return codes.filter((code, place) => codes.indexOf(code) !== place);
}

describe('what a refusal says to the outside', () => {
  it('is said once: no code is spoken for by two storeys', () => {
    expect(claimedTwice(STOREYS)).toEqual([]);
    expect(Object.keys(REFUSALS)).toHaveLength(STOREYS.flatMap((table) => Object.keys(table)).length);
    expect(claimedTwice([...STOREYS, { 'case-ended': ENGINE['case-ended'] }])).toEqual(['case-ended']);
  });

  it('is known for a code of the table, whatever its storey, and for no other word', () => {
    expect(spokenFor('not-signed-in')?.status).toBe(401);
    expect(spokenFor('case-ended')?.what.id).not.toBe('');
    expect(spokenFor('toString')).toBeUndefined();
  });
});
