import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '#definitions/read-folder';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { instant } from '#terms/plain-date';
import { NUSANTARA } from '../../../test/support/house.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/support/postgres.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');

let t: TestDatabase;
beforeAll(async () => {
  t = await startTestDatabase();
});
afterAll(() => t.stop());

describe('the library', () => {
  it('opens the government published last, also among several of one moment', async () => {
    const files = await readFolder(NUSANTARA);
    for (const n of [1, 2, 3, 4]) {
      const { sha256 } = await publishGovernment(t.db, new Map([...files, ['NOTES.md', `version ${n}`]]), MORNING);
      expect((await openLibrary(t.db)).government.sha256).toBe(sha256);
    }
  }, 120_000);
});
