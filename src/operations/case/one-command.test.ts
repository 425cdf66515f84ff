import { describe, expect, it } from 'vitest';
import { oneCommand } from '#operations/case/one-command';
import { sha256 } from '#terms/random';

const keys = (of: string) => ({ lookupKey: sha256(of) });

describe('one command', () => {
  it('is the same when it is sent again, and another for other words or another door', () => {
    expect(oneCommand(keys('ours'), 'api', 'sari/file/1')).toEqual(oneCommand(keys('ours'), 'api', 'sari/file/1'));
    const seeds = [
      oneCommand(keys('ours'), 'api', 'sari/file/1'),
      oneCommand(keys('ours'), 'api', 'sari/file/2'),
      oneCommand(keys('ours'), 'web', 'sari/file/1'),
    ].map(({ seed }) => Buffer.from(seed).toString('hex'));
    expect(new Set(seeds).size).toBe(3);
  });

  it('has a seed that nobody can compute from what stands in the inbox', () => {
    const [ours, theirs] = [oneCommand(keys('ours'), 'api', 'words'), oneCommand(keys('theirs'), 'api', 'words')];
    expect(theirs.inbox).toEqual(ours.inbox);
    expect(theirs.seed).not.toEqual(ours.seed);
  });
});
