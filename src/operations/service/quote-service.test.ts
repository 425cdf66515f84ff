import { beforeAll, describe, expect, it } from 'vitest';
import { planted } from '#definitions/fixture/plant';
import type { Government } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { factsToQuote, quoteJson, quoteService } from '#operations/service/quote-service';
import { plainDate } from '#terms/plain-date';

const march = plainDate('2026-03-02');
const stall = { 'stall.city': '97', 'stall.goods': 'fresh', 'stall.area': '6,5' };

describe('the quote of a service', () => {
  let government: Government;
  beforeAll(async () => {
    government = await readGovernment(await planted());
  });

  it('has a line and a share for each payee, with the rows that fired', () => {
    const quote = quoteJson(quoteService(government, 'pasar.lapak', stall, march));
    expect(quote).toMatchObject({
      total: 101_253,
      lines: [
        {
          line: 'rent',
          payee: 'MARKET',
          agency: 'dinas-pasar',
          amount: 81_253,
          basis: { law: 'Perda Rekaan 1/2024', article: null },
        },
        { line: 'cleaning', payee: 'HEALTH', agency: 'dinkes-kota', amount: 20_000, certainty: 'M' },
      ],
      shares: [
        { payee: 'MARKET', amount: 81_253 },
        { payee: 'HEALTH', amount: 20_000 },
      ],
      without: [],
    });
    expect(quote['lines']).toMatchObject([
      { rows: [{ row: 1, id: 'fresh-2025', annotations: ['Perda Rekaan 1/2024'] }] },
      { rows: [{ row: 1 }] },
    ]);
  });

  it('follows the tariff of its day', () => {
    expect(quoteService(government, 'pasar.lapak', stall, plainDate('2026-07-01')).total).toBe(104_500n);
  });

  it('leaves out a line of nothing that the service says to leave out', () => {
    const quote = quoteService(government, 'pasar.lapak', { ...stall, 'stall.goods': 'dry' }, march);
    expect(quote.lines.map(({ line }) => line)).toEqual(['rent']);
  });

  it('names the facts it lacks', () => {
    expect(() =>
      quoteService(government, 'pasar.lapak', { 'stall.city': '97', 'stall.goods': 'fresh' }, march),
    ).toThrow(
      expect.objectContaining({
        code: 'fact-missing',
        facts: { facts: [{ fact: 'stall.area', label: { id: 'Luas lapak', en: 'Stall area' } }] },
      }),
    );
    expect(() => quoteService(government, 'pasar.lapak', {}, march)).toThrow(
      expect.objectContaining({ code: 'fact-missing', message: expect.stringContaining('stall.city (City)') }),
    );
    expect(factsToQuote(government, government.services.get('pasar.lapak') ?? fail())).toEqual([
      'stall.area',
      'stall.city',
      'stall.goods',
    ]);
  });

  it('says that there is no tariff on a day before the first row', () => {
    expect(() => quoteService(government, 'pasar.lapak', stall, plainDate('2024-12-31'))).toThrow(
      expect.objectContaining({
        code: 'no-tariff',
        facts: {
          decision: 'tariffs/lapak.dmn#rent',
          date: '2024-12-31',
          province: '97',
          causes: [
            { message: 'no rule matches', at: 'tariffs/lapak.dmn:9:5' },
            { message: 'null * number has no value', at: 'tariffs/lapak.dmn:23:52' },
            expect.anything(),
          ],
        },
      }),
    );
  });

  it('refuses unknown services and facts, and values that cannot be read', () => {
    expect(() => quoteService(government, 'pasar.kios', stall, march)).toThrow(
      expect.objectContaining({ code: 'unknown-service' }),
    );
    expect(() => quoteService(government, 'pasar.lapak', { ...stall, 'stall.colour': 'red' }, march)).toThrow(
      expect.objectContaining({ code: 'fact-unknown' }),
    );
    expect(() => quoteService(government, 'pasar.lapak', { ...stall, 'stall.area': 'wide' }, march)).toThrow(
      expect.objectContaining({ code: 'form-invalid' }),
    );
  });
});

function fail(): never {
  throw new Error('the fixture has no such service');
}
