import type { Incident } from '#engine/case';
import type { Loaded } from '#operations/case/load-case';
import { Refusal } from '#terms/refusal';

/** The incident of a case by its number. Refuses `case-ended`, `incident-not-open`. */
export function openIncident({ state }: Pick<Loaded, 'state'>, id: number): Incident {
  const { status, incidents = [] } = state;
  if (status !== 'open') throw new Refusal('case-ended', `The case is ${status}`, { status });
  const found = incidents.find((one) => one.id === id);
  if (found === undefined) throw new Refusal('incident-not-open', `Incident ${id} is over`, { incident: id });
  return found;
}
