import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foundAuthority, openAuthority } from '#documents/authority';
import { AT, exampleAuthority, SAMSAT } from '#documents/fixture/papers';
import { agencyId } from '#terms/ids';
import { later } from '#terms/plain-date';

const YEAR = 366 * 86_400_000;

describe('the seal keys of an example government', () => {
  it('are made at the first start, kept from others, and found again at the next', async () => {
    const { folder, authority } = await exampleAuthority();
    const keys = readdirSync(folder).filter((name) => name.endsWith('.key.pem'));
    expect(keys).toEqual(['agency-dukcapil.key.pem', 'agency-samsat.key.pem', 'root.key.pem']);
    for (const name of keys) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect((await openAuthority(folder)).trustList()).toEqual(authority.trustList());
  });

  it('hang from a root that is marked CONTOH', async () => {
    const { folder, authority } = await exampleAuthority();
    const root = new X509Certificate(authority.trustList().authority);
    expect(root.subject).toContain('CONTOH');
    expect(root.ca).toBe(true);
    const seal = new X509Certificate(readFileSync(join(folder, 'agency-samsat.crt.pem')));
    expect(seal.ca).toBe(false);
    expect(seal.subject).toContain('CN=Kantor Bersama Samsat Kota Tirta Arum (CONTOH)');
    expect(seal.verify(root.publicKey) && seal.checkIssued(root)).toBe(true);
  });

  it('keep the name of the agency whatever signs it holds', async () => {
    const { authority } = await exampleAuthority();
    const names = authority.trustList().keys.map((key) => key.name);
    expect(names).toContain('Dinas Kependudukan "Arum", Kota Tirta Arum');
  });

  it('grow with a new agency and keep the old ones', async () => {
    const { folder, authority } = await exampleAuthority();
    const agencies = [{ id: agencyId('bapenda'), name: 'Bapenda' }];
    const grown = await foundAuthority({ folder, government: 'Nusantara', agencies, at: later(AT, YEAR) });
    const kids = grown.trustList().keys.map((key) => key.kid);
    expect(kids).toEqual(expect.arrayContaining(authority.trustList().keys.map((key) => key.kid)));
    expect(kids).toHaveLength(3);
  });

  it('are the same for two processes that start together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'manunggal-seals-'));
    const agencies = [{ id: SAMSAT, name: 'Samsat' }];
    const founded = await Promise.all(
      [1, 2, 3].map(() => foundAuthority({ folder, government: 'Nusantara', agencies, at: AT })),
    );
    const [first, ...others] = founded.map((authority) => authority.trustList());
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('are refused for an agency without one and outside their time', async () => {
    const { authority } = await exampleAuthority();
    expect(() => authority.signerFor(agencyId('nobody'), AT)).toThrow('no seal key');
    expect(() => authority.signerFor(SAMSAT, later(AT, 11 * YEAR))).toThrow('not valid then');
    expect(() => authority.signerFor(SAMSAT, later(AT, -3 * YEAR))).toThrow('not valid then');
    expect(authority.signerFor(SAMSAT, later(AT, -YEAR)).kid).toBe(authority.signerFor(SAMSAT, AT).kid);
  });
});
