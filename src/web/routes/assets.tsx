import type { Hono } from 'hono';
import { readAsset } from '#operations/asset/read-asset';
import { AssetPage } from '#web/pages/asset.tsx';
import { type Door, type DoorEnv, show } from '#web/visit.tsx';

/** Public assets, for everybody: a road segment, whose it is, and what was done about it. */
export function assetRoutes(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/aset/:service/:key', async (c) => {
    const { language, at, frame } = c.get('visit');
    const { service, key } = c.req.param();
    return show(c, <AssetPage view={await readAsset(house, { service, key }, language, at)} frame={frame} />);
  });
}
