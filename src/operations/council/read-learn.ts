import { type LearnFile, learnChapters } from '#operations/council/learn-schema';
import type { House } from '#operations/house';
import type { Concept, LearnView } from '#operations/views/council';
import type { Language } from '#terms/language';

type Item = LearnFile['items'][number];

/** Every concept of the founding text, with what shows it. */
export function readLearn(house: Pick<House, 'library'>, language: Language): LearnView {
  const chapters = learnChapters(house.library.government);
  const items = chapters.flatMap((chapter) => chapter.items);
  const running = items.filter((item) => linksOf(item).length > 0).length;
  const ladder = chapters.find((chapter) =>
    chapter.items.some(({ n, group }) => n !== undefined && group !== undefined),
  );
  const id = language === 'id';
  return {
    note: id
      ? `Contohnya dari ${house.library.government.file.name.id}, pemerintah rekaan.`
      : `The examples come from ${house.library.government.file.name.en}, a made-up government.`,
    ladder: ladder === undefined ? [] : groupsOf(ladder, language),
    chapters: chapters
      .filter((chapter) => chapter !== ladder)
      .map((chapter) => ({
        title: chapter.title[language],
        sentence: chapter.sentence?.[language] ?? null,
        concepts: chapter.items.map((item) => conceptOf(item, language)),
      })),
    running,
    total: items.length,
    source: ladder?.source?.[language] ?? '',
  };
}

function groupsOf(ladder: LearnFile, language: Language): LearnView['ladder'] {
  const groups = new Map<string, LearnView['ladder'][number]['steps'][number][]>();
  for (const item of ladder.items) {
    const group = item.group?.[language] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), { ...conceptOf(item, language), n: item.n ?? 0 }]);
  }
  return [...groups].map(([group, steps]) => ({ group, steps }));
}

function conceptOf(item: Item, language: Language): Concept {
  const links = linksOf(item).map(({ href, label }) => ({ href, label: label[language] }));
  return {
    name: item.title[language],
    sentence: item.sentence[language],
    shown: links.length === 0 ? null : links,
    remark: item.yet?.[language] ?? item.remark?.[language] ?? null,
  };
}

function linksOf(item: Item) {
  return [...(item.link === undefined ? [] : [item.link]), ...(item.links ?? [])];
}
