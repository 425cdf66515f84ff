import type { QuestionPageView } from '#operations/views/draft';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Certain } from '#web/parts/certainty.tsx';
import { ConsentOffers } from '#web/parts/consent-offer.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf, hasFiles } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';

/** `/draf/:id/isi/:page`: one thing at a time, and why it is asked. A lone question's label is the heading. */
export function QuestionPage({ view, frame }: PageProps<QuestionPageView>) {
  const faults = faultsOf(view.fields);
  const lone = view.fields.length === 1 && view.consents.length === 0;
  return (
    <Page frame={frame} title={titleWithFaults(view.title, faults, frame)}>
      <Back href={view.back} label={DRAFT_WORDS[frame.language].back} />
      <ErrorSummary faults={faults} frame={frame} />
      <p class="intro">{view.draft.service}</p>
      {!lone && <h1>{view.title}</h1>}
      <ConsentOffers offers={view.consents} frame={frame} />
      <Form frame={frame} name="answers" upload={hasFiles(view.fields)}>
        {view.fields.map((field) => (
          <Field field={field} frame={frame} heading={lone} />
        ))}
        <Why why={view.why} frame={frame} />
        <button class="go" type="submit">
          {FRAME_WORDS[frame.language].onward}
        </button>
      </Form>
    </Page>
  );
}

function Why({ why, frame }: { why: QuestionPageView['why']; frame: Frame }) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <details class="field">
      <summary>{t.why}</summary>
      <p>
        {why.purpose} {t.noHolder}
      </p>
      {why.basis !== null && (
        <p class="soft">
          {why.basis.text} <Certain basis={why.basis} frame={frame} />
        </p>
      )}
    </details>
  );
}
