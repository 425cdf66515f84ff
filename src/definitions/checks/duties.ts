import type { Check, Draft, DraftService } from '#definitions/draft';
import type { Findings } from '#definitions/findings';

/**
 * One duty, one service: where the same role leads two services that give the same product in the same territory, people must
 * guess which door is theirs, and two desks owe the same thing. UU 25/2009 art. 20: a product belongs to one standard.
 */
export const dutiesCheck: Check = {
  name: 'duty',
  about: 'No two services with the same owner give the same product in the same territory.',
  run: (draft, findings) => {
    const services = [...draft.services.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const [index, service] of services.entries()) {
      for (const earlier of services.slice(0, index)) checkPair(draft, earlier, service, findings);
    }
  },
};

function checkPair(draft: Draft, earlier: DraftService, service: DraftService, findings: Findings): void {
  if (earlier.file.value.owner !== service.file.value.owner) return;
  const both = service.file.value.territories.filter((one) => earlier.file.value.territories.includes(one));
  if (both.length === 0) return;
  const claimed = productsOf(earlier);
  for (const [index, { name }] of (service.texts.id?.value.product ?? []).entries()) {
    if (!claimed.includes(plain(name))) continue;
    const place = service.texts.id?.at(['product', index, 'name']);
    const message = `${earlier.id} gives "${name}" too, for the same ${service.file.value.owner} in ${namesOf(draft, both)}`;
    const fix = 'join the two services, or tell their products or territories apart';
    if (place !== undefined) findings.error(place, 'duty/claimed-twice', message, fix);
  }
}

function productsOf(service: DraftService): readonly string[] {
  return (service.texts.id?.value.product ?? []).map(({ name }) => plain(name));
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

function namesOf(draft: Draft, territories: readonly string[]): string {
  const regions = draft.government.value.regions;
  return territories.map((code) => regions.find((region) => region.code === code)?.name ?? code).join(', ');
}
