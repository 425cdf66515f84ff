import type { Hono } from 'hono';
import { nothingChecked, verifyByNumber, verifyUpload } from '#operations/verify-document';
import { VerifyPage } from '#web/pages/verify.tsx';
import { type Door, type DoorEnv, readForm, show } from '#web/visit.tsx';

/** Is a paper genuine? For anybody, by its number or by the file itself. */
export function verifyRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/verifikasi', async (c) => {
    const { language, frame } = c.get('visit');
    const number = (c.req.query('nomor') ?? '').trim().toUpperCase();
    const view = number === '' ? nothingChecked('', null) : await verifyByNumber(door.house, number, language);
    return show(c, <VerifyPage view={view} frame={frame} />);
  });
  app.get('/v', (c) =>
    show(c, <VerifyPage view={nothingChecked('', null)} frame={{ ...c.get('visit').frame, path: '/verifikasi' }} />),
  );
  app.get('/v/:number', async (c) => {
    const { language, frame } = c.get('visit');
    return show(
      c,
      <VerifyPage
        view={await verifyByNumber(door.house, c.req.param('number').toUpperCase(), language)}
        frame={frame}
      />,
    );
  });
  app.post('/verifikasi', async (c) => {
    const { files } = await readForm(door, c);
    const { language, frame } = c.get('visit');
    const file = files['berkas'];
    const bytes = file === undefined ? new Uint8Array(0) : new Uint8Array(await file.arrayBuffer());
    return show(c, <VerifyPage view={await verifyUpload(door.house, bytes, door.trust, language)} frame={frame} />);
  });
}
