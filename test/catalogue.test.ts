import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedBy } from '#definitions/asked';
import { servicesOnOffer } from '#definitions/government';
import { assemble, draftOf } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { CaseActKind } from '#engine/acts';
import { apply } from '#engine/apply';
import type { CaseState } from '#engine/case';
import { runExample } from '#operations/government/run-example';
import { textOf } from '#terms/json';
import { type CatalogueRow, type CatalogueStep, catalogue } from './support/catalogue.ts';
import { openTogether, stepsOf, waysInto } from './support/process-walk.ts';

/** Any service may ask how to reach the person, and whether a bill that expired is to be made anew. */
const OF_ALL = ['contact.phone', 'bill.renewal'];
const ROWS = catalogue();

const { draft } = await draftOf(await readFolder(join(import.meta.dirname, '../governments/nusantara')));
if (draft === undefined) throw new Error('the reference government cannot be read');
const government = assemble(draft);
const asked = new Map(askedBy(draft).map((one) => [one.service, one]));
const [territory] = ['99'];

const serviceOf = ({ service: id }: CatalogueRow) => {
  const service = government.services.get(id);
  if (service === undefined) throw new Error(`there is no ${id}`);
  return service;
};
const playersOf = (role: string | undefined): readonly string[] =>
  role === 'applicant'
    ? ['applicant']
    : government.roles
        .filter((row) => row.role === role && [territory, '*'].includes(row.territory))
        .map((row) => row.agency);
const played = new Map<string, ReturnType<typeof runExample>>();
const play = (row: CatalogueRow, name: string) => {
  const key = `${row.service}/${name}`;
  const service = serviceOf(row);
  const example = service.examples.get(name);
  if (example === undefined) throw new Error(`${row.service} has no example ${name}`);
  const result = played.get(key) ?? runExample({ government, service }, example);
  played.set(key, result);
  return { example, ...result };
};
/** The case after each of its acts, as its acts alone tell it. */
const statesOf = (row: CatalogueRow, name: string): readonly CaseState[] => {
  const states: CaseState[] = [];
  for (const { kind, element, data, at } of play(row, name).world?.acts ?? []) {
    states.push(apply(states.at(-1) ?? null, { kind: kind as CaseActKind, element, data, at })); // the engine's own acts
  }
  return states;
};

describe('the catalogue', () => {
  it('has a row for every service that the government offers, and no other', () => {
    const offered = servicesOnOffer(government).map(({ file }) => file.id);
    expect(ROWS.map(({ service }) => service).toSorted()).toEqual(offered.toSorted());
  });

  it('counts no fact that a connected registry holds among those that are asked of everybody', () => {
    const table = [...asked.values()].map((one) => [one.service, one.asked.length, one.needed, one.held]);
    expect(table.filter(([, , , held]) => (held as readonly string[]).length > 0)).toEqual([]);
    expect(table.every(([, few, many]) => Number(few) < Number(many))).toBe(true);
  });
});

