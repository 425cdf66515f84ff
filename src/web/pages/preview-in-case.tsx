import type { PreviewInCaseView } from '#operations/views/consent';
import type { PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { Form } from '#web/parts/form.tsx';
import { PersonsTurn } from '#web/parts/persons-turn.tsx';
import { Time } from '#web/parts/time.tsx';
import { SHOWN_WORDS } from '#web/texts/shown';

/** `/berkas/:number/lihat/:ask`: each piece as its holder has it; what is not ticked is not given. */
export function PreviewInCasePage({ view, frame }: PageProps<PreviewInCaseView>) {
  const t = SHOWN_WORDS[frame.language];
  return (
    <PersonsTurn title={t.title} selfNote={t.selfNote} view={view} frame={frame}>
      <p>
        {t.intro(view.holder, view.receiver)} <Basis basis={view.basis} frame={frame} />
      </p>
      {view.pieces.length === 0 ? <p class="notice">{t.none(view.holder)}</p> : <Pieces view={view} frame={frame} />}
      <p class="after">
        {t.wrongNote} <a href={view.wrong}>{t.wrong}</a>
      </p>
    </PersonsTurn>
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
      <p class="acts">
        <button class="go" type="submit">
          {t.approve}
        </button>
      </p>
    </Form>
  );
}
