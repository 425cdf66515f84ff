import { afterAll, describe, expect, it } from 'vitest';
import { fileApplication } from '#operations/case/file-application';
import { growDemo } from '#operations/demo/grow-demo';
import { personOf } from '#operations/person/sign-in';
import { instant } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');

const t = await startTestHouse(MORNING);
afterAll(() => t.close());

async function renew(persona: string, pick: string): Promise<string> {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person?.kind !== 'citizen') throw new Error(`${persona} is no citizen`);
  const answers = { 'contact.phone': '0812-3456-7890' };
  const application = { service: 'samsat.pengesahan-tahunan', pick, answers, fetched: new Map() };
  return (await fileApplication(t.house, person, application, MORNING, t.seed(pick))).status;
}

describe('the demonstration', () => {
  it('grows every case by the real engine', async () => {
    const faults: unknown[] = [];
    const grown = await growDemo(t.house, MORNING, (id, error) => faults.push([id, error]));
    expect(faults).toEqual([]);
    expect(grown).toBe(t.house.library.government.demo.size);
  });

  it.each([
    ['sari', 'AN 1234 BC'],
    ['budi', 'AN 2719 EM'],
    ['suparti', 'AN 1146 JT'],
    ['cut-meutia', 'AN 6263 ST'],
    ['tigor', 'AN 9012 LM'],
  ])('leaves %s a vehicle to renew: %s', async (persona, plate) => {
    expect(await renew(persona, plate)).toBe('open');
  });

  it('does not renew a second time what it has renewed', async () => {
    for (const [persona, plate] of [
      ['dewi', 'AN 2718 EM'],
      ['suparti', 'AN 1145 JT'],
      ['cut-meutia', 'AN 6262 ST'],
    ] as const) {
      await expect(renew(persona, plate)).rejects.toMatchObject({ code: 'not-eligible', facts: { reason: 'not-due' } });
    }
  });
});
