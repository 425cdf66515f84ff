import type { Hono } from 'hono';
import { readTreasury } from '#operations/money/read-treasury';
import { approveRefund, payOutRefund } from '#operations/money/refund-payment';
import { Refusal } from '#terms/refusal';
import { TreasurerPage } from '#web/pages/treasurer.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

const STEPS: { readonly [step: string]: typeof approveRefund } = { approve: approveRefund, 'pay-out': payOutRefund };

/** The till: money that fits no bill goes back, by two people. */
export function treasuryRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/kas', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <TreasurerPage view={await readTreasury(door.house, person, language, at)} frame={frame} />);
  });
  app.post('/kas', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const step = STEPS[fields['do'] ?? ''];
    if (step === undefined) throw new Refusal('page-unknown', 'There is no such act on the till');
    const { channel = '', reference = '' } = fields;
    await step(door.house, person, { channel, reference }, at, seed);
    return goTo(c, '/kas');
  });
}
