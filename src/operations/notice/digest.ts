import type { AgencyFile } from '#agencies/schema';
import type { NoticeRules } from '#coordination/notice-schema';
import type { Government } from '#definitions/government';
import type { Letter } from '#notices/port';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { type Instant, later } from '#terms/plain-date';

const DAY = 86_400_000;

/** What waits at an agency in one service. `soon`: due within a day; `late`: past due. Items and questions count there, incidents have no term. */
export interface Waiting {
  readonly service: string;
  readonly items: number;
  readonly questions: number;
  readonly incidents: number;
  readonly soon: number;
  readonly late: number;
}

/** Counts alone, by service id; empty where nothing waits. */
export async function readWaiting({ db }: Pick<House, 'db'>, agency: string, at: Instant): Promise<Waiting[]> {
  return db.many<Waiting>(sql`
    select c.service, count(*) filter (where w.what = 'item')::int as items,
      count(*) filter (where w.what = 'question')::int as questions,
      count(*) filter (where w.what = 'incident')::int as incidents,
      count(*) filter (where w.due > ${at} and w.due <= ${later(at, DAY)})::int as soon,
      count(*) filter (where w.due <= ${at})::int as late
    from (
      select case_id, 'item' as what, due from work_items where agency = ${agency}
      union all select case_id, 'question', due from questions where owner_agency = ${agency} and state = 'open'
      union all select case_id, 'incident', null from case_incidents where agency = ${agency}
    ) w join cases c using (case_id) group by c.service order by c.service`);
}

const SAID: { readonly [language in Language]: { readonly [count in Exclude<keyof Waiting, 'service'>]: string } } = {
  id: {
    items: 'pekerjaan',
    questions: 'pertanyaan',
    incidents: 'kendala',
    soon: 'jatuh tempo dalam sehari',
    late: 'terlambat',
  },
  en: { items: 'to do', questions: 'questions', incidents: 'incidents', soon: 'due within a day', late: 'late' },
};
const COUNTS = ['items', 'questions', 'incidents', 'late', 'soon'] as const;
const OPEN: { readonly [language in Language]: string } = { id: 'Masuk untuk membukanya:', en: 'Sign in to open it:' };

/** The letter to an office: counts by service and the way to its queue, in each of its languages. Nothing of a case, not even its number. */
export function digestLetter(
  { services }: Pick<Government, 'services'>,
  { address, languages }: NonNullable<AgencyFile['digest']>,
  { subject, text }: NonNullable<NoticeRules['digest']>,
  waiting: readonly Waiting[],
  baseUrl: string,
  key: string,
): Letter {
  const parts = languages.map((language) => {
    const lines = waiting.map((one) => {
      const counts = COUNTS.filter((count) => one[count] > 0).map((count) => `${one[count]} ${SAID[language][count]}`);
      return `- ${services.get(one.service)?.texts[language].title ?? one.service}: ${counts.join(', ')}`;
    });
    return `${text[language]}\n${lines.join('\n')}\n\n${OPEN[language]}\n${baseUrl}/masuk?ke=/antrean\n`;
  });
  return {
    key,
    to: address,
    language: languages[0] ?? 'id',
    subject: languages.map((language) => subject[language]).join(' / '),
    text: parts.join('\n'),
  };
}
