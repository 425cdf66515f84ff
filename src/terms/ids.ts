declare const kind: unique symbol;
/** A string that only one constructor can make. */
type Name<Kind extends string> = string & { readonly [kind]: Kind };

/** An agency of a government, as in `agencies/<id>.yaml`. Ids are never reused. */
export type AgencyId = Name<'agency'>;
/** A service, e.g. `samsat.pengesahan-tahunan`. */
export type ServiceId = Name<'service'>;
/** A fact of facts.yaml, e.g. `vehicle.plate`. */
export type FactName = Name<'fact'>;
/** What a lane names; roles.yaml says whose. */
export type RoleId = Name<'role'>;
/** A seat in an agency, e.g. `regident.verifier`. */
export type PositionId = Name<'position'>;
/** UUIDv7 of a chain of acts; a case's id is its chain's id. */
export type ChainId = Name<'chain'>;
/** Pseudonym of a person: UUID, never the NIK. */
export type SubjectId = Name<'subject'>;

function maker<Kind extends string>(what: string, form: RegExp): (text: string) => Name<Kind> {
  return (text) => {
    if (!form.test(text)) throw new TypeError(`not ${what}: ${text}`);
    return text as Name<Kind>;
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const agencyId = maker<'agency'>('an agency id', /^[a-z][a-z0-9-]{1,30}$/);
export const serviceId = maker<'service'>('a service id', /^[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$/);
export const factName = maker<'fact'>('a fact name', /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/);
export const roleId = maker<'role'>('a role', /^[a-z][a-z0-9-]{1,40}$/);
export const positionId = maker<'position'>('a position', /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/);
export const chainId = maker<'chain'>('a chain id', UUID);
export const subjectId = maker<'subject'>('a subject id', UUID);

/** UUID version 7 (RFC 9562 5.7): 48 bits of unix milliseconds, then randomness; time-ordered, so hot rows stay together. */
export function uuidv7(milliseconds: number, random: Uint8Array): string {
  if (random.length < 10) throw new TypeError('a UUIDv7 needs 10 random bytes');
  const time = milliseconds.toString(16).padStart(12, '0');
  const rest = Buffer.from(random.subarray(0, 10));
  rest[0] = ((rest[0] ?? 0) & 0x0f) | 0x70;
  rest[2] = ((rest[2] ?? 0) & 0x3f) | 0x80;
  const hex = rest.toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`;
}
