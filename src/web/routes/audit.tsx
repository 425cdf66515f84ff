import type { Hono } from 'hono';
import { auditCase, findCases } from '#operations/council/audit-case';
import { AuditFindPage, AuditPage } from '#web/pages/audit.tsx';
import { type Door, type DoorEnv, goTo, show } from '#web/visit.tsx';

/** Everything that happened in a case, provable: for auditors, whose reading is recorded too. */
export function auditRoutes(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/periksa', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const { view, found } = await findCases(house, person, c.req.query('nomor') ?? '', language, at);
    if (found !== null) return goTo(c, `/periksa/${found}`);
    return show(c, <AuditFindPage view={view} frame={frame} />, view.error === null ? 200 : 404);
  });
  app.get('/periksa/:number', async (c) => {
    const { person, language, at, seed, frame } = c.get('visit');
    const wish = { number: c.req.param('number'), page: Number(c.req.query('halaman') ?? 1) };
    const view = await auditCase(house, person, wish, language, at, seed);
    return show(c, <AuditPage view={view} frame={frame} />);
  });
}
