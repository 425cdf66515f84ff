import type { BoardView } from '#operations/views/wall';
import type { Frame } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { More } from '#web/parts/more.tsx';
import { Time } from '#web/parts/time.tsx';
import { BOARD_WORDS } from '#web/texts/board';

/** What anybody wrote, and the answers. */
export function Feedback({ view, frame }: { view: BoardView; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  if (view.feedback.length === 0) return null;
  return (
    <section id="masukan">
      <h2>{t.feedback(view.feedback.length)}</h2>
      <More
        rows={view.feedback}
        first={4}
        open={view.feedback.some(({ error }) => error !== null)}
        list={(rows) => (
          <ul class="rows">
            {rows.map((message) => (
              <li id={message.id}>
                <b>{message.text}</b>
                <span class="soft">
                  <Time at={message.at} as="short" saying={frame} />
                  {message.about !== null && (
                    <>
                      , <a href={message.about.href}>{message.about.label}</a>
                    </>
                  )}
                </span>
                {message.answered === null ? (
                  <Answer id={message.id} error={message.error} frame={frame} />
                ) : (
                  <span class="t">{message.answered}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        frame={frame}
      />
    </section>
  );
}

function Answer({ id, error, frame }: { id: string; error: string | null; frame: Frame }) {
  const t = BOARD_WORDS[frame.language];
  const faulty = error === null ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}.error` };
  return (
    <details open={error !== null}>
      <summary>{t.answerTo}</summary>
      <Form frame={frame} name={`answer-${id}`} action="/papan" class={error === null ? undefined : 'bad'}>
        <input type="hidden" name="feedback" value={id} />
        <label for={`answer-${id}`}>{t.answerLabel}</label>
        {error !== null && (
          <p class="wrong" id={`${id}.error`}>
            {error}
          </p>
        )}
        <textarea class="input" id={`answer-${id}`} name="answer" {...faulty}></textarea>
        <p class="acts">
          <button class="do" type="submit">
            {t.answerTo}
          </button>
        </p>
      </Form>
    </details>
  );
}
