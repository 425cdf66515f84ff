import { type Fields, valuesOf } from '#exchange/mx/message';
import { type Purpose, readFields, readPurpose } from '#exchange/mx/terms';
import type { BindingFile } from '#exchange/xroad/facade-file';

/** For what a call is made, and what it may bring. */
export interface TermsOfCall {
  readonly purpose: Purpose;
  readonly fields: readonly string[];
}

/**
 * Purpose and fields of a binding; a system that knows better says so in `MG-Purpose` and `MG-Fields`, and may only ask for
 * less. null where such a header is doubled, of another form, or asks for more.
 */
export function narrowed(fields: Fields, { purpose, fields: bound }: BindingFile): TermsOfCall | null {
  const { code, basis, step, retain } = purpose;
  const [purposes, wanted] = [valuesOf(fields, 'mg-purpose'), valuesOf(fields, 'mg-fields')];
  if (purposes.length > 1 || wanted.length > 1) return null;
  try {
    const own = purposes[0] === undefined ? null : readPurpose(purposes[0]);
    const fewer = wanted[0] === undefined ? bound : readFields(wanted[0]);
    if (fewer.some((field) => !bound.includes(field))) return null;
    return { purpose: own ?? { code, basis, step, retainDays: retain }, fields: fewer };
  } catch {
    return null;
  }
}
