import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#definitions/sheets/read-csv';
import { readXlsx } from '#definitions/sheets/read-xlsx';
import { cellName, cellPlace } from '#definitions/sheets/sheet';
import { writeXlsx } from '#definitions/sheets/write-xlsx';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('a csv file as offices save it', () => {
  it.each([
    ['a mark and semicolons', bytes('\uFEFFkode;nama\r\n1;"a;b"\r\n')],
    ['tabs', bytes('kode\tnama\n1\ta;b\n\n\n')],
    ['commas, trailing blanks and empty rows', bytes('kode,nama  ,,\n1,\u00A0a;b ,,\n,,,\n')],
  ])('is read with %s', (_, file) => {
    expect(readCsv('x.csv', file).rows).toEqual([
      ['kode', 'nama'],
      ['1', 'a;b'],
    ]);
  });

  it('keeps lines and quotation marks inside a cell, and reads Windows-1252', () => {
    const file = Uint8Array.from([...bytes('a,b\n"one\ntwo ""x""",caf'), 0xe9]);
    expect(readCsv('x.csv', file).rows[1]).toEqual(['one\ntwo "x"', 'café']);
  });

  it('refuses a quotation mark that is never closed', () => {
    expect(() => readCsv('x.csv', bytes('a,b\n"one,two\n'))).toThrow(/never closed/);
  });
});

/** A workbook as spreadsheet programs write it: one sheet with these rows and merges. */
function workbook(rows: string, more: { readonly merges?: string; readonly date1904?: boolean } = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${more.date1904 === true ? 1 : 0}"/><sheets><sheet name="jabatan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>kode</t></si><si><r><t>Petugas </t></r><r><t>loket</t></r><rPh><t>x</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${more.merges ?? ''}</worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

describe('an xlsx workbook', () => {
  const first = (file: Uint8Array) => readXlsx('x.xlsx', file)[0]?.rows;

  it('gives shared texts, long numbers, dates, booleans and the last value of formulas as texts', () => {
    const row =
      '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>9.90101450790003E14</v></c><c r="C2" s="1"><v>46023</v></c><c r="D2" s="2"><v>3</v></c><c r="F2" t="b"><v>1</v></c><c r="G2"><f>1/10</f><v>0.1</v></c></row>';
    expect(first(workbook(row))?.[1]).toEqual(['Petugas loket', '990101450790003', '2026-01-01', '3', '', 'ya', '0.1']);
  });

  it('counts days from 1904 where the workbook does', () => {
    expect(first(workbook('<row r="1"><c r="A1" s="1"><v>44561</v></c></row>', { date1904: true }))).toEqual([
      ['2026-01-01'],
    ]);
  });

  it('has the value of a merged area in each of its cells', () => {
    const merges = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
    expect(first(workbook('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { merges }))).toEqual([
      ['kode', 'kode'],
      ['kode', 'kode'],
    ]);
  });

  it('is refused when it is none, or when its directory says less than it unpacks to', () => {
    expect(() => readXlsx('x.xlsx', bytes('kode,nama'))).toThrow(/no xlsx workbook/);
    const lying = workbook(`<row r="1"><c r="A1" t="str"><v>${'0'.repeat(100_000)}</v></c></row>`);
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 28; at += 1)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 100_000)
        view.setUint32(at + 24, 100, true);
    expect(() => readXlsx('x.xlsx', lying)).toThrow(/no xlsx workbook/);
  });

  it('written is read again, cell by cell, and is the same bytes each time', () => {
    const sheets = [
      {
        name: 'jabatan',
        rows: [
          ['kode', 'nama'],
          ['0012', 'A & <B> "C"\nD'],
        ],
      },
    ];
    expect(readXlsx('x.xlsx', writeXlsx(sheets))).toEqual(sheets);
    expect(writeXlsx(sheets)).toEqual(writeXlsx(sheets));
    expect(Object.keys(unzipSync(writeXlsx(sheets)))).toContain('[Content_Types].xml');
  });

  it('names cells as spreadsheets do', () => {
    expect([cellName(3, 2), cellName(0, 26), cellName(0, 701)]).toEqual(['C4', 'AA1', 'ZZ1']);
    expect([cellPlace('C4'), cellPlace('$AA$1'), cellPlace('4C')]).toEqual([
      { row: 3, column: 2 },
      { row: 0, column: 26 },
      undefined,
    ]);
  });
});
