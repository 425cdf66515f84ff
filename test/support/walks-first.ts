import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A walk in a browser takes longest: begun last it would leave the other workers idle at the end. */
export class WalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWalk = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').includes('openBrowser(');
    return [...sorted.filter(isWalk), ...sorted.filter((file) => !isWalk(file))];
  }
}
