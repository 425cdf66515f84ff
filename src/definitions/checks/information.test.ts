import { describe, expect, it } from 'vitest';
import { foundBy } from '#definitions/fixture/plant';

async function found(id: string, owner: string): Promise<readonly string[]> {
  const words = '{ id: a, en: a }';
  const entry = `- { id: ${id}, owner: ${owner}, title: ${words}, promise: ${words}, requirements: [], procedure: [], time: ${words}, fee: ${words}, products: [${words}], where: ${words}, complaints: ${words}, legalBasis: [{ law: Perda, certainty: B }] }\n`;
  return foundBy('information', ['information.yaml', entry]);
}

describe('services that do not run here', () => {
  it('are given by an agency that plays the role, under an id of their own', async () => {
    expect(await found('pasar.timbangan', 'market-office')).toEqual([]);
    expect(await found('pasar.timbangan', 'market-offce')).toEqual([
      expect.stringMatching(/information\/unknown-owner No agency plays the role market-offce$/),
    ]);
    expect(await found('pasar.lapak', 'market-office')).toEqual([expect.stringMatching(/information\/same-id/)]);
  });
});
