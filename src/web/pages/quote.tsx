import type { QuoteView } from '#operations/views/door';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Calculator } from '#web/parts/calculator.tsx';
import { titleWithFaults } from '#web/parts/errors.tsx';
import { faultsOf } from '#web/parts/field.tsx';
import { Page } from '#web/parts/page.tsx';
import { DOOR_WORDS } from '#web/texts/door';

/** `/layanan/:id/hitung` */
export function QuotePage({ view, frame }: PageProps<QuoteView>) {
  const t = DOOR_WORDS[frame.language];
  return (
    <Page frame={frame} title={titleWithFaults(t.quoteTitle, faultsOf(view.calculator.fields), frame)}>
      <Back {...view.service} />
      <h1>{t.quoteTitle}</h1>
      <p class="soft">{t.feeNote}</p>
      <Calculator view={view.calculator} frame={frame} />
    </Page>
  );
}
