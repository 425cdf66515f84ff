/** What a government's files say of whose part is whose: services with their lanes, and who has held a role. */
export interface Offices {
  readonly registries: ReadonlyMap<string, { readonly role: string }>;
  readonly services: ReadonlyMap<
    string,
    { readonly file: { readonly lanes: { readonly [lane: string]: { readonly role: string } } } }
  >;
  readonly roles: readonly { readonly role: string; readonly agency: string }[];
}

/**
 * The one role under which an agency has its part in services; undefined where it has none or several, since nobody could say
 * then which of them a grant or a question goes with. Who held a role once counts, so that the answer outlives its moving away.
 */
export function roleUnder({ services, roles }: Offices, ids: readonly string[], agency: string): string | undefined {
  const lanes = ids.flatMap((id) => Object.values(services.get(id)?.file.lanes ?? {}).map(({ role }) => role));
  const held = new Set(lanes.filter((role) => roles.some((row) => row.role === role && row.agency === agency)));
  return held.size === 1 ? [...held][0] : undefined;
}
