import { describe, expect, it } from 'vitest';
import { readValue } from '#definitions/form-value';
import type { FieldView } from '#operations/views/marks';
import { field, frameFor } from '#web/fixtures/people';
import { attribute, find, parse, words } from '#web/fixtures/tree';
import { Field, faultsOf } from '#web/parts/field.tsx';
import { renderPart } from '#web/render';

const frame = frameFor('id', '/', null);

function shown(view: FieldView) {
  return parse(renderPart(<Field field={view} frame={frame} />));
}

describe('a field of a form', () => {
  it.each([
    ['phone', 'tel', 'tel'],
    ['nik', 'numeric', 'off'],
    ['rupiah', 'numeric', undefined],
    ['decimal', 'decimal', undefined],
  ] as const)('of type %s brings the right keys and fills itself in', (type, inputmode, autocomplete) => {
    const [input] = find(shown(field('a.b', type, 'L')), 'input');
    expect(input && [attribute(input, 'inputmode'), attribute(input, 'autocomplete')]).toEqual([
      inputmode,
      autocomplete,
    ]);
  });

  it('asks a date in three parts, which the form reader joins again', () => {
    const inputs = find(shown(field('a.day', 'date', 'L', { value: '2026-11-24' })), 'input');
    expect(inputs.map((input) => attribute(input, 'name'))).toEqual(['a.day-day', 'a.day-month', 'a.day-year']);
    const typed = inputs.map((input) => attribute(input, 'value') ?? '').join('/');
    expect(readValue('date', typed)).toBe('2026-11-24');
  });

  it('offers few choices side by side and many in a list, with the answer kept', () => {
    const choices = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ value: `v${at}`, label: `L${at}`, hint: null }));
    const few = find(shown(field('a.b', 'choice', 'L', { choices: choices(3), value: 'v1' })), 'input');
    expect(few.filter((input) => input.attributes.has('checked')).map((input) => attribute(input, 'value'))).toEqual([
      'v1',
    ]);
    const many = find(shown(field('a.b', 'choice', 'L', { choices: choices(8), value: 'v5' })), 'option');
    expect(
      many.filter((option) => option.attributes.has('selected')).map((option) => attribute(option, 'value')),
    ).toEqual(['v5']);
  });

  it('ties hint and error to its control and keeps what was typed', () => {
    const [input] = find(shown(field('a.b', 'text', 'L', { hint: 'H', error: 'E', value: '<x> & "y"' })), 'input');
    expect(input && attribute(input, 'aria-describedby')).toBe('a.b.hint a.b.error');
    expect(input && attribute(input, 'aria-invalid')).toBe('true');
    expect(input && attribute(input, 'value')).toBe('<x> & "y"');
  });

  it('says so when it may stay empty, and is the heading where it stands alone', () => {
    expect(words(shown(field('a.b', 'text', 'L', { required: false })))).toContain('(boleh kosong)');
    const alone = parse(renderPart(<Field field={field('a.b', 'date', 'Kapan?')} frame={frame} heading />));
    expect(find(alone, 'h1').map(words)).toEqual(['Kapan? ']);
  });

  it('leads the summary to the control that cures the fault', () => {
    const fields = [
      field('a.when', 'date', 'L', { error: 'E1' }),
      field('a.b', 'text', 'L'),
      field('a.c', 'choice', 'L', { error: 'E2' }),
    ];
    expect(faultsOf(fields)).toEqual([
      { field: 'a.when-day', message: 'E1' },
      { field: 'a.c', message: 'E2' },
    ]);
  });
});
