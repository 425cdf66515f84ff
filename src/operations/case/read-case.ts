import type { Person } from '#access/person';
import { filesIn } from '#definitions/file-kind';
import { programsOf } from '#engine/called';
import type { Opened } from '#engine/case';
import { rungAgency } from '#engine/questions';
import { isSilent } from '#engine/reads';
import type { Timeline } from '#engine/timeline';
import { attendedBy, filedBy, type Pair, pairOf, sayBehalf, sideOf } from '#operations/case/case-people';
import { heldNotices } from '#operations/case/held-notices';
import { type CaseFile, readFile } from '#operations/case/read-case-file';
import { lastHappened, sayReason, type Teller } from '#operations/case/say-happened';
import { sayProduct } from '#operations/case/say-product';
import { ownTask, type TaskWords } from '#operations/case/say-task';
import type { House } from '#operations/house';
import { clockProofView } from '#operations/marks/present-clock';
import { headingOf, holdersOf, notAskedView, ownerOf, tell, timelineView } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf, type Reader, sayWhen } from '#operations/marks/say-case';
import { labelOf, sayFile } from '#operations/marks/say-fact';
import { sayBefore } from '#operations/marks/say-standing';
import { billLines } from '#operations/money/present-bill';
import { openedRow } from '#operations/person/say-look';
import { trailCount, trailOf } from '#operations/person/trail-rows';
import { isAnswered } from '#operations/satisfaction/is-answered';
import { openRequests, readExchanged } from '#operations/suspension/open-requests';
import type { BillSummary, CaseQuestionRow, CaseView } from '#operations/views/case';
import type { Ways } from '#operations/views/marks';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { type Instant, sayTime } from '#terms/plain-date';
import { sayList } from '#terms/say';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type Own = NonNullable<CaseView['own']>;

/** A case as a page is made from it. */
interface Shown {
  readonly house: Parts;
  readonly file: CaseFile;
  readonly told: Timeline;
  readonly teller: Teller;
  readonly at: Instant;
  readonly language: Language;
  readonly reader: Reader;
  readonly pair: Pair | null;
}

/**
 * The status page: who holds the case, until when, what the reader must do. Whoever is not its applicant gets the open view,
 * which shows nothing personal. `justFiled` adds the confirmation. Refuses `case-unknown`.
 */
export async function readCase(
  house: Parts,
  person: Person | null,
  number: string,
  language: Language,
  at: Instant,
  justFiled = false,
): Promise<CaseView> {
  const file = await readFile(house, { number });
  const { program, state } = file.now;
  const side = await sideOf(house, file, person, at);
  const own = side !== null;
  const reader = own ? 'applicant' : 'other';
  const pair = pairOf(file, side, language);
  const told = tell(program, file.envelopes, at);
  const known = own ? { known: file.now.facts } : {};
  const teller = { program, envelopes: file.envelopes, language, reader, pair, ...known } as const;
  const shown: Shown = { house, file, told, teller, at, language, reader, pair };
  return {
    number,
    service: { href: `/layanan/${program.service.file.id}`, label: program.service.texts[language].title },
    heading: headingOf(program, told, file.envelopes, language, reader, pair),
    holders: holdersOf(program, told, language, reader),
    timeline: timelineView(program, told, at, language, reader, state.questions, pair),
    questions: questionRows(shown),
    clock: clockProofView(file.now, at, language, reader),
    notices: [
      ...(own && justFiled ? [filedNotice(shown)] : []),
      ...powerEndedNotices(shown, person, own),
      ...noticesOf(shown, own),
    ],
    own: own ? await ownPart(shown, person) : null,
  };
}

function questionRows({ file, language, reader }: Shown): CaseQuestionRow[] {
  const { government } = file.now.program;
  const open = file.now.state.questions.filter(({ state }) => state === 'open');
  return open.map(({ asker, owner, asked, due }) => {
    const from = ownerOf(government, asker, language, 0, reader);
    const to = ownerOf(government, owner, language, 0, reader);
    const sentence =
      language === 'id'
        ? `${from.name} bertanya kepada ${to.name}`
        : `${from.name} asked ${inside(to.name)} a question`;
    return { from, to, asked, due, sentence };
  });
}

