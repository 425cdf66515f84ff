import type { Official } from '#access/person';
import { filesIn } from '#definitions/file-kind';
import type { Government } from '#definitions/government';
import type { Opened } from '#engine/case';
import type { Fact } from '#engine/fact';
import type { Timeline } from '#engine/timeline';
import { open } from '#ledger/chain';
import type { CaseFile } from '#operations/case/read-case-file';
import { correctable } from '#operations/desk/correct-record';
import { shownFacts } from '#operations/desk/desk-facts';
import type { Scope } from '#operations/desk/read-queue';
import { SAY_DESK } from '#operations/desk/say-desk';
import type { House } from '#operations/house';
import type { FieldErrors } from '#operations/marks/present-fields';
import { factView, isVouched } from '#operations/marks/present-marks';
import { labelOf, sayFact, sayFile } from '#operations/marks/say-fact';
import { withStanding } from '#operations/marks/say-standing';
import type { CorrectionView, DeskView } from '#operations/views/desk';
import type { FactView } from '#operations/views/marks';
import { sql } from '#store/sql';
import { type JsonObject, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;

/** A correction that was refused, shown again with what was written. */
export interface RefusedCorrection {
  readonly fact: string;
  readonly reason: string;
  readonly error: string;
}

/** One step of one case, and what its page is to show beside it. */
export interface DeskWish {
  readonly number: string;
  readonly item: number;
  /** Queue in which the officer stands; null lets their seat decide. */
  readonly scope: Scope | null;
  readonly answers?: JsonObject;
  readonly errors?: FieldErrors;
  /** Shows what the applicant would read if `answers` were sent. */
  readonly preview?: boolean;
  /** Shows the NIK in full; the look is recorded as one of its own. */
  readonly reveal?: boolean;
  readonly correction?: RefusedCorrection;
  /** A message that was refused. */
  readonly talk?: { readonly text: string; readonly error: string };
  /** An answer by hand that was refused for its evidence, or its fields. */
  readonly evidence?: { readonly text: string; readonly error: string | null };
}

/** All that the parts of the page are made from. */
export interface Desk {
  readonly house: Parts;
  readonly officer: Official;
  readonly file: CaseFile;
  readonly item: Opened & { readonly kind: 'item' };
  readonly permitted: readonly string[];
  readonly told: Timeline;
  readonly wish: DeskWish;
  readonly language: Language;
  readonly at: Instant;
}

const KINDS = ['fetched', 'asked', 'computed', 'attested'] as const;

/** Facts that the step's purpose permits, by where they came from; disputed values stand side by side. */
export async function deskFacts(desk: Desk): Promise<DeskView['facts']> {
  const { file, item, permitted, wish, language } = desk;
  const { program, facts, number } = file.now;
  const shown = shownFacts(facts, permitted);
  const why = shown.some(([, { disputed }]) => disputed !== undefined) ? await reasonsOf(desk) : NO_REASONS;
  return KINDS.flatMap((kind) => {
    const group = shown.filter(([, fact]) => kindOf(fact) === kind);
    if (group.length === 0) return [];
    const views = group.map(([name, fact]) => {
      const at = `/antrean/${number}/${item.id}/lampiran`;
      const bare = factView(program.government, name, fact, language, null, 'other');
      const plain = withStanding(bare, file.now, fact, language, desk.at);
      const view = withReason(withFiles(program.government, plain, fact, at, language), why.get(name));
      const said = kind === 'computed' ? { ...view, source: SAY_DESK[language].computed } : view;
      return wish.reveal === true ? revealed(said, fact) : said;
    });
    return [{ title: SAY_DESK[language].groups[kind](group.length), facts: views }];
  });
}

/** Each file under a fact, to be handed out at that address on the record. */
function withFiles(government: Government, view: FactView, { value }: Fact, at: string, language: Language): FactView {
  if (government.facts.get(view.name)?.type !== 'file') return view;
  return {
    ...view,
    files: filesIn(value).map((file) => ({ href: `${at}/${file.id}`, label: sayFile(file, language) })),
  };
}

const NO_REASONS: ReadonlyMap<string, string> = new Map();

function withReason(view: FactView, why: string | undefined): FactView {
  return view.disputed === null || why === undefined ? view : { ...view, disputed: { ...view.disputed, why } };
}

/** What the sign-in vouches for was not asked either. */
function kindOf(fact: Fact): (typeof KINDS)[number] {
  return isVouched(fact) ? 'fetched' : fact.source.kind;
}

/** Whether a fact is a population number, shown masked until somebody asks on the record. */
export function hasNumber(government: Government, name: string): boolean {
  return government.facts.get(name)?.type === 'nik';
}

function revealed(view: FactView, { value }: Fact): FactView {
  if (view.masked === null) return view;
  return { ...view, masked: null, value: textOf(value).replace(/(\d{4})(?=\d)/g, '$1 ') };
}

/** Disputed values that came from a registry of the officer's own agency. */
export async function deskCorrections(desk: Desk): Promise<readonly CorrectionView[]> {
  const { file, permitted, officer, wish, language } = desk;
  const { program } = file.now;
  const found = shownFacts(file.now.facts, permitted).filter(
    ([, fact]) => fact.disputed !== undefined && correctable(file.now, officer.agency, fact) !== undefined,
  );
  if (found.length === 0) return [];
  const why = await reasonsOf(desk);
  const done = await correctedOf(desk);
  const refused = (name: string) => (wish.correction?.fact === name ? wish.correction : null);
  return found.map(([name, { value, disputed }]) => ({
    fact: name,
    label: labelOf(program.government, name, language),
    held: sayFact(program.government, name, value, language),
    declared: sayFact(program.government, name, disputed?.declared ?? null, language),
    why: why.get(name) ?? '',
    corrected: done.get(name) ?? null,
    reason: refused(name)?.reason ?? '',
    error: refused(name)?.error ?? null,
  }));
}

/** What the person wrote when disputing, by fact. */
async function reasonsOf({ house, file }: Desk): Promise<ReadonlyMap<string, string>> {
  const acts = file.acts.filter(({ kind }) => kind === 'fact-disputed');
  const keys = await house.keys.find([...new Set(acts.flatMap(({ subject }) => subject ?? []))]);
  const inDraft = [...file.now.facts].flatMap(([name, { disputed }]) =>
    disputed?.text === undefined ? [] : [[name, disputed.text] as const],
  );
  const inCase = acts.map((act) => {
    const key = act.subject === null ? undefined : keys.get(act.subject);
    const text = key === undefined ? '' : textOf(open(act, key).values['text']);
    return [textOf(act.data['fact']), text] as const;
  });
  return new Map([...inDraft, ...inCase]);
}

async function correctedOf({ house, file }: Desk): Promise<ReadonlyMap<string, Instant>> {
  const rows = await house.db.many<{ fact: string; at: Instant }>(sql`
    select data -> 'facts' ->> 0 as fact, max(at) as at from acts
    where kind = 'record-corrected' and data ->> 'caseNumber' = ${file.now.number} and chain = ${file.now.state.subject}
    group by 1`);
  return new Map(rows.map(({ fact, at }) => [fact, at]));
}
