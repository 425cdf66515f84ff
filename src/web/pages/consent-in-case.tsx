import type { ConsentInCaseView } from '#operations/views/consent';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ConsentOfferSection } from '#web/parts/consent-offer.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { CONSENT_WORDS } from '#web/texts/consent';

/** `/berkas/:number/setuju/:ask`: an agency may answer a running case only if the person allows it; saying it is as good. */
export function ConsentInCasePage({ view, frame }: PageProps<ConsentInCaseView>) {
  const t = CONSENT_WORDS[frame.language];
  const c = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.caseTitle}>
      <Back href={`/berkas/${view.number}`} label={c.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{c.number(view.number)}</span>
      </p>
      <h1>{t.caseTitle}</h1>
      <p>
        {t.caseUntil} <DueTime at={view.until} saying={frame} />
      </p>
      <ConsentOfferSection offer={view.offer} frame={frame} />
      <section>
        <h2>{t.self}</h2>
        <p>{t.caseSelf}</p>
        <Form frame={frame} name="self" action={view.action}>
          <input type="hidden" name="self" value="true" />
          <button class="do" type="submit">
            {t.self}
          </button>
        </Form>
      </section>
    </Page>
  );
}
