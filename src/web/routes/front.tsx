import type { Hono } from 'hono';
import { readFront } from '#operations/service/read-front';
import { FrontPage } from '#web/pages/front.tsx';
import { type Door, type DoorEnv, show } from '#web/visit.tsx';

/** The front door. */
export function frontRoutes(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/', async (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <FrontPage view={await readFront(house, language, at)} frame={frame} />);
  });
}
