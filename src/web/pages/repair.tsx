import type { RepairView } from '#operations/views/suspension';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { CLOCK_WORDS } from '#web/texts/clock';

/** `/berkas/:number/perbaikan`: what all agencies ask, one answer; the clock goes on and never restarts. */
export function RepairPage({ view, frame }: PageProps<RepairView>) {
  const t = CLOCK_WORDS[frame.language];
  const title = t.answerTitle(view.asks.length);
  const faults = faultsOf(view.asks.map(({ field }) => field));
  return (
    <Page frame={frame} title={titleWithFaults(title, faults, frame)}>
      <Back href={`/berkas/${view.number}`} label={CASE_WORDS[frame.language].backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{CASE_WORDS[frame.language].number(view.number)}</span>
      </p>
      <ErrorSummary faults={faults} frame={frame} />
      <h1>{title}</h1>
      <p>{view.clock}</p>
      <Form frame={frame} name="repair">
        {view.asks.map((ask) => (
          <section>
            <h2 class={laneClass(ask.owner)}>{t.asked(ask.owner.name)}</h2>
            <p class="say">{ask.text}</p>
            <p class="soft">
              {ask.reason}. {ask.basis !== null && <Basis basis={ask.basis} frame={frame} />}
            </p>
            {ask.answerBy !== null && (
              <p>
                {t.answerBy} <DueTime at={ask.answerBy} saying={frame} />.
              </p>
            )}
            <Field field={ask.field} frame={frame} />
          </section>
        ))}
        <p class="acts">
          <button class="go" type="submit">
            {t.send}
          </button>
        </p>
      </Form>
    </Page>
  );
}
