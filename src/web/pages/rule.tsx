import type { FieldView } from '#operations/views/marks';
import type { CommentView, RuleVersion, RuleView } from '#operations/views/rule';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { ErrorSummary, titleWithFaults } from '#web/parts/errors.tsx';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { laneClass } from '#web/parts/owner';
import { Page } from '#web/parts/page.tsx';
import { DueTime, Time } from '#web/parts/time.tsx';
import { RULE_WORDS } from '#web/texts/rule';

/** `/aturan/:number`: the draft, its versions, what was said about it and what became of that; signed in or not. */
export function RulePage({ view, frame }: PageProps<RuleView>) {
  const t = RULE_WORDS[frame.language];
  const own = commentFields(view, frame);
  const faults = faultsOf([...own, ...view.comments.flatMap((comment) => reasonField(comment, frame))]);
  const [draft, ...earlier] = view.versions.toReversed();
  return (
    <Page frame={frame} title={titleWithFaults(view.title, faults, frame)}>
      <Back href="/aturan" label={t.allRules} />
      <ErrorSummary faults={faults} frame={frame} />
      <p class="intro">{view.service}</p>
      <h1>{view.title}</h1>
      <Standing view={view} frame={frame} />
      {view.sent && (
        <section class="notice" role="status">
          <p class="strong">{t.thanks}</p>
        </section>
      )}
      {draft !== undefined && (
        <section>
          <h2>{t.draft(draft.n)}</h2>
          <p class="soft">
            {draft.by}, <Time at={draft.at} as="full" saying={frame} />
          </p>
          <Prose text={draft.text} />
        </section>
      )}
      {earlier.length > 0 && <Versions versions={earlier} frame={frame} />}
      <Comments view={view} frame={frame} />
      {view.open && <NewComment fields={own} frame={frame} />}
    </Page>
  );
}

function Standing({ view, frame }: { view: RuleView; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  return (
    <div class={laneClass(view.owner)}>
      <b>{view.stage}</b>
      {view.open && (
        <span class="t">
          <strong>{t.openNow}</strong>
          {view.until !== null && (
            <>
              {' '}
              {t.until} <DueTime at={view.until} saying={frame} />
            </>
          )}
        </span>
      )}
      <span class="t">{view.effective === null ? t.notYet : t.effective(view.effective)}</span>
      <span class="t">
        <a href={`/berkas/${view.number}`}>{t.case}</a>
      </span>
    </div>
  );
}

/** Line by line; what begins like a clause is set apart. */
function Prose({ text }: { text: string }) {
  return (
    <div class="prose">
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p>{line}</p>
        ))}
    </div>
  );
}

function Versions({ versions, frame }: { versions: readonly RuleVersion[]; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  return (
    <section>
      <h2>{t.versions}</h2>
      {versions.map(({ n, by, at, text }) => (
        <details class="field">
          <summary>
            {t.version(n, by)}, <Time at={at} as="full" saying={frame} />
          </summary>
          <Prose text={text} />
        </details>
      ))}
    </section>
  );
}

function Comments({ view, frame }: { view: RuleView; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  return (
    <section id="pendapat">
      <h2>{t.comments(view.comments.length, view.answered)}</h2>
      {view.comments.length === 0 && <p>{t.noComments}</p>}
      <ol class="rows">
        {view.comments.map((comment) => (
          <li id={`pendapat-${comment.comment}`}>
            <Comment comment={comment} frame={frame} />
            {view.answers && comment.answer === null && <Answering comment={comment} frame={frame} />}
          </li>
        ))}
      </ol>
      {!view.open && <p class="soft">{t.closed}</p>}
    </section>
  );
}

function Comment({ comment, frame }: { comment: CommentView; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  const { text, about, at, answer } = comment;
  return (
    <>
      <p class="soft">
        {about !== '' && `${t.about(about)}, `}
        <Time at={at} as="full" saying={frame} />
      </p>
      {text === null ? <p class="soft">{t.erased}</p> : <Prose text={text} />}
      {answer === null ? (
        <p class="strong">{t.unanswered}</p>
      ) : (
        <div class="lane">
          <b>{t.verdict[answer.verdict]}</b>
          <Prose text={answer.reason} />
          <span class="t">
            {answer.by}, <Time at={answer.at} as="full" saying={frame} />
          </span>
        </div>
      )}
    </>
  );
}

function Answering({ comment, frame }: { comment: CommentView; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  const id = `verdict-${comment.comment}`;
  return (
    <Form frame={frame} name={`answer-${comment.comment}`}>
      <input type="hidden" name="do" value="answer" />
      <input type="hidden" name="comment" value={String(comment.comment)} />
      <fieldset class="field">
        <legend>{t.verdictLabel}</legend>
        {Object.entries(t.verdict).map(([verdict, label]) => (
          <label class="choice">
            <input type="radio" name="verdict" value={verdict} id={verdict === 'accepted' ? id : undefined} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      {reasonField(comment, frame).map((field) => (
        <Field field={field} frame={frame} />
      ))}
      <button class="go" type="submit">
        {t.sendAnswer}
      </button>
    </Form>
  );
}

function NewComment({ fields, frame }: { fields: readonly FieldView[]; frame: Frame }) {
  const t = RULE_WORDS[frame.language];
  return (
    <section id="beri-pendapat">
      <h2>{t.say}</h2>
      <p>{t.sayNote}</p>
      <Form frame={frame} name="comment">
        <input type="hidden" name="do" value="comment" />
        {fields.map((field) => (
          <Field field={field} frame={frame} />
        ))}
        <p class="hidden" aria-hidden="true">
          <label>
            {t.trap}
            <input name="website" tabindex={-1} autocomplete="off" />
          </label>
        </p>
        <button class="go" type="submit">
          {t.send}
        </button>
      </Form>
    </section>
  );
}

const PLAIN = { unit: null, choices: [] } as const;

function commentFields({ open, returned }: RuleView, frame: Frame): readonly FieldView[] {
  const t = RULE_WORDS[frame.language];
  if (!open) return [];
  return [
    {
      ...PLAIN,
      name: 'about',
      type: 'text',
      label: t.sayAbout,
      hint: t.sayAboutHint,
      required: false,
      value: returned?.about ?? '',
      error: null,
    },
    {
      ...PLAIN,
      name: 'text',
      type: 'prose',
      label: t.sayText,
      hint: t.sayTextHint,
      required: true,
      value: returned?.text ?? '',
      error: returned?.error ?? null,
    },
  ];
}

function reasonField({ comment, answer, fault, typed }: CommentView, frame: Frame): readonly FieldView[] {
  if (answer !== null) return [];
  const t = RULE_WORDS[frame.language];
  return [
    {
      ...PLAIN,
      name: `reason-${comment}`,
      type: 'prose',
      label: t.reason,
      hint: t.sayTextHint,
      required: true,
      value: typed,
      error: fault,
    },
  ];
}
