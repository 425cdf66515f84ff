import { formOver } from '#definitions/form';
import { isReading } from '#engine/reads';
import { readOrder } from '#operations/case/gather-facts';
import { WITHHOLDINGS } from '#operations/desk/answer-read';
import type { Desk } from '#operations/desk/desk-sections';
import { fieldViews, NO_ERRORS } from '#operations/marks/present-fields';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import { labelInside, nameOf } from '#operations/marks/say-case';
import { labelOf } from '#operations/marks/say-fact';
import { plain } from '#operations/person/say-look';
import type { AnsweringView } from '#operations/views/desk';
import { capital } from '#terms/say';

/** The question that an officer of the holding agency answers by hand; null for any other step. */
export function answeringOf({ file, item, wish, language, at }: Desk): AnsweringView | null {
  if (!isReading(item)) return null;
  const { program, facts, state, number } = file.now;
  const { government, service } = program;
  const definition = service.file.reads[item.read];
  const order = readOrder(program, item.read, facts, state.territory, number, at);
  if (definition === undefined || order === undefined) return null;
  const { registry, asker } = order;
  const key = labelInside(labelOf(government, definition.key, language));
  return {
    question:
      language === 'id'
        ? `Apa yang tercatat di ${labelInside(registry.name.id)} untuk ${key} ini?`
        : `What does the ${labelInside(registry.name.en)} hold for this ${key}?`,
    asker: ownerOf(government, asker, language),
    askerName: nameOf(government, asker, language),
    purpose: `${capital(plain(definition.purpose[language]))}.`,
    basis: basisView(definition.basis, language),
    fields: fieldViews(government, formOver(definition.facts), wish.answers ?? {}, wish.errors ?? NO_ERRORS, language),
    evidence: { value: wish.evidence?.text ?? '', error: wish.evidence?.error ?? null },
    reasons: [...WITHHOLDINGS],
  };
}
