import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A walk in a browser takes longest: begun last it would leave the other workers idle at the end. Then the longest files. */
export class WalksFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const weighed = files.map((file) => {
      const text = readFileSync(file.moduleId, 'utf8');
      return { file, isWalk: Number(text.includes('openBrowser(')), length: text.length };
    });
    const sorted = weighed.toSorted((a, b) => b.isWalk - a.isWalk || b.length - a.length);
    return Promise.resolve(sorted.map(({ file }) => file));
  }
}
