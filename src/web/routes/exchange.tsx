import type { Hono } from 'hono';
import { readExchangeBoard } from '#insights/exchange-board';
import { ExchangePage } from '#web/pages/exchange.tsx';
import { type Door, type DoorEnv, show } from '#web/visit.tsx';

/** The exchange board, for coordinators and heads of agencies. */
export function exchangeRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/pertukaran', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const { kesepakatan = '', halaman = '1' } = c.req.query();
    const wish = { arrangement: kesepakatan === '' ? null : kesepakatan, page: Number(halaman) || 1 };
    const view = await readExchangeBoard(door.house, person, wish, language, at);
    return show(c, <ExchangePage view={view} frame={frame} />);
  });
}
