import type { z } from 'zod';
import type { QuoteAnswer } from '#api/quote-schemas';
import { basisText } from '#definitions/government';
import type { Quote } from '#operations/service/quote-service';
import type { Language } from '#terms/language';

/** A quote as JSON: rupiah as integers, words in one language. */
export function quoteBody(quote: Quote, language: Language): z.infer<typeof QuoteAnswer> {
  return {
    service: quote.service,
    on: quote.on,
    lines: quote.lines.map(({ line, label, payee, agency, amount, period, basis, certainty, rows }) => ({
      line,
      label: label[language],
      payee,
      agency,
      amount: Number(amount),
      period,
      basis: basisText(basis, language === 'id' ? 'pasal' : 'art.'),
      certainty,
      rows: rows.map(({ table, row, annotations }) => ({ table, row, annotations: [...annotations] })),
    })),
    shares: Object.fromEntries(quote.shares.map(({ payee, amount }) => [payee, Number(amount)])),
    total: Number(quote.total),
  };
}
