import type { Person } from '#access/person';
import { agencyOf } from '#definitions/government';
import type { Product } from '#definitions/product';
import type { CaseActKind } from '#engine/acts';
import { dataOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import { holderOfStep } from '#operations/case/holder-of-step';
import { type CaseFile, readFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { headingOf, ownerOf, tell } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import { sayFact } from '#operations/marks/say-fact';
import { openComments } from '#operations/rule/sealed-comment';
import type { CommentView, ReturnedComment, RuleRow, RuleVersion, RuleView } from '#operations/views/rule';
import { sql } from '#store/sql';
import type { SubjectId } from '#terms/ids';
import { isObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type Rule = NonNullable<Product['rule']>;
type Told = Envelope<CaseActKind>;

/** What came back with the page: a comment or an answer that was refused, or thanks for one that was taken. */
export interface RuleWish {
  readonly sent: boolean;
  readonly returned: ReturnedComment | null;
  readonly answer: { readonly comment: number; readonly reason: string; readonly error: string } | null;
}

export const PLAIN: RuleWish = { sent: false, returned: null, answer: null };

/**
 * `/aturan/:number`: what anybody may know of a rule in the making, signed in or not. Refuses `case-unknown`, and
 * `page-unknown` where the case makes no rule.
 */
export async function readRule(
  house: Parts,
  person: Person | null,
  number: string,
  wish: RuleWish,
  language: Language,
  at: Instant,
): Promise<RuleView> {
  const file = await readFile(house, { number });
  const rule = ruleOf(file);
  const { program, state, facts } = file.now;
  const { government } = program;
  const consulting = state.open.find((wait) => wait.kind === 'item' && wait.node === rule.consultation);
  const comments = await commentsOf(house, file, wish, language);
  const effective = facts.get(rule.effective)?.value ?? null;
  return {
    ...rowOf(file, language, at),
    owner: ownerOf(government, ownerAgency(file, at), language, 0, 'other'),
    effective: effective === null ? null : sayFact(government, rule.effective, effective, language),
    versions: versionsOf(file, rule, language),
    comments,
    answered: comments.filter(({ answer }) => answer !== null).length,
    answers:
      person?.kind === 'officer' && consulting?.kind === 'item' && holderOfStep(file.now, consulting) === person.agency,
    sent: wish.sent,
    returned: wish.returned,
  };
}

/** The part of the product that makes a case a rule in the making. */
export function ruleOf({ now }: Pick<CaseFile, 'now'>): Rule {
  const rule = now.program.service.file.product?.rule;
  if (rule === undefined) throw new Refusal('page-unknown', 'This case makes no rule');
  return rule;
}

export function rowOf(file: CaseFile, language: Language, at: Instant): RuleRow {
  const rule = ruleOf(file);
  const { number, program, state, facts } = file.now;
  const open = state.open.find((wait) => wait.kind === 'item' && wait.node === rule.consultation);
  return {
    number,
    title: textOf(facts.get(rule.title)?.value),
    service: program.service.texts[language].title,
    stage: headingOf(program, tell(program, file.envelopes, at), file.envelopes, language, 'other'),
    open: open !== undefined,
    until: open?.due ?? null,
  };
}

function ownerAgency({ now }: CaseFile, at: Instant): string | null {
  const { program, state } = now;
  const day = dayIn(program.government.file.zone, at);
  return agencyOf(program.government, program.service.file.owner, state.territory, day) ?? null;
}

/** Each text that an act gave the draft, with whoever gave it; the filing's is the proposer's. */
function versionsOf({ envelopes, now }: CaseFile, { draft }: Rule, language: Language): readonly RuleVersion[] {
  const { government } = now.program;
  const found = envelopes.flatMap((act) => {
    const facts = act.data['facts'] ?? null;
    const text = isObject(facts) ? facts[draft] : undefined;
    return typeof text === 'string' ? [{ act, text }] : [];
  });
  const changed = found.filter(({ text }, n) => text !== found[n - 1]?.text);
  return changed.map(({ act, text }, n) => ({
    n: n + 1,
    at: act.at,
    by: nameOf(government, act.agency, language, 'other'),
    text,
  }));
}

interface Row {
  readonly hash: Buffer;
  readonly subject: SubjectId;
  readonly sealed: Buffer;
}

/** In the order they came; the words are found by the hash that the act holds. */
async function commentsOf(
  house: Parts,
  { envelopes, now }: CaseFile,
  { answer }: RuleWish,
  language: Language,
): Promise<readonly CommentView[]> {
  const came = envelopes.filter(({ kind }) => kind === 'comment-received');
  if (came.length === 0) return [];
  const rows = await house.db.many<Row>(
    sql`select hash, subject, sealed from comments where case_id = ${now.caseId} order by at limit 2000`,
  );
  const said = await openComments(house.keys, rows);
  const words = new Map(rows.map(({ hash }, n) => [hash.toString('base64url'), said[n] ?? null]));
  const answers = await answersOf(house, envelopes, now, language);
  return came.map((act) => {
    const { comment, hash } = dataOf('comment-received', act);
    const own = words.get(hash) ?? null;
    const back = answer?.comment === comment ? answer : null;
    return {
      comment,
      at: act.at,
      text: own?.text ?? null,
      about: own?.about ?? '',
      answer: answers.get(comment) ?? null,
      fault: back?.error ?? null,
      typed: back?.reason ?? '',
    };
  });
}

async function answersOf(
  house: Parts,
  envelopes: readonly Told[],
  { caseId, program }: CaseFile['now'],
  language: Language,
): Promise<ReadonlyMap<number, NonNullable<CommentView['answer']>>> {
  const rows = await house.db.many<{ hash: Buffer; body: string }>(
    sql`select hash, body from comment_answers where case_id = ${caseId}`,
  );
  const reasons = new Map(rows.map(({ hash, body }) => [hash.toString('base64url'), body]));
  const given = envelopes.filter(({ kind }) => kind === 'comment-answered');
  return new Map(
    given.map((act) => {
      const { comment, verdict, hash } = dataOf('comment-answered', act);
      const by = nameOf(program.government, act.agency, language, 'other');
      return [comment, { verdict, reason: reasons.get(hash) ?? '', by, at: act.at }];
    }),
  );
}
