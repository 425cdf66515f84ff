import type { SatisfactionRow } from '#operations/views/voice';
import type { Frame } from '#web/frame';
import { VOICE_WORDS } from '#web/texts/voice';

/** The satisfaction index of one service in a sentence, never a number without answers. */
export function IndexLine({ row: { index, n }, frame }: { row: SatisfactionRow; frame: Frame }) {
  const t = VOICE_WORDS[frame.language];
  if (index.kind === 'none') return <>{t.indexOf(t.noAnswers)}</>;
  if (index.kind === 'hidden') return <>{t.indexOf(t.few(index.smallest))}</>;
  return <>{t.indexOf(`${sayIndex(index.equal, frame)} (${index.name}), ${t.answersIn(n)}`)}</>;
}

/** "88,31" */
export function sayIndex(index: string, { language }: Frame): string {
  return language === 'id' ? index.replace('.', ',') : index;
}
