import { describe, expect, it } from 'vitest';
import { DMN_NAMESPACES, decisionNamed, readDmn } from '#rules/dmn/read';
import { Refusal } from '#terms/refusal';

function refusalOf(xml: string): unknown {
  try {
    readDmn(xml, 'rules/a.dmn');
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, line: error.facts['line'], column: error.facts['column'] };
    throw error;
  }
  return 'nothing was refused';
}

const DMN = 'xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="urn:d"';

describe('reading a DMN file', () => {
  it.each(Object.keys(DMN_NAMESPACES))('reads %s, with or without a prefix', (namespace) => {
    const plain = readDmn(
      `<definitions xmlns="${namespace}" name="d"><decision id="x" name="Biaya"/></definitions>`,
      'a.dmn',
    );
    const prefixed = readDmn(
      `<s:definitions xmlns:s="${namespace}" name="d"><s:decision id="x" name="Biaya"/></s:definitions>`,
      'a.dmn',
    );
    expect(plain.decisions.map(({ name }) => name)).toEqual(['Biaya']);
    expect(prefixed.decisions.map(({ name }) => name)).toEqual(['Biaya']);
  });

  it('finds a decision by id or name and knows where it stands', () => {
    const model = readDmn(
      `<definitions ${DMN}>\n  <!-- <decision> -->\n  <decision id="fee" name="Biaya STNK"/>\n</definitions>`,
      'a.dmn',
    );
    expect(decisionNamed(model, 'fee')?.at).toEqual({ file: 'a.dmn', line: 3, column: 3 });
    expect(decisionNamed(model, 'Biaya STNK')?.id).toBe('fee');
    expect(decisionNamed(model, 'gone')).toBeUndefined();
  });

  it('skips what other tools add', () => {
    const model = readDmn(
      `<definitions ${DMN} xmlns:t="urn:tool"><t:decision id="y" name="y"/><decision id="x" name="x"/></definitions>`,
      'a.dmn',
    );
    expect(model.decisions.map(({ id }) => id)).toEqual(['x']);
  });

  it.each([
    ['no XML', 'text', { code: 'dmn-malformed', line: 1, column: 1 }],
    [
      'a tag that is not closed',
      `<definitions ${DMN}>\n<decision id="x" name="x">\n</definitions>`,
      { code: 'dmn-malformed', line: 3, column: 1 },
    ],
    ['another language', '<definitions xmlns="urn:other"/>', { code: 'dmn-malformed', line: 1, column: 1 }],
    [
      'a document type',
      `<!DOCTYPE d [<!ENTITY a "b">]>\n<definitions ${DMN}/>`,
      { code: 'dmn-malformed', line: 1, column: 1 },
    ],
    [
      'a decision without a name',
      `<definitions ${DMN}>\n  <decision id="x"/></definitions>`,
      { code: 'dmn-malformed', line: 2, column: 3 },
    ],
    [
      'an id given twice',
      `<definitions ${DMN}>\n<decision id="x" name="a"/>\n<decision id="x" name="b"/></definitions>`,
      { code: 'dmn-malformed', line: 3, column: 1 },
    ],
    [
      'a rule that lacks a cell',
      `<definitions ${DMN}><decision id="x" name="x"><decisionTable><input><inputExpression><text>a</text></inputExpression></input><output/>\n<rule><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision></definitions>`,
      { code: 'dmn-malformed', line: 2, column: 1 },
    ],
    [
      'an unknown hit policy',
      `<definitions ${DMN}><decision id="x" name="x">\n<decisionTable hitPolicy="BEST"><output/></decisionTable></decision></definitions>`,
      { code: 'dmn-malformed', line: 2, column: 1 },
    ],
  ])('%s is refused with its place', (_name, xml, expected) => {
    expect(refusalOf(xml)).toEqual(expected);
  });
});
