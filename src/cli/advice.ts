import type { Government } from '#definitions/government';
import { adviseService, type ServiceAdvice } from '#insights/advise-service';
import type { Language } from '#terms/language';
import { sayList } from '#terms/say';

/** What each service could do side by side or sooner; for `manunggal check --advice`. */
export function advicesOf(government: Government): readonly ServiceAdvice[] {
  return [...government.services.values()]
    .map((service) => adviseService(government, service))
    .toSorted((a, b) => (a.service < b.service ? -1 : 1));
}

/** A line for each service, and one for each thing it could do otherwise. */
export function sayAdvices(government: Government, advices: readonly ServiceAdvice[], language: Language): string {
  return advices.flatMap((advice) => linesOf(government, advice, language)).join('');
}

function linesOf(government: Government, advice: ServiceAdvice, language: Language): readonly string[] {
  const { service, sideBySide, earlier, days } = advice;
  const elements = government.services.get(service)?.texts[language].elements ?? {};
  const name = (id: string) => `“${elements[id]?.short ?? id}”`;
  const id = language === 'id';
  if (sideBySide.length === 0 && earlier.length === 0)
    return [id ? `${service}: urutannya sudah sesuai kebutuhan\n` : `${service}: nothing waits without a need\n`];
  const [drawn, could] = [days.drawn, days.could].map((one) => String(Math.round(one * 10) / 10));
  return [
    id
      ? `${service}: ${drawn} hari seperti digambar, paling cepat ${could}\n`
      : `${service}: ${drawn} days as drawn, ${could} at best\n`,
    ...sideBySide.map(([one, other]) =>
      id
        ? `  ${name(other)}: tidak tertulis bahwa ia memerlukan ${name(one)}; sebut dalam sees, atau jalankan bersamaan\n`
        : `  ${name(other)}: nothing says that it needs ${name(one)}; name it in sees, or let them run side by side\n`,
    ),
    ...earlier.map(({ check, before }) =>
      id
        ? `  ${name(check)} dapat menghentikan berkas, dan tidak tertulis bahwa ia memerlukan ${sayList(before.map(name), 'id')}: dahulukan\n`
        : `  ${name(check)} may end the case, and nothing says that it needs ${sayList(before.map(name), 'en')}: let it go first\n`,
    ),
  ];
}
