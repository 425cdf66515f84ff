import type { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import type { CaseActKind } from '#engine/acts';
import { elementAt } from '#engine/called';
import type { CaseQuestion, Program } from '#engine/case';
import { laneAgency } from '#engine/plan';
import { arrangementBetween, isLeadVacant, leadAgency } from '#engine/questions';
import { seatName } from '#engine/reads';
import type { Envelope } from '#ledger/act';
import { open } from '#ledger/chain';
import type { House } from '#operations/house';
import { dueOf, ownerOf } from '#operations/marks/present-marks';
import { inside, nameOf, shortOf } from '#operations/marks/say-case';
import type { QuestionRow } from '#operations/views/desk';
import type { Link } from '#operations/views/marks';
import type { ActRow } from '#store/rows';
import { deadline } from '#terms/calendar';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later, sayDate } from '#terms/plain-date';

/** What people wrote in a case's questions and answers; it is sealed under the applicant's key. Empty once that is erased. */
export interface Written {
  readonly texts: ReadonlyMap<number, string>;
  readonly answers: ReadonlyMap<number, string>;
}

export async function openQuestions(house: Pick<House, 'keys'>, acts: readonly ActRow[]): Promise<Written> {
  const wanted = acts.filter(({ kind }) => kind === 'question-asked' || kind === 'question-answered');
  const keys = await house.keys.find([...new Set(wanted.flatMap(({ subject }) => subject ?? []))]);
  const texts = new Map<number, string>();
  const answers = new Map<number, string>();
  for (const act of wanted) {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    const text = key === undefined ? '' : textOf(open(act, key).values['text']);
    (act.kind === 'question-asked' ? texts : answers).set(questionOf(act), text);
  }
  return { texts, answers };
}

function questionOf({ kind, data }: Pick<Envelope, 'kind' | 'data'>): number {
  const found = data['question'];
  if (kind !== 'question-asked') return Number(found);
  return typeof found === 'object' && found !== null && 'id' in found ? Number(found.id) : 0;
}

/** What a question row is made from. */
export interface QuestionOrder {
  readonly program: Program;
  readonly number: string;
  readonly territory: string;
  readonly question: CaseQuestion;
  readonly envelopes: readonly Envelope<CaseActKind>[];
  /** Null where its reader may know that it stands open, but not what it says. */
  readonly written: Written | null;
  /** Where its reader may open the case. */
  readonly link: Link | null;
}

/** A question with owner, clock, and where it climbs to. */
export function questionRow(order: QuestionOrder, language: Language, at: Instant): QuestionRow {
  const { program, number, territory, question, envelopes, written, link } = order;
  const { government } = program;
  const asked = actOf(envelopes, 'question-asked', question.id);
  const answered = actOf(envelopes, 'question-answered', question.id);
  return {
    id: `${number}.${question.id}`,
    number,
    case: link,
    text: written === null ? openly(program, asked, language) : (written.texts.get(question.id) ?? ''),
    asker: ownerOf(government, question.asker, language),
    askedBy: titleOf(government, asked?.agency ?? null, asked?.position ?? null, language),
    owner: ownerOf(government, question.owner, language),
    position: seatOf(program, question.owner, territory, language, at),
    asked: question.asked,
    due: dueOf(government.calendar, question.due, at),
    blocking: question.blocking,
    state: question.state,
    answer:
      answered === undefined
        ? null
        : {
            text: written?.answers.get(question.id) ?? '',
            by: `${titleOf(government, answered.agency, answered.position, language)}, ${nameOf(government, answered.agency, language)}`,
            at: answered.at,
          },
    climbs: sayClimb(program, question, language, at),
  };
}

function actOf(
  envelopes: readonly Envelope<CaseActKind>[],
  kind: CaseActKind,
  question: number,
): Envelope<CaseActKind> | undefined {
  return envelopes.findLast((act) => act.kind === kind && questionOf(act) === question);
}

/** The step a question is about, for those who may not read what was written. */
function openly(program: Program, asked: Envelope | undefined, language: Language): string {
  const element = asked?.element ?? null;
  const short = element === null ? '' : shortOf(program, element, language);
  return language === 'id' ? `Tentang langkah "${short}".` : `About the step "${short}".`;
}

/** Title of a seat; of the agency's lead where the seat is unknown. */
export function titleOf(
  government: Government,
  agency: string | null,
  position: string | null,
  language: Language,
): string {
  const all = government.agencies.get(agency ?? '')?.positions ?? [];
  const seat = all.find(({ id }) => id === position) ?? all.find(({ lead }) => lead) ?? all[0];
  return seat?.title[language] ?? '';
}

/** The seat that usually works in an agency's lane; the agency's lead where it has none. */
export function seatOf(program: Program, agency: string, territory: string, language: Language, at: Instant): string {
  const { government, service } = program;
  const lane = service.process.lanes.find(({ id }) => laneAgency(program, id, territory, at) === agency);
  const bound = lane?.nodes.flatMap((node) => elementAt(program, node).bound.position ?? [])[0];
  const seats = government.agencies.get(agency)?.positions ?? [];
  const found = bound === undefined ? undefined : seats.find(({ id }) => seatName(id) === seatName(bound));
  return titleOf(government, agency, found?.id ?? null, language);
}

/** Where a question goes when nobody answers, and by when. */
export function sayClimb(program: Program, question: CaseQuestion, language: Language, at: Instant): string {
  const { government, service } = program;
  const id = language === 'id';
  const body = nameOf(government, government.file.coordinatingBody, language);
  const lead = nameOf(government, leadAgency(program, question, at), language);
  const joint = titleOfArrangement(arrangementBetween(program, question), language);
  const runsOn = id ? 'Jam layanan tidak berhenti.' : 'The service clock does not stop.';
  switch (question.rung) {
    case 'owner': {
      if (isLeadVacant(program, question, at))
        return id
          ? `Naik langsung ke ${body}: pemimpin ${joint} sedang kosong. ${runsOn}`
          : `Climbs straight to the ${body}: the lead post of ${joint} is vacant. ${runsOn}`;
      const due = deadline(government.calendar, later(question.due, -1), service.file.questions.lead);
      const day = sayDate(dayIn(government.file.zone, later(due, -1)), language);
      return id
        ? `Naik ke ${lead}, pemimpin ${joint}, batas ${day}, lalu ke ${body}. ${runsOn}`
        : `Climbs to ${inside(lead)}, lead of ${joint}, by ${day}, then to the ${body}. ${runsOn}`;
    }
    case 'lead':
      return id
        ? `Sudah naik ke ${lead}, pemimpin ${joint}. Berikutnya ke ${body}. ${runsOn}`
        : `Has climbed to ${inside(lead)}, lead of ${joint}. Next to the ${body}. ${runsOn}`;
    case 'body':
      return id
        ? `Sudah naik sampai ${body}, yang memutuskan. ${runsOn}`
        : `Has climbed to the ${body}, which settles it. ${runsOn}`;
    default:
      return question.rung satisfies never;
  }
}

function titleOfArrangement(arrangement: ArrangementFile | undefined, language: Language): string {
  return arrangement?.title[language] ?? (language === 'id' ? 'kerja sama ini' : 'this arrangement');
}
