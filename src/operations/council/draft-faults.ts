import { needsEverySignature, voting } from '#coordination/arrangement';
import type { ArrangementFile } from '#coordination/schema';
import type { Government } from '#definitions/government';

/**
 * What a draft names that this government does not have, or says twice, as `place: what`. The files of a government are held
 * to the same by `manunggal check`.
 */
export function faultsOfDraft(government: Government, text: ArrangementFile): string[] {
  const { agencies, services, registries, file } = government;
  const seats = new Set([...agencies.values()].flatMap(({ positions }) => positions.map(({ id }) => id)));
  const unknown = (place: string, value: string | undefined, known: { has: (one: string) => boolean }): string[] =>
    value === undefined || known.has(value) ? [] : [`${place}: ${value} is not known here`];
  const payees = new Set(file.payees.map(({ id }) => id));
  const twice = (place: (n: number) => string, values: readonly string[]) =>
    values.flatMap((value, n) => (values.indexOf(value) === n ? [] : [`${place(n)}: ${value} stands twice`]));
  return [
    ...text.members.flatMap(({ agency }, n) => unknown(`members.${n}.agency`, agency, agencies)),
    ...twice(
      (n) => `members.${n}.agency`,
      text.members.map(({ agency }) => agency),
    ),
    ...(voting(text).length < 2 && needsEverySignature(text) ? ['members: an agreement takes two who sign'] : []),
    ...unknown('leadPosition.position', text.leadPosition.position, seats),
    ...unknown('enactedBy', text.enactedBy, seats),
    ...text.services.flatMap((service, n) => unknown(`services.${n}`, service, services)),
    ...text.grants.flatMap((grant, n) => [
      ...unknown(`grants.${n}.from`, grant.from, agencies),
      ...(grant.to === '*' ? [] : unknown(`grants.${n}.to`, grant.to, agencies)),
      ...unknown(`grants.${n}.registry`, grant.registry, registries),
      ...grant.facts.flatMap((fact) => unknown(`grants.${n}.facts`, fact, government.facts)),
      ...unknown(`grants.${n}.payee`, grant.payee, payees),
      ...unknown(`grants.${n}.position`, grant.position, seats),
      ...lacks(`grants.${n}`, grant),
    ]),
    ...twice(
      (n) => `grants.${n}.id`,
      text.grants.map(({ id }) => id),
    ),
    ...(text.to !== undefined && text.to <= text.from ? [`to: ends before it begins`] : []),
  ];
}

/** What a grant of its kind cannot do without. */
function lacks(at: string, { kind, registry, facts, payee, position }: ArrangementFile['grants'][number]): string[] {
  if (kind === 'data' && registry === undefined) return [`${at}.registry: a data grant names one`];
  if (kind === 'data' && facts.length === 0) return [`${at}.facts: a data grant names them`];
  if (kind === 'fee-share' && payee === undefined) return [`${at}.payee: a fee share names one`];
  return kind === 'borrowed-officer' && position === undefined ? [`${at}.position: names the seat that is lent`] : [];
}
