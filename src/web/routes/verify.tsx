import type { Hono } from 'hono';
import { NOTHING_ASKED, verifyFile, verifyNumber } from '#operations/paper/verify-document';
import type { VerifyView } from '#operations/views/proof';
import { VerifyPage } from '#web/pages/verify.tsx';
import { PROOF_WORDS } from '#web/texts/proof';
import { type Door, type DoorContext, type DoorEnv, readForm, show } from '#web/visit.tsx';

/** Anybody checks a paper, without signing in. A code leads to `/v`; what stands behind its # comes by the page's script, or by hand. */
export function verifyRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/v', (c) => {
    c.set('scripted', true);
    return answer(c, NOTHING_ASKED);
  });
  app.get('/v/:number', (c) => byNumber(door, c, c.req.param('number')));
  app.get('/verifikasi', (c) => byNumber(door, c, c.req.query('nomor') ?? ''));
  app.post('/verifikasi', async (c) => {
    const { fields, files } = await readForm(door, c);
    const { language, at } = c.get('visit');
    const file = files['berkas']?.[0];
    const code = fields['nomor'] ?? '';
    if (code !== '') return byNumber(door, c, code);
    if (file === undefined || file.bytes.length === 0)
      return answer(c, { ...NOTHING_ASKED, error: PROOF_WORDS[language].fileMissing });
    return answer(c, await verifyFile(door.house, door.trust, file.bytes, language, at));
  });
}

async function byNumber(door: Door, c: DoorContext, number: string): Promise<Response> {
  const { language, at } = c.get('visit');
  return answer(c, await verifyNumber(door.house, door.trust, number, language, at));
}

function answer(c: DoorContext, view: VerifyView): Response {
  return show(c, <VerifyPage view={view} frame={c.get('visit').frame} />, view.error === null ? 200 : 422);
}
