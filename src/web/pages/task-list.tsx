import type { TaskListView } from '#operations/views/draft';
import { sayDate } from '#terms/plain-date';
import type { Frame, PageProps } from '#web/frame';
import { Back } from '#web/parts/back.tsx';
import { Page } from '#web/parts/page.tsx';
import { CASE_WORDS } from '#web/texts/case';
import { DRAFT_WORDS } from '#web/texts/draft';

/** `/draf/:id`: all pieces of the application; any order, resumed at will. The whole row is the link. */
export function TaskListPage({ view, frame }: PageProps<TaskListView>) {
  const t = DRAFT_WORDS[frame.language];
  return (
    <Page frame={frame} title={t.tasksTitle}>
      <Back href="/permohonan" label={CASE_WORDS[frame.language].mine} />
      <p class="intro">{view.draft.service}</p>
      <h1>{t.tasksTitle}</h1>
      <p>{t.tasksNote(sayDate(view.draft.until, frame.language))}</p>
      <ol class="rows tasks after">
        {view.tasks.map((task) => (
          <Task task={task} frame={frame} />
        ))}
      </ol>
    </Page>
  );
}

const LOOK = {
  done: '',
  ready: '',
  later: 'soft',
  waiting: 'stopped',
  spared: 'soft',
  error: 'late',
  send: '',
} as const;

function Task({ task, frame }: { task: TaskListView['tasks'][number]; frame: Frame }) {
  const word = DRAFT_WORDS[frame.language].state[task.state];
  return (
    <li id={task.id}>
      <div>
        {task.href === null ? <b>{task.title}</b> : <a href={task.href}>{task.title}</a>}
        {task.detail !== '' && <span class="soft t">{task.detail}</span>}
      </div>
      <span class={LOOK[task.state]}>{word}</span>
    </li>
  );
}
