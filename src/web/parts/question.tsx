import type { QuestionRow } from '#operations/views/desk';
import type { Frame } from '#web/frame';
import { DaysLeft } from '#web/parts/clock.tsx';
import { laneClass } from '#web/parts/owner';
import { DueTime, Time } from '#web/parts/time.tsx';
import { DESK_WORDS } from '#web/texts/desk';

/** A question between agencies: who owes the answer, by when, and where it goes when silent. */
export function QuestionDetails({ question, frame }: { question: QuestionRow; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <dl class="rows">
      <div>
        <dt class="soft">{t.owes}</dt>
        <dd class={laneClass(question.owner)}>
          <b>
            {question.owner.name}, {question.position}
          </b>
        </dd>
      </div>
      <div>
        <dt class="soft">{t.askedOn}</dt>
        <dd>
          <Time at={question.asked} as="moment" saying={frame} />, {question.askedBy}, {question.asker.name}
        </dd>
      </div>
      {question.answer === null ? (
        <Waiting question={question} frame={frame} />
      ) : (
        <div>
          <dt class="soft">{t.answered}</dt>
          <dd>
            <b>{question.answer.text}</b>
            {question.answer.by}, <Time at={question.answer.at} as="moment" saying={frame} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Waiting({ question, frame }: { question: QuestionRow; frame: Frame }) {
  const t = DESK_WORDS[frame.language];
  return (
    <>
      <div>
        <dt class="soft">{t.due}</dt>
        <dd>
          <b>{question.due.at !== null && <DueTime at={question.due.at} saying={frame} />}</b>
          <DaysLeft due={question.due} frame={frame} />
        </dd>
      </div>
      <div>
        <dt class="soft">{t.ifSilent}</dt>
        <dd>{question.climbs}</dd>
      </div>
    </>
  );
}
