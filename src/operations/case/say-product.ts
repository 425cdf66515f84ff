import { agencyOf } from '#definitions/government';
import type { CaseFile } from '#operations/case/read-case-file';
import { ownerOf } from '#operations/marks/present-marks';
import { labelOf, sayFact } from '#operations/marks/say-fact';
import type { CaseView } from '#operations/views/case';
import { textOf } from '#terms/json';
import type { Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';

type Line = NonNullable<CaseView['own']>['product'][number];

/**
 * What a service of its kind leaves beside its paper, as far as the case knows it by now: a connection with its number and whom
 * to call, a public asset with its owner, a rule with the day from which it holds. Nothing of it before the case is done.
 */
export function sayProduct({ now }: CaseFile, language: Language, at: Instant): readonly Line[] {
  const { program, facts, state, number } = now;
  const { government, service } = program;
  if (state.status !== 'done') return [];
  const { connection, asset, rule } = service.file.product ?? {};
  const known = (name: string, more: Omit<Line, 'label' | 'value'>): Line[] => {
    const value = facts.get(name)?.value ?? null;
    if (value === null) return [];
    return [{ label: labelOf(government, name, language), value: sayFact(government, name, value, language), ...more }];
  };
  const owner = (name: string, owners: { readonly [status: string]: string }): string | null => {
    const role = owners[textOf(facts.get(name)?.value)];
    const agency =
      role === undefined ? undefined : agencyOf(government, role, state.territory, dayIn(government.file.zone, at));
    if (agency === undefined) return null;
    const { name: who } = ownerOf(government, agency, language, 0, 'other');
    return language === 'id' ? `Pemiliknya ${who}.` : `Its owner: ${who}.`;
  };
  const path = (name: string) => encodeURIComponent(textOf(facts.get(name)?.value));
  return [
    ...(connection === undefined ? [] : known(connection.number, { detail: connection.outage[language], href: null })),
    ...(asset === undefined
      ? []
      : known(asset.id, {
          detail: owner(asset.status, asset.owners),
          href: `/aset/${service.file.id}/${path(asset.id)}`,
        })),
    ...(rule === undefined ? [] : known(rule.effective, { detail: null, href: `/aturan/${number}` })),
  ];
}
