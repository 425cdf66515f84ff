import { describe, expect, it } from 'vitest';
import { decisionInputs, type Evaluation, evaluateDecision, linkModels } from '#rules/dmn/evaluate';
import type { DmnModel } from '#rules/dmn/model';
import { readDate } from '#rules/feel/calendar-text';
import { fromJson, toJson } from '#rules/feel/json';
import type { FeelValue } from '#rules/feel/value';
import { isObject, type Json } from '#terms/json';
import { DMN, dmn, refusalOf } from '../../../test/support/dmn.ts';

describe('a dated tariff', () => {
  const provinces = ['Jawa Barat', 'Bali'];
  const years = [2024, 2025, 2026];
  const tariff = (missing?: string): DmnModel => {
    const rules = provinces.flatMap((province) =>
      years
        .filter((year) => `${province} ${year}` !== missing)
        .map(
          (year) => `<rule id="${province} ${year}"><inputEntry><text>"${province}"</text></inputEntry>
        <inputEntry><text>[date("${year}-01-05")..date("${year + 1}-01-05"))</text></inputEntry>
        <outputEntry><text>0.0${year - 2013}</text></outputEntry><annotationEntry><text>Perda ${year}</text></annotationEntry></rule>`,
        ),
    );
    const body = `<inputData id="i1" name="vehicle"/><inputData id="i2" name="due date"><variable name="due date" typeRef="date"/></inputData>
      <decision id="pkb-rate" name="PKB rate">
        <informationRequirement><requiredInput href="#i1"/></informationRequirement>
        <informationRequirement><requiredInput href="#i2"/></informationRequirement>
        <decisionTable id="pkb"><input><inputExpression><text>vehicle.province</text></inputExpression></input>
        <input><inputExpression><text>due date</text></inputExpression></input><output name="rate"/><annotation name="legal basis"/>${rules.join('\n')}</decisionTable>
      </decision>`;
    return dmn(body, 'urn:nusantara:tariffs', 'tariffs/pkb.dmn');
  };
  const service = dmn(`<import name="tariffs" namespace="urn:nusantara:tariffs" importType="${DMN}"/>
    <inputData id="v" name="vehicle"/>
    <decision id="pkb" name="PKB"><informationRequirement><requiredDecision href="urn:nusantara:tariffs#pkb-rate"/></informationRequirement>
    <informationRequirement><requiredInput href="#v"/></informationRequirement>
    <literalExpression><text>floor(vehicle.value * tariffs.PKB rate)</text></literalExpression></decision>`);
  const price = (missing: string | undefined, province: string, due: string): Evaluation => {
    const inputs = new Map<string, FeelValue>([
      ['vehicle', fromJson({ province, value: 100_000_000 })],
      ['due date', readDate(due)],
    ]);
    return evaluateDecision(linkModels([service, tariff(missing)]), { file: 'service.dmn', decision: 'PKB' }, inputs);
  };

  it('has exactly one row for each province on every day from the first to the last', () => {
    const rules = linkModels([tariff()]);
    for (const province of provinces) {
      for (let day = Date.UTC(2024, 0, 5); day < Date.UTC(2027, 0, 5); day += 86_400_000) {
        const due = new Date(day).toISOString().slice(0, 10);
        const inputs = new Map<string, FeelValue>([
          ['vehicle', fromJson({ province })],
          ['due date', readDate(due)],
        ]);
        const { trace } = evaluateDecision(rules, { decision: 'PKB rate' }, inputs);
        expect(trace[0]?.rows).toHaveLength(1);
      }
    }
  });

  it('is imported by a service, and the trace holds the row with its legal basis', () => {
    const { value, trace } = price(undefined, 'Bali', '2026-01-04');
    expect(toJson(value)).toBe(1_200_000);
    expect(trace).toHaveLength(1);
    expect(trace[0]).toMatchObject({
      decision: 'PKB rate',
      table: 'tariffs/pkb.dmn#pkb',
      policy: 'UNIQUE',
      inputs: [
        { name: 'vehicle.province', value: 'Bali' },
        { name: 'due date', value: '2026-01-04' },
      ],
      rows: [{ row: 5, id: 'Bali 2025', annotations: ['Perda 2025'], outputs: { rate: '0.012' } }],
      result: '0.012',
    });
    expect(toJson(price(undefined, 'Bali', '2026-01-05').value)).toBe(1_300_000);
  });

  it('with a row deleted answers null, names the table, and leaves the other province alone', () => {
    const { value, causes, trace } = price('Bali 2025', 'Bali', '2025-06-01');
    expect(value).toBeNull();
    expect(causes[0]).toMatchObject({ message: 'no rule matches', at: { file: 'tariffs/pkb.dmn' } });
    expect(trace[0]?.rows).toEqual([]);
    expect(toJson(price('Bali 2025', 'Jawa Barat', '2025-06-01').value)).toBe(1_200_000);
  });

  it('keeps its hash when the file is moved or laid out anew, and changes it with any cell', () => {
    const hashOf = (missing?: string): string | undefined => price(missing, 'Bali', '2026-06-01').trace[0]?.tableHash;
    expect(hashOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf()).toBe(hashOf());
    expect(hashOf('Bali 2024')).not.toBe(hashOf());
  });

  it('tells which inputs a decision needs through its imports', () => {
    expect(decisionInputs(linkModels([service, tariff()]), { decision: 'PKB' })).toEqual(['vehicle', 'due date']);
  });

  it('a value given for a required decision is used in its place', () => {
    const inputs = new Map<string, FeelValue>([
      ['vehicle', fromJson({ value: 1000 })],
      ['PKB rate', fromJson(0.5)],
    ]);
    const { value, trace } = evaluateDecision(linkModels([service, tariff()]), { decision: 'PKB' }, inputs);
    expect(toJson(value)).toBe(500);
    expect(trace).toEqual([]);
  });
});

