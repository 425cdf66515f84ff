import type { DeskView } from '#operations/views/desk';
import type { TurnRow } from '#operations/views/suspension';
import type { Frame } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { DueTime, Time } from '#web/parts/time.tsx';
import { TURN_WORDS } from '#web/texts/suspension';

/** What has been asked of the applicant, by every lane of the case, and the press that asks. */
export function Turns({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = TURN_WORDS[frame.language];
  return (
    <section id="minta">
      <h2>{t.turns}</h2>
      {view.turns.length === 0 && <p>{t.none}</p>}
      {view.turns.map((turn) => (
        <Turn turn={turn} frame={frame} />
      ))}
      <p class="acts">
        <a class="do" href={view.askApplicant}>
          {t.ask}
        </a>
      </p>
    </section>
  );
}

function Turn({ turn, frame }: { turn: TurnRow; frame: Frame }) {
  const t = TURN_WORDS[frame.language];
  return (
    <div>
      <h3 class={laneClass(turn.owner)}>{turn.text === null || turn.text === '' ? turn.sentence : turn.text}</h3>
      <dl class="rows">
        <div>
          <dt class="soft">{t.reason}</dt>
          <dd>
            {turn.reason}. {turn.basis !== null && <Basis basis={turn.basis} frame={frame} />}
          </dd>
        </div>
        <div>
          <dt class="soft">{t.asked}</dt>
          <dd>
            {turn.sentence}, <Time at={turn.from} as="short" saying={frame} />
          </dd>
        </div>
        {turn.open && turn.answerBy !== null && (
          <div>
            <dt class="soft">{t.answerBy}</dt>
            <dd>
              <DueTime at={turn.answerBy} saying={frame} />
            </dd>
          </div>
        )}
        <div>
          <dt class="soft">{t.state}</dt>
          <dd>
            <b class={turn.open ? 'stopped' : 'ok'}>{turn.state}</b>
          </dd>
        </div>
        {turn.answer !== null && (
          <div>
            <dt class="soft">{t.answer}</dt>
            <dd>
              <q>{turn.answer}</q>
            </dd>
          </div>
        )}
      </dl>
      {turn.mine && (
        <Form frame={frame} name={`take-back-${turn.id}`} class="acts">
          <input type="hidden" name="suspension" value={`${turn.id}`} />
          <button class="do" type="submit" name="do" value="take-back">
            {t.takeBack}
          </button>
          <span class="soft">{t.takeBackNote}</span>
        </Form>
      )}
    </div>
  );
}
