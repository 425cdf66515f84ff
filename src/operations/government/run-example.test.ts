import { beforeAll, describe, expect, it } from 'vitest';
import { planted } from '#definitions/fixture/plant';
import { readGovernment } from '#definitions/read';
import { ExampleFile } from '#definitions/schema/example';
import type { Program } from '#engine/case';
import { brokenPromises } from '#operations/government/example-world';
import { runExample } from '#operations/government/run-example';
import { canonical, type JsonObject } from '#terms/json';

// oxlint-disable unicorn/no-thenable -- given, when, then are the words of a worked example
const facts = {
  'person.nik': '9771014507900003',
  'stall.number': 'B-12',
  'stall.goods': 'dry',
  'contact.phone': '081234567890',
};
const at = (time: string): string => `2026-03-03T${time}:00+08:00`;
const inspected = { at: at('10:00'), by: 'joko', do: 'conclude inspect', facts: { 'check.fits': true } };
const clean = { at: at('11:00'), by: 'dinkes-kota', do: 'conclude hygiene', facts: { 'check.hygiene': 'good' } };

describe('a worked example', () => {
  let program: Program;
  beforeAll(async () => {
    const government = await readGovernment(await planted());
    const service = government.services.get('pasar.lapak');
    if (service === undefined) throw new Error('the fixture has no service');
    program = { government, service };
  });

  /** What the example does not meet: path and message. */
  const missed = (when: readonly object[], then: object, registries: JsonObject = {}): string[] => {
    const example = ExampleFile.parse({ title: 'example', given: { at: at('09:00'), facts, registries }, when, then });
    return runExample(program, example).findings.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('is met when the case becomes what it says', () => {
    expect(
      missed([inspected, clean, { at: at('12:00'), by: 'house', do: 'pay' }], {
        status: 'done',
        bill: { total: 58_500, lines: { rent: 58_500 } },
      }),
    ).toEqual([]);
  });

  it('says each thing that became otherwise', () => {
    const then = {
      status: 'done',
      acts: ['filed', 'paid'],
      bill: { total: 60_000, lines: { rent: 58_500, cleaning: 1500 }, shares: { MARKET: 58_500 } },
      facts: { 'check.hygiene': 'poor', 'person.name': 'Tini' },
      holders: ['dinas-pasar'],
    };
    expect(missed([inspected, clean], then)).toEqual([
      'then.status: The case is open, not done',
      expect.stringMatching(/^then.acts.1: No act paid after filed; the case had filed, /),
      'then.bill.total: The bill is 58500, not 60000',
      'then.bill.lines.cleaning: cleaning is not on the bill, not 1500',
      'then.facts.check.hygiene: check.hygiene is "good", not "poor"',
      'then.facts.person.name: person.name is not known, not "Tini"',
      'then.holders: The case lies with applicant, not with dinas-pasar',
    ]);
  });

  it('says where it was refused, and meets a refusal it expects', () => {
    const stranger = { ...inspected, by: 'dinkes-kota.inspector' };
    expect(missed([stranger, clean], {})).toEqual([
      'when.0.do: Refused with not-your-case: This is owed by dinas-pasar',
    ]);
    expect(missed([clean, stranger], { refusal: { code: 'not-your-case' } })).toEqual([]);
    expect(missed([clean, stranger], { refusal: { code: 'step-not-open' } })).toEqual([
      'then.refusal.code: Refused with not-your-case, not step-not-open: This is owed by dinas-pasar',
    ]);
    expect(missed([stranger, clean], { refusal: { code: 'not-your-case' } })).toEqual([
      'when.0.do: Refused with not-your-case before the last of 2 acts',
    ]);
    expect(missed([inspected], { refusal: { code: 'no-tariff' } })).toEqual([
      'then.refusal: Nothing was refused; no-tariff was expected',
    ]);
  });

  it('is held to the forms that people fill in', () => {
    expect(missed([{ ...inspected, facts: { 'check.fits': 'perhaps' } }], {})).toEqual([
      expect.stringMatching(/^when.0.do: Refused with form-invalid/),
    ]);
  });

  it('asks the applicant for what a registry does not give, and takes a late answer', () => {
    const silent = { stalls: { number: 'B-12', renter: facts['person.nik'], city: '97' } };
    const told = { at: at('09:30'), by: 'applicant', do: 'conclude read-stall', facts: { 'stall.area': '6,5' } };
    expect(
      missed(
        [told],
        { acts: ['filed', 'fact-needed', 'fact-received', 'handed-over', 'concluded', 'decided'] },
        silent,
      ),
    ).toEqual([]);
    const late = { at: at('09:30'), by: 'house', do: 'answer stalls', facts: { 'stall.area': '6.5' } };
    expect(missed([late], { acts: ['fact-needed', 'handed-over', 'fact-received', 'decided'] }, silent)).toEqual([]);
  });

  it('plays the same way every time, and its case is the fold of its acts', () => {
    const example = ExampleFile.parse({
      title: 'example',
      given: { at: at('09:00'), facts },
      when: [inspected, clean],
      then: {},
    });
    const [once, again] = [runExample(program, example).world, runExample(program, example).world];
    if (once === null || again === null) throw new Error('the example was not filed');
    expect(canonical(once.acts.map(({ c, at: when, data }) => ({ c, at: when, data })))).toBe(
      canonical(again.acts.map(({ c, at: when, data }) => ({ c, at: when, data }))),
    );
    expect(brokenPromises(once)).toEqual([]);
    again.acts = again.acts.slice(0, -1);
    expect(brokenPromises(again)).toEqual(['The state is not the fold of the acts']);
  });
});
