import { bodyOf } from '#coordination/council-schema';
import type { Decision } from '#coordination/decision';
import type { Matter } from '#coordination/matters';
import type { Government } from '#definitions/government';
import { titleOf } from '#operations/desk/present-questions';
import { dueOf, ownerOf } from '#operations/marks/present-marks';
import { nameOf } from '#operations/marks/say-case';
import type { KeptMatter } from '#operations/matter/matter-row';
import { OVER } from '#operations/matter/matter-row';
import type { ToldAct } from '#operations/matter/matter-texts';
import type { Setting } from '#operations/matter/move-matters';
import { MATTER_WORDS as WORDS } from '#operations/matter/say-matter';
import type { MatterRowView, MatterView } from '#operations/views/matter';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';
import { sayList } from '#terms/say';

/** Whose turn a matter is, as an agency; null where nothing is awaited, or several sign. */
function turnOf({ rules, sceneAt, arrangement, government }: Setting, matter: Matter, at: Instant): string | null {
  const chair = bodyOf(rules, arrangement.id, dayIn(government.file.zone, at))?.chair ?? rules.headOfGovernment;
  const [lead = null] = sceneAt(at).leads;
  const agencyIn = (position: string) => position.split('.')[0] ?? null;
  switch (matter.kind) {
    case 'question':
      if (matter.state === 'returned' || matter.state === 'answered') return matter.asker.agency;
      return { owner: matter.owner.agency, lead, body: agencyIn(chair) }[matter.rung];
    case 'decision':
      if (matter.state === 'escalated') return agencyIn(chair);
      return matter.signers.find((signer) => matter.votes.every(({ agency }) => agency !== signer)) ?? null;
    case 'dispute':
      return {
        parties: matter.parties[0] ?? null,
        lead,
        body: agencyIn(chair),
        head: agencyIn(rules.headOfGovernment),
      }[matter.rung];
    case 'duty':
      return matter.owner.agency;
    case 'minutes':
      return matter.parties.find((party) => !matter.signed.includes(party)) ?? null;
    default:
      return matter satisfies never;
  }
}

/** A matter as lists show it. */
export function matterRow(
  setting: Setting,
  { number, matter }: KeptMatter,
  acts: readonly ToldAct[],
  language: Language,
  at: Instant,
): MatterRowView {
  const { government, arrangement } = setting;
  const isOver = OVER.includes(matter.state);
  const turn = isOver ? null : turnOf(setting, matter, at);
  const words = WORDS[language];
  const clock =
    'silentBy' in matter && matter.state === 'answered' ? matter.silentBy : 'due' in matter ? matter.due : null;
  const due = dueOf(government.calendar, isOver ? null : clock, at);
  return {
    number,
    href: `/dewan/perkara/${number}`,
    text: textOf(acts[0]?.texts['text'] ?? ''),
    arrangement: { href: `/kesepakatan/${arrangement.id}`, label: arrangement.title[language] },
    owner: turn === null ? null : ownerOf(government, turn, language),
    turn: isOver ? '' : saidTurn(setting, matter, language),
    due,
    state: {
      word: `${words.kinds[matter.kind]}, ${words.states[matter.state]}`,
      kind: isOver ? 'ok' : due.state === 'late' || matter.state === 'escalated' ? 'late' : 'near',
    },
  };
}

function saidTurn({ government }: Setting, matter: Matter, language: Language): string {
  const { rungs } = WORDS[language];
  switch (matter.kind) {
    case 'question':
      return matter.rung === 'owner'
        ? titleOf(government, matter.owner.agency, matter.owner.position, language)
        : rungs[matter.rung];
    case 'dispute':
      return rungs[matter.rung];
    case 'decision':
      return matter.state === 'escalated' ? rungs.body : `${matter.votes.length}/${matter.signers.length}`;
    case 'duty':
      return titleOf(government, matter.owner.agency, matter.owner.position, language);
    case 'minutes':
      return `${matter.signed.length}/${matter.parties.length}`;
    default:
      return matter satisfies never;
  }
}

