import type { ConsentInCaseView } from '#operations/views/consent';
import type { PageProps } from '#web/frame';
import { ConsentOfferSection } from '#web/parts/consent-offer.tsx';
import { PersonsTurn } from '#web/parts/persons-turn.tsx';
import { CONSENT_WORDS } from '#web/texts/consent';

/** `/berkas/:number/setuju/:ask`: an agency may answer a running case only if the person allows it. */
export function ConsentInCasePage({ view, frame }: PageProps<ConsentInCaseView>) {
  const t = CONSENT_WORDS[frame.language];
  return (
    <PersonsTurn title={t.caseTitle} selfNote={t.caseSelf} view={view} frame={frame}>
      <ConsentOfferSection offer={view.offer} frame={frame} />
    </PersonsTurn>
  );
}
