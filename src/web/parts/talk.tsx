import type { TalkView } from '#operations/views/talk';
import type { Frame } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { Time } from '#web/parts/time.tsx';
import { TALK_WORDS } from '#web/texts/talk';

/** What officers say to each other beside a case or an arrangement, and one press to make something binding of it. */
export function Talk({ view, frame }: { view: TalkView; frame: Frame }) {
  const t = TALK_WORDS[frame.language];
  const { refused } = view;
  return (
    <section id="obrolan">
      <h2>{t.title}</h2>
      <p class="soft">{t.note}</p>
      {view.rows.length === 0 && <p>{t.none}</p>}
      <ol class="rows">
        {view.rows.map(({ at, who, text, turns }) => (
          <li>
            <b>{who}</b> <Time at={at} as="moment" saying={frame} />
            <span class="t">{text === '' ? t.erased : text}</span>
            {text !== '' && (
              <span class="t">
                {turns.map(({ href, label }, n) => (
                  <>
                    {n > 0 && ', '}
                    <a href={href}>{label}</a>
                  </>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Form frame={frame} name="talk" action={view.action} class={refused === null ? undefined : 'bad'}>
        <label for="pesan">{t.label}</label>
        {refused !== null && (
          <p class="wrong" id="pesan.error">
            {refused.error}
          </p>
        )}
        <textarea
          class="input"
          id="pesan"
          name="message"
          aria-describedby={refused === null ? undefined : 'pesan.error'}
          aria-invalid={refused === null ? undefined : 'true'}
        >
          {refused?.text ?? ''}
        </textarea>
        <p class="acts">
          <button class="do" type="submit" name="do" value="talk">
            {t.send}
          </button>
        </p>
      </Form>
    </section>
  );
}
