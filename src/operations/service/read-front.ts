import type { DemoFile } from '#definitions/schema/demo';
import { knownSubject } from '#exchange/subject';
import { subjectLookup } from '#operations/case/case-keys';
import { type CaseFile, readFile } from '#operations/case/read-case-file';
import { demoCase, faceName } from '#operations/demo/grow-demo';
import type { House } from '#operations/house';
import { headingOf, holdersOf, tell, timelineView } from '#operations/marks/present-marks';
import { inside, labelInside } from '#operations/marks/say-case';
import { eventRow } from '#operations/service/find-services';
import { readWeek } from '#operations/service/read-week';
import type { FrontView } from '#operations/views/door';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import type { Language } from '#terms/language';
import { nik } from '#terms/nik';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'settings'>;

/** Front door: what may be happening to somebody, one case at work, what was finished this week. */
export async function readFront(house: Parts, language: Language, at: Instant): Promise<FrontView> {
  const { lifeEvents } = house.library.government.file;
  const [live, week] = await Promise.all([liveOf(house, language, at), readWeek(house, language, at)]);
  return { lifeEvents: lifeEvents.map((event) => eventRow(event, language)), live, week };
}

async function liveOf(house: Parts, language: Language, at: Instant): Promise<FrontView['live']> {
  if (!house.settings.demo) return null;
  const marked = [...house.library.government.demo].find(([, { live }]) => live);
  const number = marked === undefined ? undefined : await demoCase(house, marked[0]);
  const file = number === undefined ? undefined : await readFile(house, { number });
  if (file !== undefined && marked !== undefined && file.now.state.status === 'open')
    return showing(file, language, at, marked[1].title[language], facesOf(house, marked[1], language));
  const busy = await busiestOf(house, language, at);
  return busy === null ? null : showing(busy, language, at, busy.now.program.service.texts[language].title, []);
}

/** Everybody may see it: who holds it and since when, nothing of whose it is. */
function showing(
  { now, envelopes }: CaseFile,
  language: Language,
  at: Instant,
  title: string,
  faces: NonNullable<FrontView['live']>['faces'],
): FrontView['live'] {
  const { program, number, state } = now;
  const told = tell(program, envelopes, at);
  const open = {
    href: `/berkas/${number}`,
    label: language === 'id' ? 'Siapa saja' : 'Anybody',
    detail: language === 'id' ? 'tampilan terbuka, tanpa data pribadi' : 'the open view, without personal data',
  };
  return {
    number,
    heading: headingOf(program, told, envelopes, language, 'other'),
    note: language === 'id' ? `${title}. Keadaan` : `${title}. As of`,
    timeline: timelineView(program, told, at, language, 'other', state.questions),
    faces: faces.length === 0 ? [open] : faces,
  };
}

/** The newest open case of a demonstration persona that several hold at once; else the newest open one. */
async function busiestOf(house: Parts, language: Language, at: Instant): Promise<CaseFile | null> {
  const citizens = house.library.government.personas.flatMap(({ nik: number }) =>
    number === undefined ? [] : [number],
  );
  const subjects = await Promise.all(citizens.map((number) => knownSubject(house.db, house.keys, nik(number))));
  const hashes = subjects.flatMap((subject) => (subject === undefined ? [] : [subjectLookup(subject).hmac]));
  const rows = await house.db.many<{ case_id: string }>(sql`
    select c.case_id from lookup l join cases c on c.case_id = l.chain
    where l.kind = 'case-of-subject' and l.hmac = any(${hashes}) and c.status = 'open'
    order by c.case_id desc limit 8`);
  const files = await Promise.all(rows.map(({ case_id }) => readFile(house, { caseId: chainId(case_id) })));
  const held = ({ now, envelopes }: CaseFile) =>
    holdersOf(now.program, tell(now.program, envelopes, at), language, 'other').length;
  return files.find((file) => held(file) > 1) ?? files[0] ?? null;
}

/** One click each: the citizen, two officers at work on it, the coordinator, the auditor. */
function facesOf(house: Parts, demo: DemoFile, language: Language): NonNullable<FrontView['live']>['faces'] {
  const { government } = house.library;
  const id = language === 'id';
  const persona = (name: string) => government.personas.find((one) => one.id === name);
  const officers = [...new Set(demo.steps.map(({ by }) => by))].flatMap((by) => {
    const found = persona(by);
    const agency = government.agencies.get(found?.agency ?? '');
    return found?.kind === 'officer' && agency !== undefined ? [{ found, agency }] : [];
  });
  const watchers = [
    {
      who: 'koordinator',
      kind: 'coordinator',
      label: id ? 'Koordinator' : 'Coordinator',
      detail: id ? 'siapa menunggu siapa, dan berapa lama' : 'who waits for whom, and how long',
    },
    {
      who: 'auditor',
      kind: 'auditor',
      label: 'Auditor',
      detail: id
        ? 'setiap peristiwa, setiap pembukaan data, dan buktinya'
        : 'every act, every look at the data, and the proof',
    },
  ] as const;
  const applicant = persona(demo.persona)?.name ?? demo.persona;
  return [
    {
      href: '/lihat/warga',
      label: id ? `${applicant}, pemohon` : `${applicant}, applicant`,
      detail: id ? 'siapa memegang, dan apa yang tidak diminta' : 'who holds it, and what was not asked',
    },
    ...officers.slice(0, 2).map(({ found, agency }) => ({
      href: `/lihat/${faceName(agency.short.id)}`,
      label: id ? `Petugas ${agency.short.id}` : `Officer of ${inside(agency.short.en)}`,
      detail: `${found.name}: ${labelInside(agency.positions.find((one) => one.id === found.position)?.title[language] ?? '')}`,
    })),
    ...watchers.flatMap(({ who, kind, label, detail }) =>
      government.personas.some((one) => one.kind === kind) ? [{ href: `/lihat/${who}`, label, detail }] : [],
    ),
  ];
}
