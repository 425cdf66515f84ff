/** Takes the pictures of the README: `npm start` on an empty data folder, then `npx tsx docs/pictures/take.ts [address]`. */
import { join } from 'node:path';
import { openBrowser } from '../../test/support/browser.ts';

const PICTURES = [
  { name: 'front-door', path: '/?lang=id', width: 390, height: 844, scale: 1.5 },
  { name: 'status', path: '/lihat/warga?lang=id', width: 980, height: 1190, scale: 0.8 },
];

const house = process.argv[2] ?? 'http://127.0.0.1:3000';
const browser = await openBrowser();
for (const { name, path, width, height, scale } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  await page.goto(`${house}${path}`);
  const file = join(import.meta.dirname, `${name}.png`);
  await page.screenshot({ path: file });
  process.stdout.write(`${file}\n`);
}
await browser.close();
