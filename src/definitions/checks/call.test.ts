import { describe, expect, it } from 'vitest';
import { callArea } from '#definitions/checks/call';
import type { DraftService } from '#definitions/draft';
import { PASAR, planted } from '#definitions/fixture/plant';
import { readDraft } from '#definitions/read-draft';
import { runRules } from '#definitions/run-rules';
import { pathProgram } from '../../../test/support/paths.ts';

/** What the check says of a service whose process calls something. */
async function said(called: string): Promise<readonly string[]> {
  const { service } = await pathProgram(
    [`<callActivity id="call" calledElement="${called}" />`, '<endEvent id="done" />'],
    [
      ['start', 'call'],
      ['call', 'done'],
    ],
    {},
    ['<globalUserTask id="look" />'].filter((task) => task.includes(called)),
  );
  const { draft } = await readDraft(await planted());
  const first = [...(draft?.services.values() ?? [])][0];
  if (draft === undefined || first === undefined) throw new Error(`no draft of ${PASAR}`);
  const calling: DraftService = { ...first, process: service.process };
  const both = { ...draft, services: new Map([...draft.services, ['calling', calling]]) };
  return runRules(callArea.rules, ['check'], both).map(({ code, fix }) => `${code}: ${fix}`);
}

describe('what a process calls', () => {
  it('is a service of the government or a task of the file', async () => {
    expect(await said('pasar.lapak')).toEqual([]);
    expect(await said('look')).toEqual([]);
  });

  it('is told where nobody publishes it', async () => {
    expect(await said('pasar.lapuk')).toEqual(['call/unknown: write pasar.lapak']);
  });
});
