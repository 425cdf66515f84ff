import { describe, expect, it } from 'vitest';
import { foundBy, LAPAK, PASAR, type Plant } from '#definitions/fixture/plant';
import { readFolder } from '#definitions/read-folder';

/** The market's service once more under another id. */
async function again(change: (path: string, text: string) => string): Promise<Plant[]> {
  const files = [...(await readFolder(PASAR))].filter(([path]) => path.startsWith(LAPAK));
  return files.map(([path, text]) => [
    path.replace('pasar.lapak', 'pasar.los'),
    change(path, text.replace('id: pasar.lapak', 'id: pasar.los')),
  ]);
}

describe('duties', () => {
  it('are claimed by one service each', async () => {
    expect(await foundBy('duty')).toEqual([]);
    expect(await foundBy('duty', ...(await again((path, text) => text.replace('name: Izin', 'name: Kartu'))))).toEqual(
      [],
    );
  });

  it('of the same owner with the same product in the same territory are duty/claimed-twice', async () => {
    const found = await foundBy('duty', ...(await again((_, text) => text)));
    expect(found).toEqual([
      expect.stringMatching(
        /^services\/pasar\.los\/texts\/id\.yaml:4:\d+ duty\/claimed-twice pasar\.lapak gives "Izin .*" too, for the same market-office in Provinsi Rekaan$/,
      ),
    ]);
  });

  it('may be alike in territories that do not meet', async () => {
    const apart = await again((path, text) => text.replace("territories: ['97']", "territories: ['96']"));
    expect(await foundBy('duty', ...apart)).toEqual([]);
  });
});
