import type { Child } from 'hono/jsx';
import type { FieldView } from '#operations/views/marks';
import type { ComplaintView } from '#operations/views/voice';
import type { Frame, PageProps } from '#web/frame';
import { Basis } from '#web/parts/certainty.tsx';
import { Field } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { OpenedRows } from '#web/parts/happened.tsx';
import { Cell, Held } from '#web/parts/held.tsx';
import { hueClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { FRAME_WORDS } from '#web/texts/frame';
import { VOICE_WORDS } from '#web/texts/voice';

interface Props extends PageProps<ComplaintView> {
  /** The code that opened it; goes along with every act of whoever is not signed in. */
  readonly code: string;
}

/** `/pengaduan/:number`: for its person, whoever has its code, and the agency that has it. */
export function ComplaintPage({ view, frame, code }: Props) {
  const t = VOICE_WORDS[frame.language];
  const title = t.title(view.number);
  return (
    <Page frame={frame} title={view.error === null ? title : `${FRAME_WORDS[frame.language].mistake}${title}`}>
      <h1>{title}</h1>
      {view.error !== null && (
        <div class="errors" role="alert">
          <p class="say">{view.error}</p>
        </div>
      )}
      <Held hue={hueClass(view.owner)}>
        <Cell label={t.holder}>
          <p class="say">{view.owner.name}</p>
        </Cell>
        <Cell label={t.state}>
          <p class="say">{t.status[view.status]}</p>
          <p>{view.class ?? t.unclassed}</p>
        </Cell>
        <Cell label={t.due}>
          {view.due !== null && (
            <p class="say">
              <DueTime at={view.due} saying={frame} />
            </p>
          )}
          {view.basis !== null && (
            <p>
              <Basis basis={view.basis} frame={frame} />
            </p>
          )}
        </Cell>
      </Held>
      <Words view={view} frame={frame} />
      <Happened view={view} frame={frame} />
      {view.opened !== null && view.opened.length > 0 && (
        <section>
          <h2>{VOICE_WORDS[frame.language].opened}</h2>
          <OpenedRows rows={view.opened} frame={frame} />
        </section>
      )}
      <Acts view={view} frame={frame} code={code} />
    </Page>
  );
}

function Words({ view, frame }: PageProps<ComplaintView>) {
  const t = VOICE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.words}</h2>
      <p>{view.text}</p>
      <p class="soft">
        {t.from}: {view.from ?? t.unnamed}
        {view.contact !== null && `, ${view.contact}`}
        {view.case !== null && (
          <>
            . {t.case}: <a href={view.case.href}>{view.case.label}</a>
          </>
        )}
        {view.service !== null && (
          <>
            . <a href={view.service.href}>{view.service.label}</a>
          </>
        )}
        {view.step !== null && `. ${view.step}`}
      </p>
    </section>
  );
}

function Happened({ view, frame }: PageProps<ComplaintView>) {
  const t = VOICE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.happened}</h2>
      <ul class="rows">
        {view.happened.map(({ at, what, words }) => (
          <li>
            <b>{what}</b> <Time at={at} as="moment" saying={frame} />
            {words !== null && <p>{words}</p>}
          </li>
        ))}
      </ul>
      {view.silentBy !== null && (
        <p class="soft">
          {t.silence} <DueTime at={view.silentBy} saying={frame} />.
        </p>
      )}
    </section>
  );
}

function Acts({ view, frame, code }: Props) {
  const t = VOICE_WORDS[frame.language];
  const { verify, forward, answer, object, close } = view.may;
  const classes = view.classes.map(({ value, label, by }) => ({ value, label: `${label} (${sayBy(by, frame)})` }));
  return (
    <>
      {verify && (
        <Act kind="verify" title={t.verify} go={t.verifyGo} code={code} view={view} frame={frame}>
          <Field field={choice('class', t.class, classes)} frame={frame} />
          <Field field={choice('agency', t.agency, view.agencies)} frame={frame} />
        </Act>
      )}
      {answer && (
        <Act kind="answer" title={t.answer} go={t.answerGo} code={code} view={view} frame={frame}>
          <Field field={text('answer-text', t.answerText)} frame={frame} />
        </Act>
      )}
      {forward && (
        <Act kind="forward" title={t.forward} go={t.forwardGo} code={code} view={view} frame={frame}>
          <p>{t.forwardNote}</p>
          <Field field={choice('agency', t.agency, view.agencies)} frame={frame} />
          <Field field={text('forward-text', t.reason)} frame={frame} />
        </Act>
      )}
      {object && (
        <Act kind="object" title={t.object} go={t.objectGo} code={code} view={view} frame={frame}>
          <Field field={text('object-text', t.objectText)} frame={frame} />
        </Act>
      )}
      {close && <Act kind="close" title={null} go={t.close} code={code} view={view} frame={frame} />}
    </>
  );
}

interface ActProps extends Props {
  readonly kind: 'verify' | 'forward' | 'answer' | 'object' | 'close';
  readonly title: string | null;
  readonly go: string;
  readonly children?: Child;
}

function Act({ kind, title, go, view, frame, code, children }: ActProps) {
  return (
    <section>
      {title !== null && <h2>{title}</h2>}
      <Form frame={frame} name={kind} action={`/pengaduan/${view.number}`}>
        <input type="hidden" name="act" value={kind} />
        {code !== '' && <input type="hidden" name="code" value={code} />}
        {children}
        <button class={title === null ? 'do' : 'go'} type="submit">
          {go}
        </button>
      </Form>
    </section>
  );
}

function sayBy(by: ComplaintView['classes'][number]['by'], frame: Frame): string {
  return new Intl.DateTimeFormat(frame.language === 'id' ? 'id-ID' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: frame.zone,
  }).format(new Date(Date.parse(by) - 1));
}

const PLAIN = { hint: null, unit: null, required: true, value: '', error: null } as const;

function text(name: string, label: string): FieldView {
  return { ...PLAIN, name, type: 'list', label, choices: [] };
}

function choice(name: string, label: string, choices: readonly { value: string; label: string }[]): FieldView {
  return { ...PLAIN, name, type: 'choice', label, choices: choices.map((row) => ({ ...row, hint: null })) };
}
