import { type Criterion, type Level } from '#coordination/level';
import { ARRANGEMENT_WORDS as WORDS } from '#operations/council/say-arrangement';
import type { ArrangementView, EvidenceView, StepView } from '#operations/views/council';
import type { Language } from '#terms/language';

export function stepOf(n: number, language: Language): StepView {
  return { n, name: WORDS[language].steps[n] ?? '' };
}

/**
 * What is there of the step declared; and what the step after the computed one still takes, or, where the declared one is
 * that step, what shows the computed one.
 */
export function ladderEvidence(level: Level, language: Language): Pick<ArrangementView, 'evidence' | 'nextStep'> {
  const at = Math.max(level.declared, 1);
  const next = level.computed + 1;
  const words = WORDS[language];
  const listed = (step: number, title: string) => ({ title, rows: evidenceRows(level, step, language) });
  const beside =
    next === at
      ? level.computed === 0
        ? null
        : listed(level.computed, words.computedTitle(level.computed, words.steps[level.computed] ?? ''))
      : next > 9
        ? null
        : listed(next, words.nextTitle(next, words.steps[next] ?? '', count(level, next, false)));
  return {
    evidence: listed(at, words.evidenceTitle(at, count(level, at, true), count(level, at, false))),
    nextStep: beside,
  };
}

function count(level: Level, step: number, met: boolean): number {
  return level.criteria.filter((one) => one.step === step && one.met === met).length;
}

function evidenceRows(level: Level, step: number, language: Language): EvidenceView[] {
  const say = ({ key, met }: Criterion): EvidenceView => ({
    holds: met,
    what: WORDS[language].criteria[key] ?? key,
    detail: '',
    link: null,
  });
  return level.criteria.filter((one) => one.step === step).map(say);
}
