import type { z } from 'zod';
import type { BenefitAnswer } from '#api/quote-schemas';
import type { BenefitView, Spread } from '#operations/views/benefit';

/** The benefit as JSON: rupiah as integers. Empty where the government names no assumptions. */
export function benefitBody(view: BenefitView | null): z.infer<typeof BenefitAnswer> {
  const rows = view?.rows ?? [];
  return {
    services: rows.map(({ id, cases, ways, saving, demands, measured }) => ({
      service: id,
      cases,
      ways: ways.map(({ name, visits, documents, fields, days, cost }) => ({
        way: name,
        visits,
        documents,
        fields,
        days,
        rupiah: numbers(cost),
      })),
      saving: numbers(saving),
      demands,
      measured,
    })),
    saving: view === null ? { low: 0, likely: 0, high: 0 } : numbers(view.total.saving),
    assumptions: Object.fromEntries(
      (view?.assumptions ?? []).map(({ name, low, likely, high }) => [name, { low, likely, high }]),
    ),
  };
}

function numbers({ low, likely, high }: Spread<bigint>): Spread<number> {
  return { low: Number(low), likely: Number(likely), high: Number(high) };
}
