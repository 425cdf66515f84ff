import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planted } from '#definitions/fixture/plant';
import { readFolder } from '#definitions/read-folder';
import { registriesApart } from '#definitions/registries-apart';

describe('registries that answer as processes of their own', () => {
  it('are those the government says, with the records it has of them', async () => {
    const nusantara = await readFolder(join(import.meta.dirname, '../../governments/nusantara'));
    const apart = registriesApart(nusantara);
    expect(apart.map(({ id, keyField, records }) => ({ id, keyField, records }))).toEqual([
      { id: 'participants', keyField: 'nik', records: 'registries/participants.records.yaml' },
      { id: 'people', keyField: 'nik', records: 'registries/people.records.yaml' },
    ]);
    expect(apart[0]?.csv).toMatchObject({
      file: 'peserta-{date}.csv',
      separator: ';',
      types: { nik: 'nik', no: 'text', status: 'choice' },
    });
  });

  it('are found in a government that nobody had in mind, each of them', async () => {
    const files = await planted(['registries/stalls.yaml', 'source: store', 'source: http']);
    expect(registriesApart(files)).toEqual([
      { id: 'residents', keyField: 'nik', records: null },
      { id: 'stalls', keyField: 'number', records: 'registries/stalls.records.yaml' },
    ]);
  });

  it('leave out a file that does not fit: the reader of the whole names its fault', async () => {
    const files = await planted(['registries/residents.yaml', 'source: http', 'source: paper']);
    expect(registriesApart(files)).toEqual([]);
  });
});
