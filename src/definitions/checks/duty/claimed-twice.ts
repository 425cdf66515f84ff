import type { Draft, DraftService } from '#definitions/draft';
import type { Rule, Say } from '#definitions/rule';

/**
 * One duty, one service: where the same role leads two services that give the same product in the same territory, people must
 * guess which door is theirs, and two desks owe the same thing. UU 25/2009 art. 20: a product belongs to one standard.
 */
export const dutyClaimedTwice: Rule = {
  id: 'duty/claimed-twice',
  what: { id: 'Dua layanan mengaku tugas yang sama', en: 'Two services claim the same duty' },
  hint: {
    id: 'satukan layanan, atau bedakan produk atau wilayahnya',
    en: 'join the services, or tell their products or territories apart',
  },
  check: (draft, say) => {
    const services = [...draft.services.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const [index, service] of services.entries()) {
      for (const earlier of services.slice(0, index)) checkPair(draft, earlier, service, say);
    }
  },
};

function checkPair(draft: Draft, earlier: DraftService, service: DraftService, say: Say): void {
  if (earlier.file.value.owner !== service.file.value.owner) return;
  const both = service.file.value.territories.filter((one) => earlier.file.value.territories.includes(one));
  if (both.length === 0) return;
  const claimed = productsOf(earlier);
  for (const [index, { name }] of (service.texts.id?.value.product ?? []).entries()) {
    if (!claimed.includes(plain(name))) continue;
    const place = service.texts.id?.at(['product', index, 'name']);
    const message = `${earlier.id} gives "${name}" too, for the same ${service.file.value.owner} in ${namesOf(draft, both)}`;
    if (place !== undefined) say(place, message, 'join the two services, or tell their products or territories apart');
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
