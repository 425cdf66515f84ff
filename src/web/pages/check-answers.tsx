import type { CheckAnswersView } from '#operations/views/draft';
import { sayList } from '#terms/say';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Form } from '#web/parts/form.tsx';
import { NotAsked, sparedCount } from '#web/parts/not-asked.tsx';
import { Page } from '#web/parts/page.tsx';
import { DRAFT_WORDS } from '#web/texts/draft';
import { MARK_WORDS } from '#web/texts/marks';

/** `/draf/:id/periksa`: last look; sending files the application. */
export function CheckAnswersPage({ view, frame }: PageProps<CheckAnswersView>) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.checkTitle}>
      <Back href={`/draf/${view.draft.id}`} label={t.toTasks} />
      <p class="intro">{view.draft.service}</p>
      <h1>{t.checkTitle}</h1>
      {view.behalf !== null && <p>{view.behalf}</p>}
      <section>
        <h2>{t.yours}</h2>
        <dl class="rows facts">
          {view.answers.map((answer) => (
            <Answer answer={answer} frame={frame} />
          ))}
        </dl>
      </section>
      <section>
        <h2>{MARK_WORDS[frame.language].spared(sparedCount(view.notAsked))}</h2>
        <NotAsked view={view.notAsked} frame={frame} />
      </section>
      <section>
        <p>{view.declaration}</p>
        <Form frame={frame} name="file" class="acts">
          <button class="go" type="submit">
            {t.submit}
          </button>
        </Form>
      </section>
    </Page>
  );
}

function Answer({ answer, frame }: { answer: CheckAnswersView['answers'][number]; frame: Frame }) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <div>
      <dt>{answer.label}</dt>
      <dd>
        <b>{answer.value}</b>
        {answer.seenBy.length > 0 && <span class="soft t">{t.seenBy(sayList(answer.seenBy, frame.language))}</span>}
      </dd>
      <dd>
        {answer.change !== null && (
          <a href={answer.change}>
            {t.change}
            <span class="hidden">: {answer.label}</span>
          </a>
        )}
      </dd>
    </div>
  );
}