describe.each(ROWS.map((row) => [row.service, row] as const))('%s', (_, row) => {
  const service = serviceOf(row);
  const { file, process } = service;
  const agencyAt = (element: string) => playersOf(file.lanes[process.nodes.get(element)?.lane ?? '']?.role);

  it('is of its kind, its owner leads it, and the life event leads to it', () => {
    expect(file.kind).toBe(row.kind);
    expect(playersOf(file.owner)).toContain(row.owner);
    const events = government.file.lifeEvents.filter(({ services }) => services.includes(row.service));
    if (row.event !== undefined) expect(events.map(({ id }) => id)).toContain(row.event);
  });

  it('has a lane or a till for each agency', () => {
    const lanes = Object.values(file.lanes).flatMap(({ role }) => playersOf(role));
    const tills = Object.values(file.elements)
      .flatMap(({ bill }) => bill?.lines ?? [])
      .flatMap(({ payee }) => playersOf(government.file.payees.find(({ id }) => id === payee)?.role));
    expect([row.owner, ...row.with].filter((agency) => ![...lanes, ...tills].includes(agency))).toEqual([]);
  });

  it('asks what the catalogue asks, and nothing else', () => {
    const { pick } = file.opening;
    const wanted = [row.ask, row.during, row.instead].flatMap((facts) => Object.values(facts).flat());
    const has = [...(asked.get(row.service)?.asked ?? []), ...(pick === undefined ? [] : [pick.key])];
    expect(wanted.filter((fact) => !has.includes(fact))).toEqual([]);
    const more = (asked.get(row.service)?.asked ?? []).filter((fact) => ![...wanted, ...OF_ALL].includes(fact));
    expect(more).toEqual([]);
  });

  it.each(row.get.map((one) => [one.what, one] as const))('fetches: %s', (__, { from, registry, facts }) => {
    expect(playersOf(government.registries.get(registry)?.role)).toContain(from);
    const used = [...file.opening.reads, ...Object.values(file.elements).flatMap(({ reads }) => reads ?? [])];
    const read = used.flatMap((name) => (file.reads[name]?.registry === registry ? file.reads[name].facts : []));
    expect(facts.filter((fact) => !read.includes(fact))).toEqual([]);
  });

  const steps = stepsOf(row);
  it.each(steps.map((step) => [step.what, step] as const))('does: %s', (__, step: CatalogueStep) => {
    for (const [place, element] of step.at.entries()) {
      expect(process.nodes.has(element), element).toBe(true);
      const by = step.by.length === 1 ? step.by[0] : step.by[place];
      expect(agencyAt(element), element).toContain(by);
    }
    const [element = ''] = step.at;
    if (step.each !== undefined) expect(process.nodes.get(element)?.instances?.list).not.toBeNull();
    if (row.examples.plain.length > 0) {
      const passed = row.examples.plain.flatMap((name) =>
        (play(row, name).world?.acts ?? []).map((act) => act.element),
      );
      expect(step.at.some((one) => passed.includes(one))).toBe(true);
    }
  });

  const inOrder = row.do.slice(1).map((later, n) => [row.do[n] ?? later, later] as const);
  it.each(inOrder)('does %# in the order of the catalogue', (before, after) => {
    const [firsts, thens] = [before, after].map((part) =>
      ('together' in part ? part.together.flat() : [part]).filter(({ where }) => where === undefined),
    );
    for (const first of firsts ?? []) {
      const around = waysInto(process, new Set(first.at));
      expect(
        (thens ?? []).flatMap(({ at }) => at.filter((element) => around.has(element))),
        `without ${first.what}`,
      ).toEqual([]);
    }
  });

  const forks = row.do.flatMap((part) => ('together' in part ? [part] : []));
  it.each(forks)('has two hands at work at once, in the drawing and in a case: fork %#', ({ together, seen }) => {
    for (const [n, one] of together.entries())
      for (const other of together.slice(n + 1))
        expect(
          openTogether(
            process,
            one.flatMap(({ at }) => at),
            other.flatMap(({ at }) => at),
          ),
        ).toBe(true);
    for (const example of seen) {
      const moments = statesOf(row, example).map(({ tokens }) => tokens.map(({ node }) => node));
      const all = moments.some((nodes) =>
        together.every((branch) => branch.some(({ at }) => at.some((one) => nodes.includes(one)))),
      );
      expect(all, example).toBe(true);
    }
  });

  it.each(row.clocks.map((clock) => [clock.what, clock] as const))('keeps time: %s', (__, clock) => {
    if (clock.fact !== undefined) {
      const facts = play(row, clock.example ?? '').world?.facts;
      const [from, until] = [clock.from ?? '', clock.fact].map(
        (name) => new Date(`${textOf(facts?.get(name)?.value)}T00:00:00Z`),
      );
      const day = new Date(from ?? 0);
      if (clock.unit === 'months') day.setUTCMonth(day.getUTCMonth() + clock.amount);
      else day.setUTCDate(day.getUTCDate() + clock.amount);
      expect(until).toEqual(day);
      if (clock['late at'] !== undefined) expect(process.nodes.has(clock['late at'])).toBe(true);
      return;
    }
    const { statutory, completeness } = file.clocks ?? {};
    const own =
      { promise: file.promise, statutory, completeness }[clock.at ?? ''] ?? file.elements[clock.at ?? '']?.clock;
    expect(own).toMatchObject({ amount: clock.amount, unit: clock.unit });
    if (clock.certainty !== undefined) expect(own?.basis.certainty).toBe(clock.certainty);
    if (clock.lapse !== undefined) expect(statutory?.onLapse).toMatchObject({ decision: clock.lapse });
    if (clock.follows !== undefined) expect(process.nodes.has(clock.follows)).toBe(true);
  });

  it('takes what the catalogue says, for whom it says, and nothing where it is free', () => {
    const lines = Object.values(file.elements).flatMap(({ bill }) => bill?.lines ?? []);
    if (row.fees.length === 0) expect(lines).toEqual([]);
    for (const { example, line, payee, amount } of row.fees) {
      const billed = play(row, example)
        .world?.bills.at(-1)
        ?.lines.find((one) => one.line === line);
      expect(billed?.payee).toBe(payee);
      if (amount !== undefined) expect(Number(billed?.amount)).toBe(amount);
    }
  });

  it.each(Object.entries(row.out))('gives out: %s', (__, facts) => {
    const printed = Object.values(file.elements).flatMap(({ paper }) => paper?.facts ?? []);
    expect(facts.filter((fact) => !printed.includes(fact))).toEqual([]);
    for (const name of row.examples.plain) {
      const known = play(row, name).world?.facts;
      expect(facts.filter((fact) => !known?.has(fact))).toEqual([]);
    }
  });

  it('names its law with its certainty', () => {
    for (const { text, certainty, article } of row.law) {
      const found = file.legalBasis.find(
        (basis) => basis.law.includes(text) && (article === undefined || (basis.article ?? '').includes(`${article}`)),
      );
      expect(found?.certainty, text).toBe(certainty);
    }
  });

  if (row.photo !== undefined) {
    const { form, fact } = row.photo;
    it('shows a photo of what was done', () => {
      expect(Object.keys(service.forms.get(form)?.schema.properties ?? {})).toContain(fact);
    });
  }

  const opened = row['opened by'];
  if (opened !== undefined) {
    it('is begun by the word of an agency too, and confirmed by the person', () => {
      expect(playersOf(file.messages[opened.message]?.from)).toContain(opened.from);
      const starts = [...process.nodes.values()].filter(({ type }) => type === 'messageStartEvent');
      expect(starts.map(({ message }) => message)).toContain(opened.message);
      expect(agencyAt(opened['confirmed at'])).toEqual(['applicant']);
    });
  }

  const { plain, branch, refusal, correction, withdrawal, lapse } = row.examples;
  it('is shown by worked examples that come out as they say: plain, branch, refusal', () => {
    for (const name of [...plain, ...Object.values(branch), ...Object.values(refusal)])
      expect(play(row, name).findings, name).toEqual([]);
    for (const name of plain) expect(play(row, name).world?.state?.status, name).toBe('done');
    for (const name of Object.values(refusal)) {
      const { example, world } = play(row, name);
      expect(example.then.refusal !== undefined || world?.state?.status === 'refused', name).toBe(true);
    }
    expect([plain, Object.keys(branch), Object.keys(refusal)].every((kind) => kind.length > 0)).toBe(true);
  });

  it('is mended, withdrawn and lapses as it should', () => {
    const kinds = (name: string) => play(row, name).world?.kinds ?? [];
    expect(play(row, withdrawal).world?.state?.status).toBe('withdrawn');
    const isSamsat = correction === undefined; // its row in the catalogue names neither
    if (!isSamsat) {
      const asksBack = serviceOf(row)
        .examples.get(correction)
        ?.when.some(({ by }) => by === 'applicant' || by === 'house');
      expect(asksBack, correction).toBe(true);
    }
    if (lapse !== undefined)
      expect(play(row, lapse).world?.state?.status === 'lapsed' || kinds(lapse).includes('clock-lapsed'), lapse).toBe(
        true,
      );
  });
});
