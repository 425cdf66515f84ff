import type { CorrectionView, DeskView } from '#operations/views/desk';
import type { Frame } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { Time } from '#web/parts/time.tsx';
import { DESK_WORDS } from '#web/texts/desk';

/** Disputed values of the officer's own registry: both sides, why, and the press that mends the record. */
export function Corrections({ view, frame }: { view: DeskView; frame: Frame }) {
  if (view.corrections.length === 0) return null;
  return (
    <div id="bantahan">
      <h3>{DESK_WORDS[frame.language].corrections}</h3>
      {view.corrections.map((correction) => (
        <Correction correction={correction} frame={frame} />
      ))}
    </div>
  );
}

function Correction({ correction, frame }: { correction: CorrectionView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <>
      <dl class="rows">
        <div>
          <dt>{correction.label}</dt>
          <dd>
            {t.registrySays}: {correction.held}. {t.personSays}: <b>{correction.declared}</b>.
          </dd>
        </div>
        {correction.why !== '' && (
          <div>
            <dt class="soft">{t.why}</dt>
            <dd>{correction.why}</dd>
          </div>
        )}
        {correction.corrected !== null && (
          <div>
            <dt class="soft">{t.correctedOn}</dt>
            <dd>
              <b class="ok">
                <Time at={correction.corrected} as="moment" saying={frame} />
              </b>
            </dd>
          </div>
        )}
      </dl>
      {correction.corrected === null && <Mend correction={correction} frame={frame} />}
    </>
  );
}

function Mend({ correction, frame }: { correction: CorrectionView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  const id = `alasan-${correction.fact}`;
  const faulty =
    correction.error === null ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}.error` };
  return (
    <Form frame={frame} name={`correct-${correction.fact}`} class={correction.error === null ? undefined : 'bad'}>
      <input type="hidden" name="fact" value={correction.fact} />
      <label for={id}>{t.correctReason}</label>
      {correction.error !== null && (
        <p class="wrong" id={`${id}.error`}>
          {correction.error}
        </p>
      )}
      <input class="input" id={id} name="reason" autocomplete="off" value={correction.reason} {...faulty} />
      <p class="acts">
        <button class="do" type="submit" name="do" value="correct">
          {t.correct}
        </button>
        <span class="soft">{t.correctNote}</span>
      </p>
    </Form>
  );
}
