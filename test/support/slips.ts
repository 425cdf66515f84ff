import type { Walker } from './walker.ts';

/** What somebody does wrong, and the status of the page that answers; nothing of it changes a case. */
export interface Slip {
  readonly what: string;
  readonly persona: string;
  readonly act: Act;
  readonly status: number;
}

type Act = (walker: Walker) => Promise<void>;

const SERVICE = 'samsat.pengesahan-tahunan';
const SEND = 'main form[method="post"] button[type="submit"]';
const NOBODY = 'anybody';

const go =
  (path: string): Act =>
  (walker) =>
    walker.go(path);
const press =
  (selector = SEND): Act =>
  (walker) =>
    walker.press(walker.page.locator(selector).first());
const fill =
  (name: string, value: string): Act =>
  (walker) =>
    walker.page.locator(`[name="${name}"]`).first().fill(value);
/** To a page beneath the one that the first link of its kind leads to. */
const behind =
  (path: string, link: string, beneath = ''): Act =>
  async (walker) => {
    await walker.go(path);
    const href = (await walker.page.locator(`main a[href^="${link}"]`).first().getAttribute('href')) ?? '';
    await walker.go(`${href.split('?')[0]}${beneath}`);
  };
/** Where one picks; a draft that was begun before goes on there. */
const begin: Act = async (walker) => {
  await walker.go(`/mulai/${SERVICE}`);
  if (walker.path.startsWith('/draf/')) await walker.go(`${walker.path}/pilih`);
};
const pickFirst: Act = async (walker) => {
  await walker.page.locator('input[name="record"]:not([disabled])').first().check();
  await press('main form .go')(walker);
};
const upload =
  (text: string): Act =>
  async (walker) => {
    const file = { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from(text) };
    await walker.page.locator('input[type="file"]').setInputFiles(file);
    await press()(walker);
  };
const forget: Act = (walker) => walker.page.context().clearCookies();

function slip(status: number, persona: string, what: string, ...acts: readonly Act[]): Slip {
  const act: Act = async (walker) => {
    for (const one of acts) await one(walker);
  };
  return { what, persona, status, act };
}

export const SLIPS: readonly Slip[] = [
  slip(404, NOBODY, 'an address that leads nowhere', go('/tidak/ada')),
  slip(404, NOBODY, 'a case that there is not', go('/berkas/MG-2026-AAAAAAAA-0')),
  slip(404, NOBODY, 'a service that there is not', go('/layanan/tidak.ada')),
  slip(404, NOBODY, 'a life event that there is not', go('/peristiwa/mars')),
  slip(404, NOBODY, 'an arrangement that there is not', go('/kesepakatan/tidak-ada')),
  slip(200, NOBODY, 'a page that needs signing in', go('/kuasa')),
  slip(200, NOBODY, 'a search without result', go('/cari?q=zeppelin')),
  slip(422, NOBODY, 'a sum that is no sum', go(`/layanan/${SERVICE}/hitung?tax.njkb=mahal`)),
  slip(422, NOBODY, 'a number that no paper bears', go('/verifikasi?nomor=D-2026-00000000-00000000')),
  slip(422, NOBODY, 'a number that is none', go('/verifikasi?nomor=12')),
  slip(422, NOBODY, 'no file to check', go('/verifikasi'), press()),
  slip(200, NOBODY, 'a file without a seal', go('/verifikasi'), upload('%PDF-1.7 x')),
  slip(413, NOBODY, 'a file that is too large', go('/verifikasi'), upload('%PDF-1.7'.padEnd(5_000_000))),
  slip(422, NOBODY, 'feedback without words', go('/masukan'), press()),
  slip(200, NOBODY, 'feedback that arrives', go('/masukan'), fill('text', 'Cepat.'), press()),
  slip(404, 'sari', 'a draft of nobody', go('/draf/0193b2f0-0000-7000-8000-000000000001')),
  slip(403, 'sari', 'a citizen at the queue', go('/antrean')),
  slip(403, 'rudi', 'an officer at the board', go('/papan')),
  slip(403, 'rudi', 'an officer at the till', go('/kas')),
  slip(403, 'rudi', 'an officer at the audit', go('/periksa')),
  slip(422, 'sari', 'nothing picked', begin, press()),
  slip(422, 'sari', 'a plate that is none', begin, fill('vehicle.plate', '!'), press()),
  slip(422, 'rahmat', "somebody else's vehicle", begin, fill('vehicle.plate', 'AN 6630 FP'), press()),
  slip(422, 'maria', 'a stolen vehicle', begin, pickFirst),
  slip(422, 'andi', 'a vehicle without a value', begin, pickFirst),
  slip(
    422,
    'budi',
    'a correction without a value',
    behind('/permohonan', '/berkas/', '/data?fakta=vehicle.year'),
    press('#koreksi .go'),
  ),
  slip(422, 'budi', 'a withdrawal without a reason', behind('/permohonan', '/berkas/', '/tarik'), press()),
  slip(422, 'sari', 'a power for a NIK that is none', go('/kuasa'), fill('agent', '9971'), press()),
  slip(403, 'sari', 'a form that is not ours', go('/kuasa'), forget, press()),
  slip(422, 'maya', 'a decision without an answer', behind('/antrean', '/antrean/MG'), press('#putusan .go')),
  slip(422, 'rudi', 'a preview without an answer', behind('/antrean', '/antrean/MG'), press('#putusan .do')),
  slip(200, 'rudi', 'a NIK shown on request', behind('/antrean', '/antrean/MG'), press('button[value="reveal"]')),
  slip(422, 'rudi', 'a question without words', behind('/antrean', '/antrean/MG', '/tanya'), press('main form .go')),
  slip(409, 'rudi', 'a step that there is not', behind('/antrean', '/antrean/MG', '9999')),
  slip(404, 'auditor', 'an audit of no case', go('/periksa?nomor=MG-2026-AAAAAAAA-0')),
];
