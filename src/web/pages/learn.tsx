import type { Concept, LearnView } from '#operations/views/council';
import type { Frame, PageProps } from '#web/frame';
import { Page } from '#web/parts/page.tsx';
import { COUNCIL_WORDS } from '#web/texts/council';

/** `/belajar`: every concept in one sentence, with one link to what shows it; what does not run yet says so. */
export function LearnPage({ view, frame }: PageProps<LearnView>) {
  const t = COUNCIL_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.learnTitle}>
      <h1>{t.learnTitle}</h1>
      <p>{t.learnLead}</p>
      <p class="soft">
        {view.note} {t.learnCount(view.running, view.total)}
      </p>
      <section>
        <h2>{t.ladderTitle}</h2>
        <p>{t.ladderLead}</p>
        {view.ladder.map((group) => (
          <>
            <h3 class="group">{group.group}</h3>
            <ol class="step" start={group.steps[0]?.n ?? 1}>
              {group.steps.map((step) => (
                <Step step={step} frame={frame} />
              ))}
            </ol>
          </>
        ))}
      </section>
      <div class="flow">
        {view.chapters.map((chapter) => (
          <section>
            <h2>
              {chapter.title} <span class="soft">{chapter.concepts.length}</span>
            </h2>
            {chapter.sentence !== null && <p>{chapter.sentence}</p>}
            <ul class="rows">
              {chapter.concepts.map((concept) => (
                <li>
                  <b>{concept.name}</b>
                  {concept.sentence} <Shown concept={concept} frame={frame} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p class="soft after">{view.source}</p>
    </Page>
  );
}

function Step({ step, frame }: { step: Concept & { readonly n: number }; frame: Frame }) {
  return (
    <li>
      <svg aria-hidden="true">
        <rect class="run" width={`${Math.round((step.n / 9) * 10_000) / 100}%`} height="3" />
      </svg>
      <span class="no">{step.n}</span>
      <div>
        <b class="t">{step.name}</b>
        {step.sentence}
      </div>
      <div>
        <Shown concept={step} frame={frame} />
      </div>
    </li>
  );
}

function Shown({ concept, frame }: { concept: Concept; frame: Frame }) {
  return (
    <>
      {concept.shown === null ? (
        <span class="cert yet">{COUNCIL_WORDS[frame.language].notYet}</span>
      ) : (
        concept.shown.map((link, n) => (
          <>
            {n > 0 && ', '}
            <a href={link.href}>{link.label}</a>
          </>
        ))
      )}
      {concept.remark !== null && <span class="soft"> {concept.remark}</span>}
    </>
  );
}
