import { collectFindings } from '#definitions/findings';
import type { Files } from '#definitions/government';
import { readFileAs } from '#definitions/read-file';
import { GovernmentFile } from '#definitions/schema/government';

/**
 * How people sign in, from government.yaml alone, so that nobody waits for the rest. Undefined where that file does not fit its
 * form, which whoever reads the whole will say.
 */
export function signInOf(files: Files): GovernmentFile['signIn'] | undefined {
  return readFileAs(GovernmentFile, 'government.yaml', files.get('government.yaml') ?? '', collectFindings())?.value
    .signIn;
}
