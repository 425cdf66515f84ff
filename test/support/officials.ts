import { concludeStep } from '#operations/case/conclude-step';
import { loadCase } from '#operations/case/load-case';
import { suspendClock } from '#operations/case/suspend-clock';
import { personOf } from '#operations/person/sign-in';
import type { JsonObject } from '#terms/json';
import type { OpenHouse } from './open-house.ts';

/** Officials who do their part behind the scenes of a walk, by the same operations as at their desks. */
export function officialsOf(open: OpenHouse, number: string) {
  const { house } = open.test;
  const seed = (text: string) => open.test.seed(text);
  let n = 0;
  const next = () => {
    n += 1;
    return seed(`${number} ${n}`);
  };
  const itemAt = async (element: string, agency?: string): Promise<number> => {
    const { state } = await loadCase(house, house.db, { number });
    const found = state.open.find(
      (wait) => wait.kind === 'item' && wait.node === element && (agency === undefined || wait.agency === agency),
    );
    if (found === undefined) throw new Error(`${element} is not open`);
    return found.id;
  };
  return {
    itemAt,
    conclude: async (persona: string, element: string, answers: JsonObject): Promise<void> => {
      const person = await personOf(house, persona, open.now(), seed(persona));
      const agency = person === null || person.kind === 'citizen' ? undefined : person.agency;
      const item = await itemAt(element, agency);
      await concludeStep(house, person, { number }, { item, answers }, open.now(), next());
      await open.pass(1);
    },
    ask: async (persona: string, element: string, text: string): Promise<void> => {
      const person = await personOf(house, persona, open.now(), seed(persona));
      const asking = { item: await itemAt(element), reason: 'perbaikan-berkas', text };
      await suspendClock(house, person, { number }, asking, open.now(), next());
    },
  };
}
