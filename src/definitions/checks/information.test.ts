import { describe, expect, it } from 'vitest';
import { informationCheck } from '#definitions/checks/information';
import { collectFindings } from '#definitions/findings';
import { planted } from '#definitions/fixture/plant';
import { draftOf } from '#definitions/read';

async function found(id: string, owner: string): Promise<readonly string[]> {
  const words = '{ id: a, en: a }';
  const entry = `- { id: ${id}, owner: ${owner}, title: ${words}, promise: ${words}, requirements: [], procedure: [], time: ${words}, fee: ${words}, products: [${words}], where: ${words}, complaints: ${words}, legalBasis: [{ law: Perda, certainty: B }] }\n`;
  const { draft } = await draftOf(await planted(['information.yaml', entry]));
  if (draft === undefined) throw new Error('the market is readable');
  const findings = collectFindings();
  informationCheck.run(draft, findings);
  return findings.all().map(({ code }) => code);
}

describe('services that do not run here', () => {
  it('are given by an agency that plays the role, under an id of their own', async () => {
    expect(await found('pasar.timbangan', 'market-office')).toEqual([]);
    expect(await found('pasar.timbangan', 'market-offce')).toEqual(['information/unknown-owner']);
    expect(await found('pasar.lapak', 'market-office')).toEqual(['information/same-id']);
  });
});
