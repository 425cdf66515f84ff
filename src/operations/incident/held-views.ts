import type { Loaded } from '#operations/case/load-case';
import { ownerOf } from '#operations/marks/present-marks';
import { inside, labelInside, nameOf } from '#operations/marks/say-case';
import { sayCause } from '#operations/marks/say-cause';
import { sayPlace } from '#operations/marks/say-place';
import type { HeldView } from '#operations/views/incident';
import type { Language } from '#terms/language';

/** Where a case holds, in place: on the desk of whoever works beside it. */
export function heldViews(
  { program, state, number }: Pick<Loaded, 'program' | 'state' | 'number'>,
  language: Language,
): readonly HeldView[] {
  const { government } = program;
  return (state.incidents ?? []).map(({ id, node, agency, cause, since }) => {
    const name = inside(nameOf(government, agency, language));
    const place = labelInside(sayPlace(program, node, language));
    return {
      sentence: language === 'id' ? `Tertahan di ${name}: ${place}` : `Held up at ${name}: ${place}`,
      cause: sayCause(cause, language),
      since,
      href: `/kendala/${number}/${id}`,
      owner: ownerOf(government, agency, language),
    };
  });
}
