import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collectFindings } from '#definitions/findings';
import { readFileAs } from '#definitions/read-file';
import { RegistryFile } from '#definitions/registry-schema';
import { FactsFile } from '#definitions/schema/facts';
import { GovernmentFile } from '#definitions/schema/government';

function misfits(schema: z.ZodType, path: string, text: string): string[] {
  const findings = collectFindings();
  expect(readFileAs(schema, path, text, findings)).toBeUndefined();
  return findings.all().map(({ line, column, code, message, fix }) => `${line}:${column} ${code} ${message} | ${fix}`);
}

describe('a file that does not fit its form', () => {
  it('is told by line and column, all misfits at once', () => {
    const text = [
      '- id: person.nik',
      '  type: nick',
      '  personal: yes please',
      '  label: {id: NIK, en: NIK}',
      '  lable: x',
      '- id: 12',
      '  type: text',
      '  personal: true',
    ].join('\n');
    expect(misfits(FactsFile, 'facts.yaml', text)).toEqual([
      '2:9 file/misfit 0.type: Invalid option: expected one of "text"|"prose"|"date"|"integer"|"decimal"|"rupiah"|"boolean"|"nik"|"phone"|"plate"|"choice"|"list"|"file" | write one of: text, prose, date, integer, decimal, rupiah, boolean, nik, phone, plate, choice, list, file',
      '3:13 file/misfit 0.personal: expected boolean, received string | correct the value',
      '5:3 file/unknown-name 0 has no "lable" | correct the name or take the entry out',
      '6:3 file/missing "1.label" is missing | add "label"',
      '6:7 file/misfit 1.id: expected string, received number | put the value in quotes',
    ]);
  });

  it('is told where a name of a map is wrong', () => {
    const text =
      'id: people\nrole: r\nname: {id: a, en: b}\nkey: person.nik\nfields:\n  name: Person\nsource: http\nfresh: {amount: 1, unit: hours}\n';
    expect(misfits(RegistryFile, 'registries/people.yaml', text)[0]).toMatch(/^6:9 file\/misfit fields.name/);
  });

  it('is told where the YAML breaks', () => {
    expect(misfits(GovernmentFile, 'government.yaml', 'id: a\nid: b\n')).toEqual([
      '2:1 yaml/syntax Map keys must be unique | keep one of the two entries of this name',
    ]);
    expect(misfits(GovernmentFile, 'government.yaml', 'id: !!js/function a\n')[0]).toMatch(
      /^1:5 yaml\/syntax Unresolved tag/,
    );
    expect(misfits(GovernmentFile, 'government.yaml', '')).toEqual([expect.stringMatching(/^1:1 file\/misfit/)]);
  });

  it('is told where the JSON breaks, also where YAML would let it pass', () => {
    expect(misfits(GovernmentFile, 'a.json', '{\n  id: "a"\n}')).toEqual([expect.stringMatching(/^2:3 json\/syntax/)]);
  });

  it('is told of the nearest form where several are allowed', () => {
    const either = z.strictObject({ give: z.union([z.literal('silent'), z.strictObject({ a: z.number() })]) });
    expect(misfits(either, 'a.yaml', 'give:\n  a: x\n')).toEqual([
      '2:6 file/misfit give.a: expected number, received string | correct the value',
    ]);
  });

  it('cannot grow without bound by aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map((n, i) => `${n}: &${n} [${`*${'abcdef'[i]},`.repeat(9)}]`),
    ].join('\n');
    expect(misfits(z.record(z.string(), z.unknown()), 'a.yaml', bomb)[0]).toMatch(/yaml\/alias/);
  });
});