/** What a matter is about, in rows of label and value. */
export function matterFacts(
  { government }: Setting,
  { matter, openedAt }: KeptMatter,
  acts: readonly ToldAct[],
  language: Language,
): MatterView['facts'] {
  const { labels, rules, silences, remedies, rungs, silent, yes, no } = WORDS[language];
  const names = (agencies: readonly string[]) =>
    sayList(
      agencies.map((one) => nameOf(government, one, language)),
      language,
    );
  const seat = ({ agency, position }: { agency: string; position: string }) =>
    `${titleOf(government, agency, position, language)}, ${nameOf(government, agency, language)}`;
  const opened = { label: labels.opened, value: dayIn(government.file.zone, openedAt) };
  switch (matter.kind) {
    case 'question':
      return [
        { label: labels.asker, value: seat(matter.asker) },
        { label: labels.owner, value: seat(matter.owner) },
        { label: labels.blocking, value: matter.blocking ? yes : no },
      ];
    case 'decision':
      return [
        { label: labels.rule, value: rules[matter.rule] },
        { label: labels.signers, value: names(matter.signers) },
        { label: labels.onSilence, value: silences[matter.onSilence] },
        ...(matter.silent.length === 0 ? [] : [{ label: '', value: silent(names(matter.silent)) }]),
      ];
    case 'dispute': {
      const wanted = textOf(acts[0]?.texts['wanted'] ?? '');
      return [
        { label: labels.parties, value: names(matter.parties) },
        { label: labels.wanted, value: wanted },
        ...(matter.agreed.length === 0 ? [] : [{ label: labels.agreed, value: names(matter.agreed) }]),
        ...(matter.remedy === null
          ? []
          : [{ label: labels.remedy, value: `${remedies[matter.remedy]} (${rungs[matter.rung]})` }]),
      ];
    }
    case 'duty':
      return [{ label: labels.owner, value: seat(matter.owner) }, { label: labels.from, value: matter.from }, opened];
    case 'minutes':
      return [{ label: labels.parties, value: names(matter.parties) }, opened];
    default:
      return matter satisfies never;
  }
}

/** The options of a decision, each with whoever signed under it. */
export function decisionOptions(
  government: Government,
  { matter }: KeptMatter,
  acts: readonly ToldAct[],
  language: Language,
): MatterView['options'] {
  if (matter.kind !== 'decision') return [];
  return choicesOf(matter, acts).map((text, option) => {
    const signed = matter.votes.filter((vote) => vote.option === option);
    const names = signed.map(({ agency }) => nameOf(government, agency, language));
    return { text, signed: sayList(names, language), taken: matter.option === option };
  });
}

/** Once erased they are numbers. */
export function choicesOf({ options }: Decision, acts: readonly ToldAct[]): string[] {
  const texts = acts[0]?.texts['choices'];
  return Array.from({ length: options }, (_, n) => (Array.isArray(texts) ? textOf(texts[n] ?? '') : '') || `${n + 1}`);
}

/** What happened, act by act, with what was written. */
export function matterHistory(
  government: Government,
  acts: readonly ToldAct[],
  language: Language,
): MatterView['history'] {
  const { acts: said, clock, bySilence, vacant, rungs } = WORDS[language];
  return acts.map(({ act, texts }, n) => {
    const more =
      act.data['by'] === 'silence'
        ? bySilence
        : act.data['vacant'] === true
          ? vacant
          : Object.entries(rungs).find(([rung]) => act.kind.endsWith('-climbed') && rung === act.data['rung'])?.[1];
    return {
      at: act.at,
      what: `${said[act.kind] ?? act.kind}${more === undefined ? '' : `: ${more}`}`,
      who:
        act.agency === null
          ? clock
          : `${titleOf(government, act.agency, act.position, language)}, ${nameOf(government, act.agency, language)}`,
      words: n === 0 ? null : textOf(texts['text'] ?? '') || null,
    };
  });
}