function noticesOf(shown: Shown, own: boolean): CaseView['notices'] {
  const { now } = shown.file;
  return [
    ...heldNotices(now, shown.language, shown.at, shown.reader),
    ...silentNotices(shown),
    ...correctionNotices(shown),
    ...climbedNotices(shown),
    ...endNotices(shown, own),
  ];
}

/** A holder that counts as silent: the case names it, since when, and when it goes on without it. */
function silentNotices({ file, at, language, reader }: Shown): CaseView['notices'] {
  const { program, state } = file.now;
  const { government } = program;
  const { zone } = government.file;
  const asked = reader === 'applicant' ? { id: 'Anda', en: 'you' } : { id: 'pemohon', en: 'the applicant' };
  const asks = state.open.filter((wait): wait is Opened & { readonly kind: 'ask' } => wait.kind === 'ask');
  return asks
    .filter((ask) => isSilent(ask, at))
    .map(({ agency, since, due }) => {
      const name = nameOf(government, agency, language);
      const began = sayWhen(government, since, at, language);
      const until = sayTime(due, zone, language, true);
      return language === 'id'
        ? {
            kind: 'info',
            title: `${name} belum menjawab sejak ${began}`,
            text: `Berkas tidak berhenti: bila belum ada jawaban pukul ${until}, kami menanyakannya kepada ${asked.id}.`,
            ways: [],
          }
        : {
            kind: 'info',
            title: `No answer has come from ${inside(name)} since ${began}`,
            text: `The case does not stop: if there is none by ${until}, we ask ${asked.en}.`,
            ways: [],
          };
    });
}

/** A disputed value that is before its holder: who has it, until when, and what waits for it. */
function correctionNotices({ file, at, language }: Shown): CaseView['notices'] {
  const { program, state } = file.now;
  const { government } = program;
  return (state.corrections ?? []).map((correction) => {
    const label = labelOf(government, correction.fact, language);
    return {
      kind: correction.due <= at ? 'late' : 'info',
      title: language === 'id' ? `Data dibantah: ${labelInside(label)}` : `Disputed value: ${labelInside(label)}`,
      text: sayBefore(government, correction, language, at),
      ways: [],
    };
  });
}

/** A question that nobody answered in time has gone up; whoever must now see to it is named. */
function climbedNotices({ file, language, at }: Shown): CaseView['notices'] {
  const { program, state } = file.now;
  const name = (agency: string) => inside(nameOf(program.government, agency, language));
  const climbed = state.questions.filter((question) => question.state === 'open' && question.rung !== 'owner');
  return climbed.map((question) => {
    const { asker, owner } = question;
    const now = name(rungAgency({ program, state }, question, at));
    return language === 'id'
      ? {
          kind: 'late',
          title: `Pertanyaan kepada ${name(owner)} lewat batas`,
          text: `Pertanyaan dari ${name(asker)} belum dijawab pada waktunya. Sekarang ${now} yang harus memastikan jawabannya.`,
          ways: [],
        }
      : {
          kind: 'late',
          title: `A question to ${name(owner)} is past its deadline`,
          text: `A question by ${name(asker)} was not answered in time. Now ${now} must see to its answer.`,
          ways: [],
        };
  });
}

/** What the applicant has just done is confirmed: the number to keep, and who has it now. */
function filedNotice({ file, language }: Shown): CaseView['notices'][number] {
  const { number, program, state } = file.now;
  const owing = [...new Set(state.open.flatMap((wait) => (wait.kind === 'item' ? (wait.agency ?? []) : [])))];
  const names = owing.map((agency) => inside(nameOf(program.government, agency, language)));
  const list = sayList(names, language);
  const id = language === 'id';
  const has = id ? `Berkasnya sudah sampai di ${list}. ` : `The case has reached ${list}. `;
  return {
    kind: 'done',
    title: id ? 'Permohonan Anda sudah kami terima' : 'We have received your application',
    text: `${names.length === 0 ? '' : has}${
      id
        ? `Nomornya ${number}; alamat halaman ini tetap berlaku, simpanlah.`
        : `Its number is ${number}; the address of this page stays valid, so keep it.`
    }`,
    ways: [],
  };
}

