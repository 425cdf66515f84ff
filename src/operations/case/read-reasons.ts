import type { Person } from '#access/person';
import type { CaseActKind } from '#engine/acts';
import { elementAt } from '#engine/called';
import type { Program } from '#engine/case';
import { momentOf, patchOf } from '#engine/patch';
import type { Envelope } from '#ledger/act';
import { openTraces, openWays, type Traces } from '#operations/case/open-traces';
import { type CaseFile, readOwnCase } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { evaluationsIn, rowsOf } from '#operations/marks/present-rules';
import { sayElement } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { sayValue } from '#operations/marks/say-rule';
import { billLines, lineAnchor } from '#operations/money/present-bill';
import type { Named, ReasonsView, ReasonView, WayView } from '#operations/views/case';
import { isObject, type Json, type JsonObject, objectsIn, textOf } from '#terms/json';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange'>;
type CaseAct = Envelope<CaseActKind>;

/** How a case of one's own came to its amounts and decisions: data, rows, results, each from the act it was kept with. */
export async function readReasons(
  house: Parts,
  person: Person | null,
  number: string,
  language: Language,
  at: Instant,
): Promise<ReasonsView> {
  const file = await readOwnCase(house, person, { number }, at);
  const { program } = file.now;
  const telling: Telling = { program, traces: await openTraces(house, file.acts), language };
  const ways = await openWays(house, program.service.process, file.acts);
  return {
    number: file.now.number,
    service: telling.program.service.texts[language].title,
    lines: linesOf(telling, file),
    decisions: decisionsOf(telling, file),
    ways: waysOf(telling, file.envelopes, ways),
  };
}

interface Telling {
  readonly program: Program;
  readonly traces: Traces;
  readonly language: Language;
}

/** Lines of the newest bill. */
function linesOf(telling: Telling, { now, envelopes }: CaseFile): readonly ReasonView[] {
  const { program, traces, language } = telling;
  const act = envelopes.findLast(({ kind }) => kind === 'bill-due');
  if (act === undefined || now.bill === null) return [];
  const computed = traces.get(act.seq)?.filter(({ line }) => line !== undefined) ?? evaluationsIn(act);
  const views = billLines(program, now.bill.lines, language, null);
  return now.bill.lines.flatMap((line, place) => {
    const view = views[place];
    const evaluation = computed.find((one) => one['line'] === line.line && (one['period'] ?? null) === line.period);
    if (view === undefined || evaluation === undefined) return [];
    const title = view.period === null ? view.label : `${view.label}, ${view.period}`;
    return [
      {
        ...reasonOf(telling, act, [evaluation]),
        id: lineAnchor(line),
        title,
        owner: view.payee,
        outcomes: [{ label: view.label, value: sayRupiah(line.amount, language) }],
        basis: view.basis,
        arrangement: view.arrangement,
      },
    ];
  });
}

/** Whether the application could be made, and each step that a table decided, as it was decided last. */
function decisionsOf(telling: Telling, { envelopes }: CaseFile): readonly ReasonView[] {
  const { program, traces, language } = telling;
  const decided = envelopes.filter(({ kind }) => kind === 'filed' || kind === 'decided');
  const latest = [...new Map(decided.map((act) => [act.element, act])).values()];
  return latest.flatMap((act) => {
    const evaluations = traces.get(act.seq) ?? evaluationsIn(act);
    if (evaluations.length === 0) return [];
    return [
      {
        ...reasonOf(telling, act, evaluations),
        id: act.element ?? '',
        title: sayElement(program, act.element ?? '', 'done', language, 'applicant'),
        owner: ownerOf(program.government, act.agency, language),
        outcomes: outcomesOf(telling, act, evaluations),
        basis: null,
        arrangement: null,
      },
    ];
  });
}

/** The ways taken last at each element where the case could have gone several. */
function waysOf(telling: Telling, envelopes: readonly CaseAct[], ways: Traces): readonly WayView[] {
  const asked = envelopes.filter(({ seq }) => (ways.get(seq) ?? []).length > 0);
  const latest = [...new Map(asked.map((act) => [act.element, act])).values()];
  return latest.map((act) => wayOf(telling, act, ways.get(act.seq) ?? []));
}

function wayOf({ program, language }: Telling, act: CaseAct, asked: readonly JsonObject[]): WayView {
  const { nodes, flows } = program.service.process;
  const words = program.service.texts[language].elements;
  const nameOf = (id: string, otherwise: string): string => words[id]?.short ?? (nodes.get(id)?.name || otherwise);
  const toward = (flow: string): string => nameOf(flows.get(flow)?.to ?? '', flows.get(flow)?.name || flow);
  const inputs = asked.flatMap((one) => Object.entries(objectOf(one['inputs'])));
  return {
    id: act.element ?? '',
    title: nameOf(act.element ?? '', act.element ?? ''),
    at: momentOf(act),
    inputs: eachOnce(inputs.flatMap(([name, value]) => nameValue(program, name, value, language))),
    asked: asked.map(({ flow, holds }) => ({
      to: toward(textOf(flow)),
      holds: typeof holds === 'boolean' ? holds : null,
    })),
    went: (patchOf(act).put ?? []).flatMap(([, , flow]) => (flow === null ? [] : [toward(flow)])),
  };
}

function reasonOf(
  { program: whole, language }: Telling,
  act: CaseAct,
  evaluations: readonly JsonObject[],
): Pick<ReasonView, 'at' | 'inputs' | 'rows' | 'steps'> {
  const { program } = elementAt(whole, act.element ?? '');
  const inputs = evaluations.flatMap((evaluation) => Object.entries(objectOf(evaluation['inputs'])));
  const steps = evaluations.flatMap((evaluation) => objectsIn(evaluation['steps']));
  const named = (name: string, value: Json) => nameValue(program, name, value, language);
  return {
    at: momentOf(act),
    inputs: eachOnce(inputs.flatMap(([name, value]) => named(name, value))),
    rows: rowsOf(program, evaluations, language),
    steps: eachOnce(steps.flatMap(({ decision, value }) => named(textOf(decision), value ?? null))),
  };
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function eachOnce(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((one) => [one.label, one])).values()];
}

/** Nothing for what has no value, and for what nobody has given a name that people read. */
function nameValue(program: Program, name: string, value: Json, language: Language): readonly Named[] {
  const { government } = program;
  const fact = government.facts.has(name) ? name : null;
  const label = fact === null ? government.words.get(name)?.[language] : labelOf(government, fact, language);
  if (value === null || label === undefined) return [];
  return [{ label, value: sayValue(program, fact, value, language) }];
}

/** The facts that a step computed. */
function outcomesOf(
  { program, language }: Telling,
  act: CaseAct,
  evaluations: readonly JsonObject[],
): readonly Named[] {
  const bound = elementAt(program, act.element ?? '').bound.decisions ?? [];
  return bound.flatMap(({ decision, result, results = {} }) => {
    const gave = evaluations.find((one) => one['decision'] === decision)?.['result'] ?? null;
    const whole = result === undefined ? [] : nameValue(program, result, gave, language);
    const parts = Object.entries(results).flatMap(([entry, fact]) =>
      nameValue(program, fact, objectOf(gave)[entry] ?? null, language),
    );
    return [...whole, ...parts];
  });
}
