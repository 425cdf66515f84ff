import { describe, expect, it } from 'vitest';
import { type NameRecord, nameOn } from '#agencies/names';
import { instant, plainDate } from '#terms/plain-date';

const NAMES: readonly NameRecord[] = [
  { name: 'Dinas Perizinan', from: plainDate('2020-01-01'), recordedAt: null },
  { name: 'DPMPTSP', from: plainDate('2026-07-01'), recordedAt: instant('2026-07-15T09:00:00+07:00') },
];
const valid = plainDate('2026-07-05');
const onTenth = instant('2026-07-10T09:00:00+07:00');
const onTwentieth = instant('2026-07-20T09:00:00+07:00');

describe('a name has the day from which it holds and the day on which it became known', () => {
  it('a paper of 5 July keeps the old name, its check page of 20 July knows the new one', () => {
    expect(nameOn(NAMES, valid, onTenth)?.name).toBe('Dinas Perizinan');
    expect(nameOn(NAMES, valid, onTwentieth)?.name).toBe('DPMPTSP');
  });

  it('before the new name holds, the old one does, whatever is known by then', () => {
    expect(nameOn(NAMES, plainDate('2026-06-30'), onTwentieth)?.name).toBe('Dinas Perizinan');
    expect(nameOn(NAMES, plainDate('2019-12-31'), onTwentieth)).toBeUndefined();
  });

  it('of two names from the same day the one recorded later is the mended one', () => {
    const mended = [
      ...NAMES,
      { name: 'DPMPTSP Kota', from: plainDate('2026-07-01'), recordedAt: instant('2026-07-18T09:00:00+07:00') },
    ];
    expect(nameOn(mended, valid, instant('2026-07-16T00:00:00Z'))?.name).toBe('DPMPTSP');
    expect(nameOn(mended, valid, onTwentieth)?.name).toBe('DPMPTSP Kota');
  });
});