/** Outcome and what may follow it; reasons are the applicant's alone. */
function endNotices(shown: Shown, own: boolean): CaseView['notices'] {
  const { file, teller, told, language } = shown;
  const { status } = told;
  if (!own || status === 'open' || status === 'done') return [];
  const { title, text } = ENDS[status][language];
  const reason = status === 'refused' ? sayReason(teller, file.now.facts) : null;
  const [again, object] = waysAfter(file, language);
  return [
    {
      kind: status === 'refused' ? 'late' : 'info',
      title,
      text: reason ?? text,
      ways: status === 'refused' ? [again, object] : [again],
    },
  ];
}

type Sentences = { readonly [language in Language]: { readonly title: string; readonly text: string } };

const ENDS: { readonly [status in 'refused' | 'withdrawn' | 'lapsed']: Sentences } = {
  refused: {
    id: { title: 'Alasan penolakan', text: 'Alasannya tercatat di riwayat.' },
    en: { title: 'Why it was refused', text: 'The reason is in the history.' },
  },
  withdrawn: {
    id: { title: 'Tidak ada yang ditagih', text: 'Permohonan ini berhenti karena ditarik.' },
    en: { title: 'Nothing is charged', text: 'This application stopped because it was withdrawn.' },
  },
  lapsed: {
    id: { title: 'Permohonan ini berakhir', text: 'Waktunya habis sebelum selesai.' },
    en: { title: 'This application has lapsed', text: 'Its time ran out before it was done.' },
  },
};

function waysAfter({ now }: CaseFile, language: Language): readonly [again: Ways[number], object: Ways[number]] {
  const id = language === 'id';
  return [
    {
      href: `/layanan/${now.program.service.file.id}`,
      label: id ? 'Ajukan lagi' : 'Apply again',
      detail: id ? 'syarat, waktu, dan biaya layanan ini' : 'requirements, time and cost of this service',
    },
    {
      href: `/pengaduan/baru?dari=/berkas/${now.number}`,
      label: id ? 'Ajukan keberatan' : 'Object',
      detail: id ? 'bila Anda tidak setuju' : 'if you do not agree',
    },
  ];
}

async function ownPart(shown: Shown, person: Person | null): Promise<Own> {
  const { file, teller, language, at, house } = shown;
  const { program, facts, state, number } = file.now;
  const paper = await paperOf(shown);
  const task: TaskWords = ownTask(file.now, language, at, paper !== null);
  return {
    behalf: behalfOf(shown),
    task,
    request: await requestOf(shown),
    notAsked: notAskedView(program.government, facts, language),
    bill: billSummary(shown),
    opened: await openedOf(house, shown, person),
    history: lastHappened(teller, 5),
    paper,
    product: sayProduct(file, language, at),
    files: filesOf(shown),
    survey:
      state.status === 'open' ||
      program.government.satisfaction.length === 0 ||
      (await isAnswered(house, file.now.caseId))
        ? null
        : `/berkas/${number}/survei`,
    withdraw:
      program.service.file.withdraw !== undefined && state.status === 'open' && !state.locked
        ? `/berkas/${number}/tarik`
        : null,
  };
}

/** What stands in the case as files, by fact. */
function filesOf({ file, language }: Shown): Own['files'] {
  const { program, facts, number } = file.now;
  return [...facts].flatMap(([name, { value }]) => {
    const files = program.government.facts.get(name)?.type === 'file' ? filesIn(value) : [];
    if (files.length === 0) return [];
    const links = files.map((one) => ({ href: `/berkas/${number}/lampiran/${one.id}`, label: sayFile(one, language) }));
    return [{ label: labelOf(program.government, name, language), files: links }];
  });
}

function behalfOf(shown: Shown): Own['behalf'] {
  const { pair, language } = shown;
  if (pair === null) return helpOf(shown);
  const [seen, ended] =
    language === 'id' ? ['Lihat kuasanya', 'Lihat atau akhiri kuasa'] : ['See the power', 'See or end the power'];
  return {
    sentence: `${sayBehalf(pair, language)}.`,
    way: { href: '/kuasa', label: pair.self === 'agent' ? seen : ended },
  };
}

