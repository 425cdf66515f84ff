import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { boxesIn } from '#definitions/decisions';
import type { Government } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { Program } from '#engine/case';
import { rowsOf } from '#operations/marks/present-rules';
import { sayNote, sayRecorded, sayRow } from '#operations/marks/say-rule';
import type { DecisionTable } from '#rules/dmn/model';
import { hashOfTable } from '#rules/dmn/table-hash';

describe('a row that fired', () => {
  let government: Government;
  let program: Program;
  const tables: { readonly title: string; readonly file: string; readonly table: DecisionTable }[] = [];
  beforeAll(async () => {
    government = await readGovernment(await readFolder(join(import.meta.dirname, '../../../governments/nusantara')));
    const service = government.services.get('samsat.pengesahan-tahunan');
    if (service === undefined) throw new Error('the government has no such service');
    program = { government, service };
    for (const { model } of service.rules.models) {
      for (const box of [...model.decisions, ...model.knowledge].flatMap(({ logic }) => boxesIn(logic)))
        if (box.kind === 'table') tables.push({ title: model.name, file: model.file, table: box });
    }
  });

  it('has words in both languages for every table, column and value of the government', () => {
    const missing = tables.flatMap(({ title, table }) => {
      const facts = [...government.facts.keys()];
      const asked = table.inputs.flatMap(({ label, expression }) =>
        facts.includes(expression.text.trim().replace(/^date\((.*)\)$/, '$1')) ? [] : [label],
      );
      const gave = table.outputs.map(({ label, name }) => label ?? name ?? '');
      return [title, ...asked, ...gave].filter((word) => !government.words.has(word));
    });
    expect(missing).toEqual([]);
    expect(tables.length).toBeGreaterThan(8);
  });

  it('has every note of law in both languages that is more than a citation', () => {
    const notes = tables.flatMap(({ table }) => {
      const column = table.annotations.findIndex((one) => one.toLowerCase() === 'basis');
      return table.rules.map((rule) => rule.annotations[column] ?? '');
    });
    const prose = notes.filter((note) => /\b[a-z]{3,}\b(?!\.)/.test(note));
    expect(prose.filter((note) => !government.words.has(note))).toEqual([]);
    expect(new Set(prose).size).toBeGreaterThan(15);
    expect(sayNote(program, 'UU 1/2022 art. 9-10', 'id')).toBe('UU 1/2022 pasal 9-10');
    expect(sayNote(program, 'UU 1/2022: the fine is charged in full', 'id')).toBe('UU 1/2022: denda ditagih penuh');
  });

  it('is told by the table that fired, and from what was recorded once the tariff has been written anew', () => {
    const found = tables.find(({ table }) => table.id === 'opsenRate-table');
    if (found === undefined) throw new Error('the government has no opsenRate-table');
    const fired = {
      table: `${found.file}#${found.table.id}`,
      hash: hashOfTable(found.table),
      inputs: [
        { name: 'Provinsi', value: '99' },
        { name: 'Jatuh tempo', value: '2026-12-05' },
      ],
      rows: [{ row: 1, annotations: ['PP 35/2023', 'H'], outputs: { rate: '0.66', rounding: 'floor' } }],
    };
    const told = (hash: string) => rowsOf(program, [{ tables: [{ ...fired, hash }] }], 'en')[0]?.sentence;
    expect(told(fired.hash)).toBe(
      'Province Provinsi Arunika (other than DKI Jakarta), Due date 5 December 2026 (from 5 January 2025): Rate 0.66, Rounding down.',
    );
    expect(told('of another table')).toBe(
      'Province Arunika Province, Due date 5 December 2026: Rate 0.66, Rounding down.',
    );
    expect(sayRow(program, found.table, 1, null, 'id')).toBe(
      'Provinsi selain DKI Jakarta, Jatuh tempo mulai 5 Januari 2025: Tarif 0,66, Pembulatan ke bawah.',
    );
    expect(sayRecorded(program, { inputs: [], outputs: { rate: 1 } }, 'id')).toBe(': Tarif 1.');
  });
});
