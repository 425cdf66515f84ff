import type { Hono } from 'hono';
import { readArrangement, readArrangements } from '#operations/council/read-arrangements';
import { readLearn } from '#operations/council/read-learn';
import { ArrangementPage } from '#web/pages/arrangement.tsx';
import { ArrangementsPage } from '#web/pages/arrangements.tsx';
import { LearnPage } from '#web/pages/learn.tsx';
import { type Door, type DoorEnv, show } from '#web/visit.tsx';

/** How agencies act together, and every concept of it: for everybody. */
export function councilRoutes(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/kesepakatan', async (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <ArrangementsPage view={await readArrangements(house, language, at)} frame={frame} />);
  });
  app.get('/kesepakatan/:id', async (c) => {
    const { language, at, frame } = c.get('visit');
    return show(
      c,
      <ArrangementPage view={await readArrangement(house, c.req.param('id'), language, at)} frame={frame} />,
    );
  });
  app.get('/belajar', (c) => {
    const { language, frame } = c.get('visit');
    return show(c, <LearnPage view={readLearn(house, language)} frame={frame} />);
  });
}
