import { REMEDIES } from '#coordination/dispute';
import type { Voice } from '#coordination/matter';
import type { Matter } from '#coordination/matters';
import type { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';
import { nameOf } from '#operations/marks/say-case';
import { type MatterCommand, mayMove } from '#operations/matter/act-on-matter';
import type { KeptMatter } from '#operations/matter/matter-row';
import { seatFor } from '#operations/matter/matter-row';
import type { ToldAct } from '#operations/matter/matter-texts';
import type { Setting } from '#operations/matter/move-matters';
import { choicesOf } from '#operations/matter/present-matter';
import { MATTER_WORDS as WORDS } from '#operations/matter/say-matter';
import type { FieldView } from '#operations/views/marks';
import type { MatterWay } from '#operations/views/matter';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';

type Choices = FieldView['choices'];

/** A field of one form of a page that has several: its name begins with the form's. */
export function field(
  name: string,
  type: FieldView['type'],
  label: string,
  choices: Choices = [],
  more: Partial<FieldView> = {},
): FieldView {
  return { name, type, label, choices, hint: null, unit: null, required: true, value: '', error: null, ...more };
}

export function memberChoices(
  government: Government,
  { members }: ArrangementFile,
  without: string | null,
  language: Language,
): Choices {
  return members
    .filter(({ agency }) => agency !== without)
    .map(({ agency }) => ({ value: agency, label: nameOf(government, agency, language), hint: null }));
}

/** Candidates are tried in vain: what would be refused is not offered. */
export function matterWays(
  setting: Setting,
  { matter }: KeptMatter,
  acts: readonly ToldAct[],
  by: Voice,
  language: Language,
  at: Instant,
): MatterWay[] {
  const { labels, ways, remedies } = WORDS[language];
  const { government, arrangement } = setting;
  const members = memberChoices(government, arrangement, null, language);
  const words = (act: string, label: string) => field(`${act}-text`, 'prose', label);
  const seat = seatFor(government, members[0]?.value ?? by.agency, null, at);
  const candidates: readonly (readonly [MatterCommand, readonly FieldView[]])[] = [
    [{ kind: 'answer' }, [words('answer', labels.answer)]],
    [{ kind: 'return' }, [words('return', labels.why)]],
    [
      { kind: 'redirect', owner: otherSeat(setting, matter, at) ?? seat },
      [field('redirect-to', 'choice', labels.owner, members)],
    ],
    [{ kind: 'close' }, []],
    [{ kind: 'sign', option: 0 }, [field('sign-option', 'choice', labels.option, optionChoices(matter, acts))]],
    [{ kind: 'settle' }, []],
    [
      { kind: 'decide', remedy: { kind: 'as-said' }, text: '' },
      [
        words('decide', labels.words),
        field(
          'decide-remedy',
          'choice',
          labels.remedy,
          REMEDIES.map((value) => ({ value, label: remedies[value], hint: null })),
          { value: 'as-said' },
        ),
        field('decide-to', 'choice', labels.to, members, { required: false }),
        field('decide-question', 'text', labels.question, [], { required: false }),
      ],
    ],
    [{ kind: 'done' }, []],
    [{ kind: 'countersign' }, []],
  ];
  return candidates
    .filter(([command]) => mayMove(setting, matter, command, by, at))
    .map(([{ kind }, fields]) => ({ act: kind, label: ways[kind] ?? kind, fields }));
}

/** Somebody else than its asker to whom a question could go. */
function otherSeat({ government, arrangement }: Setting, matter: Matter, at: Instant) {
  if (matter.kind !== 'question') return null;
  const other = arrangement.members.find(({ agency }) => agency !== matter.asker.agency);
  return other === undefined ? null : seatFor(government, other.agency, null, at);
}

function optionChoices(matter: Matter, acts: readonly ToldAct[]): Choices {
  if (matter.kind !== 'decision') return [];
  return choicesOf(matter, acts).map((label, n) => ({ value: String(n), label, hint: null }));
}
