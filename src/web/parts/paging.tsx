import type { Frame } from '#web/frame';
import { CASE_WORDS } from '#web/texts/case';

interface PagingProps {
  readonly page: number;
  readonly of: number;
  /** Address up to the number: `/data-saya?halaman=`. */
  readonly href: string;
  /** Place on the page: `#pembukaan`. */
  readonly anchor?: string;
  readonly frame: Frame;
}

/** Newer and older rows; nothing where one page holds all. */
export function Paging({ page, of, href, anchor = '', frame }: PagingProps) {
  const t = CASE_WORDS[frame.language];
  if (of === 1) return null;
  return (
    <nav class="place acts" aria-label={t.pages}>
      <span>{t.pageOf(page, of)}</span>
      {page > 1 && <a href={`${href}${page - 1}${anchor}`}>{t.newer}</a>}
      {page < of && <a href={`${href}${page + 1}${anchor}`}>{t.older}</a>}
    </nav>
  );
}
