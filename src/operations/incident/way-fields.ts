import { elementAt } from '#engine/called';
import type { Incident, Program } from '#engine/case';
import type { FieldErrors } from '#operations/marks/present-fields';
import { labelInside } from '#operations/marks/say-case';
import { sayPlace } from '#operations/marks/say-place';
import type { FieldView } from '#operations/views/marks';
import type { JsonObject } from '#terms/json';
import type { Language } from '#terms/language';

/** What was written on the page and refused. */
export interface WrittenWay {
  readonly act: 'mend' | 'skip';
  readonly typed: JsonObject;
  readonly reason: string;
  readonly flow: string;
  readonly errors: FieldErrors;
}

const PLAIN = { unit: null, required: true } as const;

/** Why somebody sets a fact right, or passes an element over. */
export function reasonField(act: WrittenWay['act'], refused: WrittenWay | undefined, language: Language): FieldView {
  const own = refused?.act === act ? refused : undefined;
  const id = language === 'id';
  const label =
    act === 'mend'
      ? id
        ? 'Alasan membetulkan'
        : 'Reason for the correction'
      : id
        ? 'Alasan melewati'
        : 'Reason for skipping';
  return {
    ...PLAIN,
    name: `${act}-reason`,
    type: 'list',
    label,
    hint: id ? 'Tercatat bersama jabatan Anda.' : 'Kept with your position.',
    value: own?.reason ?? '',
    error: own?.errors.get(`${act}-reason`)?.[language] ?? null,
    choices: [],
  };
}

/** The ways that lead on from an element, where there are several to choose from. */
export function wayField(
  program: Program,
  { node: element }: Incident,
  refused: WrittenWay | undefined,
  language: Language,
): FieldView[] {
  const { service, id } = elementAt(program, element);
  const { nodes, flows } = service.process;
  const node = nodes.get(id);
  const out = (node?.outgoing ?? []).flatMap((flow) => flows.get(flow) ?? []);
  if (node === undefined || out.length < 2 || node.type === 'parallelGateway') return [];
  const prefix = element.slice(0, element.length - id.length);
  const own = refused?.act === 'skip' ? refused : undefined;
  return [
    {
      ...PLAIN,
      name: 'flow',
      type: 'choice',
      label: language === 'id' ? 'Lanjut ke mana' : 'Which way on',
      hint: null,
      value: own?.flow ?? '',
      error: own?.errors.get('flow')?.[language] ?? null,
      choices: out.map((flow) => ({
        value: `${prefix}${flow.id}`,
        label: sayTarget(program, `${prefix}${flow.to}`, language),
        hint: null,
      })),
    },
  ];
}

function sayTarget(program: Program, element: string, language: Language): string {
  const place = sayPlace(program, element, language);
  return language === 'id' ? `Ke langkah: ${labelInside(place)}` : `To the step: ${labelInside(place)}`;
}
