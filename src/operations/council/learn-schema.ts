import { z } from 'zod';
import type { Government } from '#definitions/government';
import { Id, Words } from '#terms/schema';

const Link = z.strictObject({ href: z.string().startsWith('/'), label: Words });

/** learn/<chapter>.yaml: concepts of the founding text; each shows itself by a link, or says that it does not run yet. */
export const LearnFile = z.strictObject({
  id: Id,
  order: z.number(),
  title: Words,
  sentence: Words.optional(),
  source: Words.optional(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      n: z.number().int().optional(),
      group: Words.optional(),
      title: Words,
      sentence: Words,
      link: Link.optional(),
      links: z.array(Link).optional(),
      remark: Words.optional(),
      yet: Words.optional(),
    }),
  ),
});
export type LearnFile = z.infer<typeof LearnFile>;

/** Chapters in reading order. A chapter that does not fit its form is a bug of the government's folder and throws. */
export function learnChapters(government: Government): LearnFile[] {
  const chapters = Object.values((government.learn ?? {}) as Record<string, unknown>).map((chapter) =>
    LearnFile.parse(chapter),
  );
  return chapters.toSorted((a, b) => a.order - b.order);
}
