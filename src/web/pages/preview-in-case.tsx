import type { PreviewInCaseView } from '#operations/views/consent';
import type { PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Basis } from '#web/parts/certainty.tsx';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { SHOWN_WORDS } from '#web/texts/shown';

/** `/berkas/:number/lihat/:ask`: each piece as its holder has it; what is not ticked is not given. */
export function PreviewInCasePage({ view, frame }: PageProps<PreviewInCaseView>) {
  const t = SHOWN_WORDS[frame.language];
  const c = CASE_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.title}>
      <Back href={`/berkas/${view.number}`} label={c.backToCase} />
      <p class="intro">
        {view.service}, <span class="whole">{c.number(view.number)}</span>
      </p>
      <h1>{t.title}</h1>
      <p>
        {t.intro(view.holder, view.receiver)} <Basis basis={view.basis} frame={frame} />
      </p>
      <p>
        {t.until} <DueTime at={view.until} saying={frame} />
      </p>
      {view.pieces.length === 0 ? <p class="notice">{t.none(view.holder)}</p> : <Pieces view={view} frame={frame} />}
      <section>
        <h2>{t.self}</h2>
        <p>{t.selfNote}</p>
        <Form frame={frame} name="self" action={view.action}>
          <input type="hidden" name="self" value="true" />
          <button class="do" type="submit">
            {t.self}
          </button>
        </Form>
      </section>
      <section>
        <h2>{t.wrong}</h2>
        <p>
          {t.wrongNote} <a href={view.wrong}>{t.wrong}</a>
        </p>
      </section>
    </Page>
  );
}

function Pieces({ view, frame }: PageProps<PreviewInCaseView>) {
  const t = SHOWN_WORDS[frame.language];
  return (
    <Form frame={frame} name="pieces" action={view.action}>
      {view.pieces.map(({ fact, label, value, source, at }) => (
        <fieldset>
          <legend>{label}</legend>
          <p>
            <strong>{value}</strong>
          </p>
          <p class="soft">
            {t.source(source)} <Time at={at} as="moment" saying={frame} />
          </p>
          <label class="choice">
            <input type="checkbox" name={`ok.${fact}`} value="true" />
            <span>{t.give}</span>
          </label>
        </fieldset>
      ))}
      <button class="go" type="submit">
        {t.approve}
      </button>
    </Form>
  );
}
