import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AT, LETTER, tbpkpOrder } from '#documents/fixture/papers';
import { runTool } from '#documents/fixture/tools';
import { qrSvg } from '#documents/qr';
import { type RenderOrder, renderPaper } from '#documents/render';
import { isList, isObject, type Json, type JsonObject } from '#terms/json';
import { LANGUAGES } from '#terms/language';
import { Refusal } from '#terms/refusal';

const attachments = new Map([['qr.svg', qrSvg('https://verifikasi.example/v#a.b.c')]]);
const data = { title: 'Surat Contoh', fields: [{ label: 'Nama', value: 'Siti' }] };

function render(change: Partial<RenderOrder> = {}): Buffer {
  return Buffer.from(
    renderPaper({ template: LETTER, data, date: AT, id: '1', language: 'id', attachments, ...change }),
  );
}

function refused(change: Partial<RenderOrder>): { code: string; facts: JsonObject } {
  try {
    render(change);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('nothing was refused');
}

/** What a reader copies out of the paper; spaces and line ends do not count. */
function textOf(pdf: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'manunggal-paper-')), 'paper.pdf');
  writeFileSync(path, pdf);
  const text = runTool('pdftotext', '-raw', path, '-');
  return text.replace(/\s+/g, '');
}

/** Every text of the data that is printed; colours and file names are not. */
function printedTexts(value: Json): string[] {
  if (typeof value === 'string') return [value.replace(/\s+/g, '')];
  if (isList(value)) return value.flatMap(printedTexts);
  if (!isObject(value)) return [];
  const { hue: _hue, qr: _qr, language: _language, ...printed } = value;
  return Object.values(printed).flatMap(printedTexts);
}

function idOf(pdf: Buffer): string | undefined {
  return /\/ID \[\(([^)]+)\)/.exec(pdf.toString('latin1'))?.[1];
}

describe('rendering a paper', () => {
  it('gives the same bytes for the same order', () => {
    const first = render();
    render({ data: { ...data, title: 'Surat lain' } });
    expect(render().equals(first)).toBe(true);
  });

  it('gives another permanent identifier to another paper of the same words', () => {
    expect(idOf(render({ id: '1' }))).not.toBe(idOf(render({ id: '2' })));
    expect(idOf(render({ id: '1' }))).toBe(idOf(render({ id: '1', data: { ...data, title: 'Surat lain' } })));
  });

  it.each(LANGUAGES)('is a tagged PDF/A-2b that names its language (%s), dated as ordered', (language) => {
    const pdf = render({ language }).toString('latin1');
    expect(pdf).toContain(`/Lang (${language})`);
    expect(pdf).toMatch(/\/MarkInfo <<\s+\/Marked true/);
    expect(pdf).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(pdf).toContain('/CreationDate (D:20261123021600Z)');
  });

  it.each(LANGUAGES)('prints every field of the yearly vehicle paper as text (%s)', (language) => {
    const order = tbpkpOrder(language);
    const text = textOf(render({ ...order, id: order.number }));
    const missing = printedTexts(order.data).filter((printed) => !text.includes(printed));
    expect(missing).toEqual([]);
    expect(text).toContain(language === 'id' ? 'CONTOH' : 'EXAMPLE');
  });

  it('lays no word of the template over a name that looks like markup', () => {
    const text = textOf(render({ data: { ...data, fields: [{ label: 'Nama', value: '#panic() *Siti* $x$' }] } }));
    expect(text).toContain('#panic()*Siti*$x$');
  });
});

describe('a template on its own', () => {
  it.each(['#read("/etc/passwd")', '#read("../../package.json")', '#image("/etc/hostname")', '#read("render.ts")'])(
    'finds no file beyond what it was given: %s',
    (template) => {
      expect(refused({ template })).toMatchObject({
        code: 'paper-not-renderable',
        facts: { what: 'compile', line: 1 },
      });
    },
  );

  it.each([
    ['Satu\n#import "@preview/cetz:0.2.2": *', 'import', 2],
    ['#include "other.typ"', 'include', 1],
    ['#eval("1 + 1")', 'eval', 1],
    ['\n\n#datetime.today().display()', '.today', 3],
  ])('may not reach out: %j', (template, word, line) => {
    expect(refused({ template })).toEqual({ code: 'template-reaches-out', facts: { word, line } });
  });

  it('names the line of a mistake', () => {
    expect(refused({ template: 'Halo\n#json("data.json").nobody' }).facts).toEqual({ what: 'compile', line: 2 });
  });

  it('may not print with a font that this machine happens to have', () => {
    const template = '#set text(font: "DejaVu Sans", fallback: true)\nHalo';
    const outcome = (): string => {
      try {
        return /\/BaseFont \/\w+\+(\w+)/.exec(render({ template }).toString('latin1'))?.[1] ?? '';
      } catch (error) {
        return error instanceof Refusal ? error.code : 'bug';
      }
    };
    expect(['paper-not-renderable', 'LibertinusSerif']).toContain(outcome());
  });

  it('is refused a character that no bundled font has, instead of printing a box', () => {
    const odd = { ...data, title: 'Mobil 🚗' };
    expect(refused({ data: odd })).toMatchObject({ code: 'paper-not-renderable', facts: { what: 'export' } });
  });

  it('prints all Latin letters of names', () => {
    const names =
      'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĀāĂăĄąĆćČčĎďĐđĒēĘęĚěĞğĢģĪīİıĶķĹĺĻļŁłŃńŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽžẀẁẼẽỲỳạảấầệịọớợụừỳ';
    expect(() => render({ data: { ...data, title: names } })).not.toThrow();
  });
});
