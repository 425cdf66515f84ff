import { describe, expect, it } from 'vitest';
import type { Service } from '#definitions/government';
import { calledOf, versionName } from '#engine/called';
import type { Program } from '#engine/case';
import { step } from '#engine/step';
import { filePath, part, pathProgram } from '../../test/support/paths.ts';
import {
  at,
  conclude,
  folded,
  HOUSE,
  officer,
  openAt,
  type Played,
  play,
  told,
  waiting,
} from '../../test/support/play.ts';

const task = (id: string): string => `<userTask id="${id}" />`;
const end = (id: string): string => `<endEvent id="${id}" />`;
const call = (called: string): string => `<callActivity id="call" calledElement="${called}" />`;
const around = [
  ['start', 'call'],
  ['call', 'after'],
  ['after', 'done'],
] as const;
const rest = [task('after'), end('done')];

function sound(now: Played): void {
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
}

describe('a call activity', () => {
  it('runs another process of the file', async () => {
    const roots = [part('<process id="other">', ['<startEvent id="in" />', task('b'), end('out')], ['in b', 'b out'])];
    const filed = filePath(await pathProgram([call('other'), ...rest], around, {}, roots));
    expect(told(filed)).toEqual(['filed start', 'entered call', 'handed-over b']);
    expect(openAt(conclude(filed, 'b', at(1)))).toEqual(['item after']);
    sound(filed);
  });

  it('runs a global task, owed by the lane that calls it', async () => {
    const filed = filePath(
      await pathProgram([call('look'), ...rest], around, {}, ['<globalUserTask id="look" name="Look" />']),
    );
    expect(filed.state?.open).toMatchObject([{ kind: 'item', node: 'look', lane: 'lane-office', agency: 'kantor' }]);
    expect(openAt(conclude(filed, 'look', at(1)))).toEqual(['item after']);
  });

  it('of what nobody publishes holds the case', async () => {
    const held = filePath(await pathProgram([call('nobody.knows'), ...rest], around));
    expect(held.state?.incidents).toMatchObject([{ node: 'call', cause: 'callee-unknown', on: 'enter' }]);
  });
});

describe('a service that calls another', () => {
  /** The caller's program, with the called service published in a version of its own. */
  async function calling(sha: string, callee: string, more: readonly string[] = []): Promise<Program> {
    const inner = await pathProgram(
      [callee, end('out'), ...more],
      [
        ['start', callee.includes('id="b"') ? 'b' : 'call'],
        [callee.includes('id="b"') ? 'b' : 'call', 'out'],
      ],
    );
    const caller = await pathProgram([call('orang.pindah'), ...rest], around);
    const service: Service = {
      ...inner.service,
      sha256: sha.repeat(64),
      file: { ...inner.service.file, id: 'orang.pindah' },
    };
    const government = { ...caller.government, services: new Map([['orang.pindah', service]]) };
    return { government, service: caller.service };
  }

  it('runs it in a scope of its own, on the version it called', async () => {
    const program = await calling('b', task('b'));
    const filed = filePath(program);
    expect(openAt(filed)).toEqual(['item orang.pindah@bbbbbbbb/b']);
    expect(filed.state?.open).toMatchObject([{ agency: 'kantor', lane: 'orang.pindah@bbbbbbbb/lane-office' }]);
    expect(openAt(conclude(filed, 'orang.pindah@bbbbbbbb/b', at(1)))).toEqual(['item after']);
    sound(filed);
    const renewed = await calling('c', task('b'));
    const older = program.government.services.get('orang.pindah');
    const item = waiting(filed, 'item', 'orang.pindah@bbbbbbbb/b');
    const command = { kind: 'conclude', item: item.id, facts: {}, at: at(1), by: officer('kantor') } as const;
    expect(() => step(renewed, filed, command)).toThrow('lacks orang.pindah@bbbbbbbb');
    const pinned: Program = { ...renewed, called: new Map(older === undefined ? [] : [[versionName(older), older]]) };
    expect(openAt(conclude({ ...filed, program: pinned }, 'orang.pindah@bbbbbbbb/b', at(1)))).toEqual(['item after']);
    expect(openAt(filePath(pinned))).toEqual(['item orang.pindah@cccccccc/b']);
  });

  it('that calls itself without end holds within the budget of the step', async () => {
    const program = await calling('d', call('orang.pindah'), []);
    const held = filePath(program);
    expect(held.state?.incidents).toMatchObject([{ cause: 'step-budget' }]);
    expect(JSON.stringify(held.state).length).toBeLessThan(1024);
  });

  it('ends the called one when the call is ended', async () => {
    const program = await calling('e', task('b'));
    const bell =
      '<boundaryEvent id="bell" attachedToRef="call"><timerEventDefinition><timeDuration>PT2H</timeDuration></timerEventDefinition></boundaryEvent>';
    const caller = await pathProgram([call('orang.pindah'), bell, ...rest], [...around, ['bell', 'after']]);
    const filed = filePath({ government: program.government, service: caller.service });
    const rung = play(filed, { kind: 'fire', at: at(2), by: HOUSE });
    expect(openAt(rung)).toEqual(['item after']);
    expect(rung.state).not.toHaveProperty('scopes');
  });

  it('runs once for each instance of the call, and the case keeps the version when all have ended', async () => {
    const { government } = await calling('f', task('b'));
    const loop =
      '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const several = `<callActivity id="call" calledElement="orang.pindah">${loop}</callActivity>`;
    const { service } = await pathProgram([several, ...rest], around);
    const filed = filePath({ government, service });
    const b = 'orang.pindah@ffffffff/b';
    expect(openAt(filed)).toEqual([`item ${b}`, `item ${b}`]);
    const after = conclude(conclude(filed, b, at(1)), b, at(2));
    expect(openAt(after)).toEqual(['item after']);
    expect(after.state?.called).toEqual(['orang.pindah@ffffffff']);
    sound(after);
  });

  it('names its elements so that nobody mistakes whose they are', () => {
    expect(calledOf('orang.pindah@bbbbbbbb/b')).toEqual({
      version: 'orang.pindah@bbbbbbbb',
      service: 'orang.pindah',
      element: 'b',
    });
    expect(calledOf('b')).toBeUndefined();
  });
});
