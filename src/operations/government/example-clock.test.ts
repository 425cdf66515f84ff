import { beforeAll, describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { ExampleFile } from '#definitions/schema/example';
import type { Program } from '#engine/case';
import { runExample } from '#operations/government/run-example';
import { NUSANTARA } from '../../../test/support/house.ts';

let program: Program;
beforeAll(async () => {
  const government = await readGovernment(await readFolder(NUSANTARA));
  const service = government.services.get('ptsp.pbg');
  if (service === undefined) throw new Error('the government has no such service');
  program = { government, service };
});

function example(name: string): ExampleFile {
  const found = program.service.examples.get(name);
  if (found === undefined) throw new Error(`there is no example ${name}`);
  return found;
}

/** What an example with another expectation of its clock, or other days off, does not meet. */
function missed(
  name: string,
  clock: ExampleFile['then']['clock'],
  daysOff?: ExampleFile['given']['daysOff'],
): string[] {
  const file = example(name);
  const given = { ...file.given, daysOff: daysOff ?? file.given.daysOff };
  const { findings } = runExample(program, { ...file, given, then: { clock } }); // oxlint-disable-line unicorn/no-thenable -- the word of a worked example
  return findings.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the clock of a worked example', () => {
  it('is held to its last day and to what ended it', () => {
    expect(missed('one-clarification', { due: '2026-07-02', end: 'decided' })).toEqual([]);
    expect(missed('one-clarification', { due: '2026-06-29', end: 'deemed-granted' })).toEqual([
      'then.clock.due: It is 2026-07-02, not 2026-06-29',
      'then.clock.end: It is decided, not deemed-granted',
    ]);
  });

  it('is held to the proof of a decision by lapse', () => {
    expect(missed('granted-by-lapse', { due: '2026-06-29', end: 'deemed-granted' })).toEqual([]);
  });

  it('moves by a day off that is decreed after it was counted, and not by one that falls on a weekend', () => {
    const daysOff = [{ from: '2026-06-15', date: '2026-06-21', name: 'a Sunday' }];
    expect(missed('nobody-looks', { due: '2026-06-30' })).toEqual([]);
    expect(missed('holiday-added-later', { due: '2026-06-30', end: 'decided' })).toEqual([]);
    expect(missed('holiday-added-later', { due: '2026-06-29', end: 'deemed-granted' }, daysOff)).toContain(
      'when.3.do: Refused with step-not-open: state is not open',
    );
  });
});