/** Filed at a counter: by whose hand, and where to see what they opened. */
function helpOf({ file, language }: Shown): Own['behalf'] {
  const by = attendedBy(file.envelopes);
  if (by === null) return null;
  const { government } = file.now.program;
  const seat = government.agencies.get(by.agency)?.positions.find(({ id }) => id === by.position);
  const who = `${labelInside(seat?.title[language] ?? '')}, ${inside(nameOf(government, by.agency, language))}`;
  return language === 'id'
    ? {
        sentence: `Diajukan di loket: ${who} mengisinya bersama Anda.`,
        way: { href: '/data-saya', label: 'Lihat apa yang dibukanya' },
      }
    : {
        sentence: `Filed at a counter: ${who} filled it in with you.`,
        way: { href: '/data-saya', label: 'See what was opened' },
      };
}

/** An agent whose power has ended gets the open view, and is told why. */
function powerEndedNotices({ file, language }: Shown, person: Person | null, own: boolean): CaseView['notices'] {
  if (own || person?.kind !== 'citizen' || filedBy(file.envelopes) !== person.subject) return [];
  return [
    language === 'id'
      ? {
          kind: 'info',
          title: 'Kuasa Anda untuk berkas ini sudah berakhir',
          text: 'Berkasnya tetap berjalan atas nama pemberi kuasa. Anda melihat tampilan terbuka, tanpa data pribadi.',
          ways: [],
        }
      : {
          kind: 'info',
          title: 'Your power of attorney for this case has ended',
          text: 'The case goes on in the name of whoever gave it. You see the open view, without personal data.',
          ways: [],
        },
  ];
}

/** The applicant sees every look at their data; an agent those of this case. */
async function openedOf(house: Parts, shown: Shown, person: Person | null): Promise<Own['opened']> {
  const { file, language } = shown;
  const { state, number, program } = file.now;
  const whole = person?.kind === 'citizen' && person.subject === state.subject;
  const which = whole ? {} : { caseNumber: number };
  const last = await trailOf(house.db, state.subject, { ...which, looksOnly: true, limit: 3, offset: 0 });
  return {
    total: await trailCount(house.db, state.subject, { ...which, looksOnly: true }),
    last: last.map((act) => openedRow(program.government, act, language)),
  };
}

/** The words of each question stand in the sealed part of the act that asked it. */
async function requestOf({ house, file, language }: Shown): Promise<Own['request']> {
  const { program, state, number } = file.now;
  const asked = openRequests(state);
  if (asked.length === 0) return null;
  const { texts } = await readExchanged(house, file.acts);
  const said = asked.map(({ id, by }) => ({
    who: nameOf(program.government, by, language),
    text: texts.get(id) ?? '',
  }));
  const names = [...new Set(said.map(({ who }) => who))];
  return {
    who: sayList([names[0] ?? '', ...names.slice(1).map(inside)], language),
    texts: said,
    answerBy: asked.flatMap(({ answerBy }) => answerBy ?? []).toSorted()[0] ?? null,
    stops: asked.some(({ stopsCase, to }) => stopsCase && to === null),
    action: `/berkas/${number}/perbaikan`,
  };
}

function billSummary({ file, language }: Shown): BillSummary | null {
  const { bill, program, number } = file.now;
  if (bill === null) return null;
  return {
    state: bill.status,
    total: bill.total,
    lines: billLines(program, bill.lines, language, number),
    paidAt: bill.paidAt,
    expiresAt: bill.expiresAt,
    href: `/berkas/${number}/tagihan`,
  };
}

async function paperOf({ house, file, language }: Shown): Promise<Own['paper']> {
  const row = await house.db.one<{ number: string; kind: string }>(sql`
    select number, kind from documents where case_id = ${file.now.caseId} order by sealed_at desc limit 1`);
  if (row === undefined) return null;
  const titles = programsOf(file.now.program, file.now.state).flatMap(
    ({ service }) => service.texts[language].papers[row.kind]?.['title'] ?? [],
  );
  const name = titles[0] ?? row.kind;
  return { href: `/berkas/${file.now.number}/dokumen.pdf`, name, number: row.number };
}
