import type { NotAskedView } from '#operations/views/marks';
import { sayList } from '#terms/say';
import type { Frame } from '#web/frame';
import { More } from '#web/parts/more.tsx';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/** How many facts nobody had to give again. Always the sum of the list below it. */
export function sparedCount(view: NotAskedView): number {
  return view.groups.reduce((sum, group) => sum + group.facts, 0);
}

interface NotAskedProps {
  readonly view: NotAskedView;
  /** So many groups stand open; all of them where it is not said. */
  readonly first?: number;
  readonly frame: Frame;
}

/** The counted heading's list: what was not asked, who holds it, when it was fetched. */
export function NotAsked({ view, first = view.groups.length, frame }: NotAskedProps) {
  const t = MARK_WORDS[frame.language];
  return (
    <>
      <p>{view.asked.length === 0 ? t.askedNothing : t.asked(sayList(view.asked, frame.language))}</p>
      <More
        rows={view.groups}
        first={first}
        list={(groups) => <Groups groups={groups} frame={frame} />}
        frame={frame}
      />
    </>
  );
}

function Groups({ groups, frame }: { groups: NotAskedView['groups']; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  return (
    <ul class="rows">
      {groups.map((group) => (
        <li>
          <b>{group.label}</b>
          {t.from(group.source.replace(/^The /, 'the '))}
          {group.at !== null && `, ${sayShort(group.at, frame)}`}
          <span class="soft">, {t.things(group.facts)}</span>
        </li>
      ))}
    </ul>
  );
}
