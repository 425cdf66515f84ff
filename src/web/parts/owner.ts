import type { Owner } from '#operations/views/marks';

/** Classes that colour anything inside by the owner's lane. */
export function hueClass(owner: Owner): string {
  const hue = owner.hue === 'you' ? 'you' : `l${owner.hue}`;
  return owner.double ? `${hue} d` : hue;
}

/** The lane mark itself: the owner's rule at the left edge. */
export function laneClass(owner: Owner): string {
  return `lane ${hueClass(owner)}`;
}
