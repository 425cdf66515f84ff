import type { FetchedView } from '#operations/views/draft';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { FactRow } from '#web/parts/fact.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { NotAsked, sparedCount } from '#web/parts/not-asked.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DRAFT_WORDS } from '#web/texts/draft';
import { FRAME_WORDS } from '#web/texts/frame';
import { MARK_WORDS } from '#web/texts/marks';

/** `/draf/:id/data`, `/berkas/:number/data`: what the state knows, from whom; locked, and open to dispute. */
export function FetchedPage({ view, frame }: PageProps<FetchedView>) {
  const t = DRAFT_WORDS[frame.language];
  const faults = view.disputing === null ? [] : faultsOf([view.disputing.field]);
  return (
    <Page frame={frame} title={titleWithFaults(t.fetchedTitle, faults, frame)}>
      <Back {...view.back} />
      <p class="intro">{view.subject}</p>
      <h1>{t.fetchedTitle}</h1>
      <p>{t.fetchedNote}</p>
      {view.disputing === null && <Onward view={view} frame={frame} />}
      {view.disputing !== null && <Dispute disputing={view.disputing} frame={frame} />}
      {view.sources.map((source) => (
        <Source source={source} frame={frame} />
      ))}
      <section>
        <h2>{MARK_WORDS[frame.language].spared(sparedCount(view.notAsked))}</h2>
        <NotAsked view={view.notAsked} frame={frame} />
      </section>
      <Onward view={view} frame={frame} />
    </Page>
  );
}

/** On a phone the list is long: whoever has nothing to correct goes on from the top. */
function Onward({ view, frame }: PageProps<FetchedView>) {
  if (view.next === null) return null;
  return (
    <p class="acts">
      <a class="go" href={view.next}>
        {FRAME_WORDS[frame.language].onward}
      </a>
    </p>
  );
}

function Source({ source, frame }: { source: FetchedView['sources'][number]; frame: Frame }) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <section>
      <h2 class={laneClass(source.owner)}>{source.owner.name}</h2>
      <p class="soft">
        {t.purpose(source.purpose)} <Basis basis={source.basis} frame={frame} />{' '}
        {source.arrangement !== null && <a href={source.arrangement.href}>{source.arrangement.label}</a>}
      </p>
      {source.silent !== null && <p>{source.silent}</p>}
      {source.facts.length > 0 && (
        <dl class="rows facts">
          {source.facts.map((fact) => (
            <FactRow fact={fact} frame={frame} action={t.wrong} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Dispute({ disputing, frame }: { disputing: NonNullable<FetchedView['disputing']>; frame: Frame }) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <section class="notice" id="koreksi">
      <h2>{t.disputeTitle(disputing.fact.label, disputing.holder)}</h2>
      <p>{t.disputeNote(disputing.holder)}</p>
      <p class="soft">{t.locked(disputing.fact.value)}</p>
      {disputing.error !== null && <p class="wrong">{disputing.error}</p>}
      <ErrorSummary faults={faultsOf([disputing.field])} frame={frame} />
      <Form frame={frame} name="dispute">
        <input type="hidden" name="fact" value={disputing.fact.name} />
        <Field field={disputing.field} frame={frame} />
        <div class="field">
          <label for="text">{t.disputeWhy}</label>
          <textarea class="input" id="text" name="text"></textarea>
        </div>
        <button class="go" type="submit">
          {t.disputeSend}
        </button>
      </Form>
    </section>
  );
}
