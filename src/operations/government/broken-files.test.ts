import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isError } from '#definitions/findings';
import { PASAR } from '#definitions/fixture/plant';
import type { Files } from '#definitions/government';
import { draftOf } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import { checkGovernment } from '#operations/government/check-government';

const NUSANTARA = join(import.meta.dirname, '..', '..', '..', 'governments', 'nusantara');

/** How many folders are broken at random: each is read whole, so most of them wait for the long runs. */
const [WHOLE, SINGLE] = process.env['LONG_RUNS'] === undefined ? [3, 20] : [40, 300];

/** What befalls a file at a place: cut there, a stretch lost, something foreign put in, doubled, or one sign changed. */
const HARM: fc.Arbitrary<(text: string, at: number) => string> = fc.oneof(
  fc.constant((text: string, at: number) => text.slice(0, at)),
  fc
    .integer({ min: 1, max: 40 })
    .map((length) => (text: string, at: number) => text.slice(0, at) + text.slice(at + length)),
  fc
    .constantFrom(
      '<',
      '>',
      '"',
      "'",
      '{',
      '}',
      '[',
      ':',
      '\n',
      '\t',
      '&',
      '&a;',
      '#',
      '- ',
      '*x',
      '!!js ',
      ',',
      '\\',
      '\u0000',
      '\ud800',
      '\u202e',
    )
    .map((sign) => (text: string, at: number) => text.slice(0, at) + sign + text.slice(at)),
  fc
    .integer({ min: 1, max: 200 })
    .map((length) => (text: string, at: number) => text.slice(0, at + length) + text.slice(at)),
  fc
    .string({ minLength: 1, maxLength: 6 })
    .map((put) => (text: string, at: number) => text.slice(0, at) + put + text.slice(at + 1)),
);

/** Reading and checking never throws or hangs, and each finding has a place in its file. */
async function placed(broken: Files): Promise<void> {
  const { findings } = await draftOf(broken);
  for (const finding of findings) {
    const lines = (broken.get(finding.path) ?? '').split('\n').length;
    expect(finding.line, `${finding.path}: ${finding.code}`).toBeGreaterThan(0);
    expect(finding.line, `${finding.path}: ${finding.code}`).toBeLessThanOrEqual(lines);
    expect(finding.column).toBeGreaterThan(0);
  }
}

describe('broken files', () => {
  it('of the reference government, every one harmed at a place of its own, are found with line and column', async () => {
    const files = await readFolder(NUSANTARA);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.gen(), async (spared, draw) => {
        const broken = new Map(files);
        for (const [path, text] of files) {
          if (spared && ['government.yaml', 'facts.yaml', 'roles.yaml'].includes(path)) continue;
          const where = Math.floor(draw(fc.double, { min: 0, max: 1, noNaN: true }) * text.length);
          broken.set(path, draw(() => HARM)(text, where));
        }
        await placed(broken);
      }),
      { numRuns: WHOLE },
    );
  }, 600_000);

  it('cut through a tag, a quote or a bracket are errors', async () => {
    const files = await readFolder(PASAR);
    for (const [path, text] of files) {
      const sign = /\.(bpmn|dmn)$/.test(path) ? '</' : '{';
      const at = text.lastIndexOf(sign);
      if (at === -1 || path.endsWith('.typ')) continue;
      const { findings } = await draftOf(new Map(files).set(path, text.slice(0, at + 1)));
      expect(
        findings.some((one) => isError(one) && one.path === path),
        path,
      ).toBe(true);
    }
  });

  it('harmed at random places never end the check', async () => {
    const files = await readFolder(PASAR);
    const paths = [...files.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.double({ min: 0, max: 1, noNaN: true }),
        HARM,
        async (path, where, harm) => {
          const text = files.get(path) ?? '';
          const changed = harm(text, Math.floor(where * text.length));
          const broken = new Map(files).set(path, changed);
          await placed(broken);
          await checkGovernment(broken);
        },
      ),
      { numRuns: SINGLE },
    );
  }, 600_000);
});
