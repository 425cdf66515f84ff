import type { Trend } from '#coordination/indicator';
import type { Language } from '#terms/language';

/** Where an indicator is going, for pages and for the command line. */
export const TREND_WORDS: { readonly [language in Language]: { readonly [trend in Trend]: string } } = {
  id: { improving: 'membaik', maintaining: 'tetap', worsening: 'memburuk', unknown: 'belum diketahui' },
  en: { improving: 'improving', maintaining: 'maintaining', worsening: 'worsening', unknown: 'unknown' },
};
