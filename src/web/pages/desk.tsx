import type { DeskView } from '#operations/views/desk';
import type { Frame, PageProps } from '#web/frame';
import { Answering } from '#web/parts/answering.tsx';
import { DueWords } from '#web/parts/clock.tsx';
import { Corrections } from '#web/parts/corrections.tsx';
import { Decision } from '#web/parts/decision.tsx';
import { titleWithFaults } from '#web/parts/errors.tsx';
import { FactRow } from '#web/parts/fact.tsx';
import { faultsOf } from '#web/parts/field.tsx';
import { Form } from '#web/parts/form.tsx';
import { Baton, Cell, Held, heldHue } from '#web/parts/held.tsx';
import { HeldUp } from '#web/parts/held-up.tsx';
import { Lanes } from '#web/parts/lanes.tsx';
import { Page } from '#web/parts/page.tsx';
import { ProcessMap } from '#web/parts/process-map.tsx';
import { QuestionDetails } from '#web/parts/question.tsx';
import { RuleRows } from '#web/parts/rules.tsx';
import { Talk } from '#web/parts/talk.tsx';
import { Turns } from '#web/parts/turns.tsx';
import { dueDay, sayShortDay } from '#web/say';
import { DESK_WORDS } from '#web/texts/desk';
import { MARK_WORDS } from '#web/texts/marks';

/** `/antrean/:number/:item`: decide with the facts beside the rule; no more than the purpose permits. */
export function DeskPage({ view, frame }: PageProps<DeskView>) {
  const faults = faultsOf((view.decision ?? view.answering)?.fields ?? []);
  const title = titleWithFaults(`${view.heading} (${view.number})`, faults, frame);
  return (
    <Page frame={frame} title={title} face="desk" aside={<Queue view={view} frame={frame} />}>
      <Head view={view} frame={frame} />
      <HeldUp rows={view.held} frame={frame} />
      <section>
        <h2>{MARK_WORDS[frame.language].who}</h2>
        <Lanes timeline={view.timeline} frame={frame} />
      </section>
      <div class="pair work-pair">
        <Facts view={view} frame={frame} />
        {view.answering === null ? (
          <Decision view={view} frame={frame} />
        ) : (
          <Answering view={view.answering} frame={frame} />
        )}
        <Turns view={view} frame={frame} />
        <Questions view={view} frame={frame} />
        <Talk view={view.talk} frame={frame} />
      </div>
      <section>
        <h2>{DESK_WORDS[frame.language].map}</h2>
        <ProcessMap view={view.map} frame={frame} />
      </section>
    </Page>
  );
}

function Queue({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <nav class="queue" aria-label={t.queueNav}>
      <p class="say">{t.queueNav}</p>
      <ol>
        {view.queue.map((row) => (
          <li aria-current={row.current ? 'page' : undefined}>
            {row.current ? <span>{row.number}</span> : <a href={row.href}>{row.number}</a>}
            {row.due !== null && <span>{sayShortDay(dueDay(row.due, frame.zone), frame)}</span>}
          </li>
        ))}
      </ol>
      <p>
        <a href={view.queueAt}>{t.queueAll}</a>
      </p>
      <p class="soft">{t.keys}</p>
    </nav>
  );
}

function Head({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  const { place } = view;
  return (
    <>
      <p class="place">
        {t.place(place.index, place.of)}{' '}
        {place.previous !== null && (
          <a href={place.previous} accesskey="k">
            {t.previous}
          </a>
        )}{' '}
        {place.next !== null && (
          <a href={place.next} accesskey="j">
            {t.next}
          </a>
        )}
      </p>
      <p class="intro soft">
        {view.service}, {view.about}, <span class="whole">{view.number}</span>
      </p>
      <h1>{view.heading}</h1>
      {view.present !== null && <p class="soft">{view.present}</p>}
      <Held hue={heldHue(view.holders)}>
        <Baton holders={view.holders} ended={view.due.state === 'done'} frame={frame} />
        <Cell label={view.due.label}>
          <DueWords due={view.due} frame={frame} />
        </Cell>
        <Cell label={t.yourTask}>
          <p class="say">{view.task.say}</p>
          {view.task.blocked !== null && (
            <p>
              <b class="stopped">{t.held}</b> {view.task.blocked}
            </p>
          )}
          {view.task.take && (
            <Form frame={frame} name="take" class="acts">
              <button class="go" type="submit" name="do" value="take">
                {t.start}
              </button>
              <span class="soft">{t.startNote}</span>
            </Form>
          )}
        </Cell>
      </Held>
    </>
  );
}

function Facts({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <section>
      <h2>{t.facts}</h2>
      {view.facts.map((group) => (
        <div>
          <h3>{group.title}</h3>
          <dl class="rows facts">
            {group.facts.map((fact) => (
              <FactRow fact={fact} frame={frame} />
            ))}
          </dl>
        </div>
      ))}
      {view.reveal && (
        <Form frame={frame} name="reveal" class="acts">
          <button class="do" type="submit" name="do" value="reveal">
            {t.reveal}
          </button>
          <span class="soft">{t.revealNote}</span>
        </Form>
      )}
      <Corrections view={view} frame={frame} />
      <h3>{t.rules}</h3>
      <RuleRows rules={view.rules} frame={frame} />
    </section>
  );
}

function Questions({ view, frame }: { view: DeskView; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <section id="tanya">
      <h2>{t.questions}</h2>
      {view.questions.length === 0 && <p>{t.questionsNone}</p>}
      {view.questions.map((question) => (
        <div>
          <h3>
            {question.text} {question.blocking && question.state === 'open' && <span class="cert">{t.blocks}</span>}
          </h3>
          <QuestionDetails question={question} frame={frame} />
        </div>
      ))}
      <p>
        <a class="do" href={view.ask}>
          {t.askLane}
        </a>
      </p>
    </section>
  );
}
