import type { QuestionRow, QuestionsView } from '#operations/views/desk';
import type { Frame, PageProps } from '#web/frame';
import { Form } from '#web/parts/form.tsx';
import { Page } from '#web/parts/page.tsx';
import { QuestionDetails } from '#web/parts/question.tsx';
import { DESK_WORDS } from '#web/texts/desk';
import { FRAME_WORDS } from '#web/texts/frame';

/** `/pertanyaan`: what we owe an answer to, and what we asked. */
export function QuestionsPage({ view, frame }: PageProps<QuestionsView>) {
  const t = DESK_WORDS[frame.language];
  const title = t.questionsTitle(view.owed.length);
  return (
    <Page
      frame={frame}
      title={view.error === null ? title : `${FRAME_WORDS[frame.language].mistake}${title}`}
      face="desk"
    >
      <p class="intro soft">{view.agency.name}</p>
      <h1>{title}</h1>
      {view.owed.map((question) => (
        <Owed question={question} error={view.error?.question === question.id ? view.error.text : null} frame={frame} />
      ))}
      <p>
        <a href="/dewan/pertanyaan">{t.underArrangements}</a>
      </p>
      <section>
        <h2>{t.askedByUs}</h2>
        {view.asked.length === 0 && <p>{t.askedByUsNone}</p>}
        {view.asked.map((question) => (
          <Asked question={question} frame={frame} />
        ))}
      </section>
    </Page>
  );
}

function Heading({ question }: { question: QuestionRow }) {
  return (
    <p class="soft">
      {question.case === null ? question.number : <a href={question.case.href}>{question.case.label}</a>}
    </p>
  );
}

function Owed({ question, error, frame }: { question: QuestionRow; error: string | null; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  const id = `jawab-${question.id}`;
  return (
    <section id={question.id}>
      <h2>{question.text}</h2>
      <Heading question={question} />
      <div class="pair work-pair">
        <QuestionDetails question={question} frame={frame} />
        <Form frame={frame} name={id} class={error === null ? undefined : 'bad'}>
          <input type="hidden" name="question" value={question.id} />
          <label for={id}>{t.answerLabel}</label>
          {error !== null && (
            <p class="wrong" id={`${id}.error`}>
              {error}
            </p>
          )}
          <textarea
            class="input"
            id={id}
            name="answer"
            aria-describedby={error === null ? undefined : `${id}.error`}
            aria-invalid={error === null ? undefined : 'true'}
          ></textarea>
          <p class="acts">
            <button class="go" type="submit">
              {t.answerSend}
            </button>
          </p>
        </Form>
      </div>
    </section>
  );
}

function Asked({ question, frame }: { question: QuestionRow; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <div class="after">
      <h3>{question.text}</h3>
      <Heading question={question} />
      <QuestionDetails question={question} frame={frame} />
      {question.state === 'answered' && (
        <Form frame={frame} name={`tutup-${question.id}`} class="acts">
          <input type="hidden" name="question" value={question.id} />
          <button class="do" type="submit" name="do" value="close">
            {t.close}
          </button>
        </Form>
      )}
    </div>
  );
}
