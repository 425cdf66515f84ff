import { describe, expect, it } from 'vitest';
import { foundBy } from '#definitions/fixture/plant';

describe('life events', () => {
  it('lead to services of the folder', async () => {
    expect(await foundBy('life-event')).toEqual([]);
  });

  it('are found when they lead nowhere', async () => {
    expect(
      await foundBy('life-event', ['government.yaml', 'services: [pasar.lapak]', 'services: [pasar.kios]']),
    ).toEqual(['government.yaml:17:16 life-event/unknown-service There is no service pasar.kios']);
  });
});
