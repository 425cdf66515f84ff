import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authority, foundAuthority } from '#documents/authority';
import { AT, exampleAuthority, letterOrder, SAMSAT, tbpkpOrder } from '#documents/fixture/papers';
import { readQr } from '#documents/qr';
import { verifyPdf } from '#documents/verify';
import { openPress, type Press } from '#documents/worker';
import { agencyId } from '#terms/ids';

let folder: string;
let authority: Authority;
let press: Press;
beforeAll(async () => {
  ({ folder, authority } = await exampleAuthority());
  press = openPress({ seals: folder });
});
afterAll(() => press.close());

describe('the press', () => {
  it('makes a sealed paper beside the event loop, its code and its seal by the same agency', async () => {
    const order = tbpkpOrder('id');
    const paper = await press.make(order);
    const check = verifyPdf(paper.bytes, authority.trustList());
    const { claims, issuer } = readQr(paper.qr, authority.trustList());
    expect(check).toMatchObject({ seal: 'yes', sealedAt: AT, sha256: paper.sha256 });
    expect(issuer).toEqual(check.sealedBy);
    expect(claims).toMatchObject({
      iss: SAMSAT,
      sub: order.number,
      doc: order.service,
      h: paper.dataHash,
      f: order.printed,
    });
    expect(paper.number).toBe(order.number);
  });

  it('makes papers in the order they came, each its own', async () => {
    const numbers = ['A-1', 'A-2', 'A-3', 'A-4'];
    const papers = await Promise.all(numbers.map((number) => press.make(letterOrder({ number }))));
    expect(papers.map((paper) => readQr(paper.qr, authority.trustList()).claims.sub)).toEqual(numbers);
  });

  it('brings a refusal back as a refusal and goes on', async () => {
    const broken = press.make(letterOrder({ template: '#json("data.json").nobody' }));
    await expect(broken).rejects.toMatchObject({ name: 'Refusal', code: 'paper-not-renderable', facts: { line: 1 } });
    const strange = press.make(letterOrder({ agencyId: agencyId('nobody') }));
    await expect(strange).rejects.toMatchObject({ code: 'seal-key-missing' });
    await expect(press.make(letterOrder())).resolves.toMatchObject({ number: 'SURAT-2026-1' });
  });

  it('tells a bug as a bug', async () => {
    await expect(press.make(letterOrder({ verifyBase: 'no address' }))).rejects.toThrow(
      'in the press thread: TypeError',
    );
  });

  it('knows an agency that came after the thread began', async () => {
    const late = { id: agencyId('bapenda'), name: 'Bapenda' };
    await press.make(letterOrder());
    await foundAuthority({ folder, government: 'Nusantara', agencies: [late], at: AT });
    await expect(press.make(letterOrder({ agencyId: late.id }))).resolves.toMatchObject({ number: 'SURAT-2026-1' });
  });

  it('gives up a paper that does not come to an end, and makes the next', async () => {
    const slow = openPress({ seals: folder, longestMilliseconds: 2_000 });
    const template = '#let n = 0\n#for i in range(100) { for j in range(100000) { n += calc.rem(j, 7) } }\n#n';
    await expect(slow.make(letterOrder({ template }))).rejects.toMatchObject({ code: 'paper-took-too-long' });
    await expect(slow.make(letterOrder())).resolves.toMatchObject({ number: 'SURAT-2026-1' });
    await slow.close();
  });

  it('rests when there is nothing to do and wakes with the next order', async () => {
    const lazy = openPress({ seals: folder, idleMilliseconds: 1 });
    await lazy.make(letterOrder());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(lazy.make(letterOrder())).resolves.toMatchObject({ number: 'SURAT-2026-1' });
    await lazy.close();
  });

  it('finishes what was ordered before it closes, and takes nothing after', async () => {
    const closing = openPress({ seals: folder });
    const ordered = closing.make(letterOrder());
    await closing.close();
    await expect(ordered).resolves.toMatchObject({ number: 'SURAT-2026-1' });
    await expect(closing.make(letterOrder())).rejects.toThrow('closed');
  });
});
