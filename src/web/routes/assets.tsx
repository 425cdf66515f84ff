import type { Hono } from 'hono';
import { followAsset } from '#operations/asset/followers';
import { readAsset } from '#operations/asset/read-asset';
import { AssetPage } from '#web/pages/asset.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** Public assets, for everybody: a road segment, whose it is, and what was done about it. */
export function assetRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/aset/:service/:key', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const asked = { ...c.req.param(), page: Number(c.req.query('halaman') ?? 1) };
    return show(c, <AssetPage view={await readAsset(house, person, asked, language, at)} frame={frame} />);
  });
  app.post('/aset/:service/:key/ikuti', async (c) => {
    const { seed } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const { service, key } = c.req.param();
    await followAsset(house, person, { service, key }, at, seed);
    return goTo(c, `/aset/${service}/${encodeURIComponent(key)}`);
  });
}
