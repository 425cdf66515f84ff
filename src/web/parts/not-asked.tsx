import type { NotAskedView } from '#operations/views/marks';
import { sayList } from '#terms/say';
import type { Frame } from '#web/frame';
import { sayShort } from '#web/say';
import { MARK_WORDS } from '#web/texts/marks';

/** How many facts nobody had to give again. Always the sum of the list below it. */
export function sparedCount(view: NotAskedView): number {
  return view.groups.reduce((sum, group) => sum + group.facts, 0);
}

/** The counted heading's list: what was not asked, who holds it, when it was fetched. */
export function NotAsked({ view, frame }: { view: NotAskedView; frame: Frame }) {
  const t = MARK_WORDS[frame.language];
  return (
    <>
      <p>{view.asked.length === 0 ? t.askedNothing : t.asked(sayList(view.asked, frame.language))}</p>
      <ul class="rows">
        {view.groups.map((group) => (
          <li>
            <b>{group.label}</b>
            {t.from(group.source.replace(/^The /, 'the '))}
            {group.at !== null && `, ${sayShort(group.at, frame)}`}
            <span class="soft">, {t.things(group.facts)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
