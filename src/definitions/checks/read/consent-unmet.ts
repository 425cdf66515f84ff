import type { Draft } from '#definitions/draft';
import type { Rule } from '#definitions/rule';
import type { Read } from '#definitions/schema/service';
import { everyRead } from '#definitions/views/reads';
import { placeIn } from '#definitions/vocabulary';

/**
 * What is read on consent needs words that the person is shown, and a person who can be shown them: only the applicant may
 * allow what is about themselves. Without either the read never brings anything.
 */
export const readConsentUnmet: Rule = {
  id: 'read/consent-unmet',
  what: { id: 'Persetujuan yang tidak pernah dapat diberikan', en: 'A consent that nobody can ever give' },
  hint: {
    id: 'tulis consent pada pembacaan itu, dengan NIK pemohon sebagai key',
    en: "write consent at the read, with the applicant's own key",
  },
  check: (draft, say) => {
    for (const { service, name, read } of everyRead(draft)) {
      const only = onlyByConsent(draft, read);
      if (read.consent === undefined && only.length === 0) continue;
      const { subject } = service.file.value.opening;
      if (read.consent === undefined) {
        const message = `${only.join(', ')} of ${read.registry} is given on consent only, and the read ${name} has no words for it`;
        say(placeIn(service, 'reads', name, 'facts'), message, 'write consent with its text at the read');
      } else if (read.key !== subject) {
        const message = `The read ${name} stands on consent, but ${read.key} is not the applicant's: nobody can allow it`;
        say(placeIn(service, 'reads', name, 'key'), message, `read it by ${subject}, or on a law`);
      }
    }
  },
};

function onlyByConsent(draft: Draft, { registry, facts }: Read): string[] {
  const file = draft.registries.get(registry)?.value;
  const only = (file?.byConsent ?? []).map((field) => file?.fields[field]);
  return facts.filter((fact) => only.includes(fact));
}