describe('files that cannot be joined are refused where the fault stands', () => {
  const at = (work: () => unknown): Json => {
    const { code, facts } = refusalOf(work);
    return isObject(facts) ? [code, facts['file'] ?? null, facts['line'] ?? null] : null;
  };

  it('a requirement nobody defines', () => {
    const body =
      '<decision id="a" name="a">\n<informationRequirement>\n<requiredInput href="#gone"/></informationRequirement></decision>';
    expect(at(() => linkModels([dmn(body)]))).toEqual(['dmn-malformed', 'rules/service.dmn', 4]);
  });

  it('an import nobody defines', () => {
    expect(at(() => linkModels([dmn('\n<import name="t" namespace="urn:gone"/>')]))).toEqual([
      'dmn-malformed',
      'rules/service.dmn',
      3,
    ]);
  });

  it('a decision that depends on itself', () => {
    const body = `<decision id="a" name="a"><informationRequirement><requiredDecision href="#b"/></informationRequirement></decision>
      <decision id="b" name="b"><informationRequirement><requiredDecision href="#a"/></informationRequirement></decision>`;
    expect(at(() => linkModels([dmn(body)]))).toEqual(['dmn-malformed', 'rules/service.dmn', 2]);
  });

  it('FEEL that cannot be read, behind entities and line breaks', () => {
    const body =
      '<decision id="a" name="a"><literalExpression><text>1 &lt; 2 and\n  3 &lt; &amp; 4</text></literalExpression></decision>';
    const { code, facts } = refusalOf(() => linkModels([dmn(body)]));
    expect([code, facts]).toEqual([
      'feel-syntax',
      expect.objectContaining({ file: 'rules/service.dmn', line: 3, column: 10 }),
    ]);
  });

  it('a type that is only another name of itself, also through another file', () => {
    const one =
      '<itemDefinition name="a"><typeRef>b</typeRef></itemDefinition>\n<itemDefinition name="b"><typeRef>a</typeRef></itemDefinition>';
    expect(at(() => linkModels([dmn(one)]))).toEqual(['dmn-malformed', 'rules/service.dmn', 2]);
    const here = `<import name="t" namespace="urn:there" importType="${DMN}"/><itemDefinition name="a"><typeRef>t.b</typeRef></itemDefinition>`;
    const there = `<import name="h" namespace="urn:nusantara:service" importType="${DMN}"/><itemDefinition name="b"><typeRef>h.a</typeRef></itemDefinition>`;
    expect(at(() => linkModels([dmn(here), dmn(there, 'urn:there', 'rules/there.dmn')]))).toEqual([
      'dmn-malformed',
      'rules/service.dmn',
      2,
    ]);
    const family =
      '<itemDefinition name="p"><itemComponent name="child"><typeRef>p</typeRef></itemComponent></itemDefinition>';
    expect(linkModels([dmn(family)]).models).toHaveLength(1);
  });

  it('a row of decisions that nobody could evaluate', () => {
    const row = Array.from({ length: 1000 }, (_, i) => {
      const needs = `<informationRequirement><requiredDecision href="#d${i + 1}"/></informationRequirement>`;
      return `<decision id="d${i}" name="d${i}">${needs}</decision>`;
    });
    expect(at(() => linkModels([dmn(`${row.join('\n')}<decision id="d1000" name="d1000"/>`)]))).toEqual([
      'dmn-malformed',
      'rules/service.dmn',
      302,
    ]);
  });

  it('a decision without logic is null and says so', () => {
    const { value, causes } = evaluateDecision(
      linkModels([dmn('<decision id="a" name="a"/>')]),
      { decision: 'a' },
      new Map(),
    );
    expect(value).toBeNull();
    expect(causes).toEqual([{ message: 'a has no logic', at: { file: 'rules/service.dmn', line: 2, column: 1 } }]);
  });

  it('a decision that was never written', () => {
    expect(refusalOf(() => evaluateDecision(linkModels([dmn('')]), { decision: 'gone' }, new Map())).code).toBe(
      'rule-unknown',
    );
  });
});
