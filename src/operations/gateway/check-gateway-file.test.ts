import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkGatewayFile } from '#operations/gateway/check-gateway-file';
import { NUSANTARA } from '../../../test/support/house.ts';

const GATEWAY = `agency: dukcapil
id: ID/GOV/DUKCAPIL/KEPENDUDUKAN
listen: { host: 127.0.0.1, port: 8443 }
folder: data
government: ${NUSANTARA}
trust: { list: here.pem, verifier: a }
keys: { keyid: dukcapil/gw-1, sign: here.pem, tls: here.pem, certificate: here.pem, authority: here.pem }
services:
  people:
    registry: people
    source: { kind: http, url: 'http://127.0.0.1:9000/{key}' }
`;
const DOORS = `trust: { list: here.pem, verifier: a }
gateways: { dukcapil: 'https://127.0.0.1:8443' }
askers:
  samsat: { keyid: a, sign: here.pem, tls: here.pem, certificate: here.pem, authority: here.pem }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'manunggal-check-'));
  writeFileSync(join(folder, 'here.pem'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function found(text: string): Promise<string[]> {
  const file = join(folder, 'gateway.yaml');
  writeFileSync(file, text);
  return (await checkGatewayFile(file)).map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
}

describe('the files of a gateway', () => {
  it('are clean as they should be', async () => {
    expect(await found(GATEWAY)).toEqual([]);
    expect(await found(DOORS)).toEqual([]);
  });

  it.each([
    [['port: 8443', "port: 'x'"], ['3:34 file/misfit listen.port: expected number, received string']],
    [['folder: data', 'folder: data\nfolders: data'], ['5:1 file/unknown-name the file has no "folders"']],
    [
      ['agency: dukcapil', 'agency: dukcapill'],
      [
        '1:9 file/misfit agency: the government has no dukcapill',
        '2:5 file/misfit id: the third part is not DUKCAPILL',
      ],
    ],
    [
      ['registry: people', 'registry: peoples'],
      ['10:15 file/misfit services.people.registry: the government has no registry peoples'],
    ],
    [['tls: here.pem', 'tls: gone.pem'], ['7:52 file/misfit keys.tls: there is no gone.pem']],
    [
      ["kind: http, url: 'http://127.0.0.1:9000/{key}'", 'kind: officers'],
      ['11:21 file/misfit registries/people.yaml names no officer and no clock'],
    ],
    [
      ["kind: http, url: 'http://127.0.0.1:9000/{key}'", 'kind: postgres, database: D, table: t, columns: { nam: n }'],
      ['11:70 file/misfit columns: the registry has no field nam'],
    ],
  ] as const)('have each fault with its line: %j', async ([right, wrong], expected) => {
    expect(GATEWAY).toContain(right);
    expect(await found(GATEWAY.replace(right, wrong))).toEqual(expected);
  });

  it('have each fault with its line where a house asks, too', async () => {
    expect(await found(DOORS.replace('sign: here.pem', 'sign: gone.pem'))).toEqual([
      '4:29 file/misfit askers.samsat.sign: there is no gone.pem',
    ]);
    expect(await found(DOORS.replace("'https://127.0.0.1:8443'", 'nowhere'))).toEqual([
      '2:23 file/misfit gateways.dukcapil: Invalid URL',
    ]);
  });
});
