/** What an office was told at an hour: one row an hour, whichever process takes it. Holds counts nowhere and nothing personal. */
export const DIGESTS = `
create table digests (
  agency text not null,
  slot timestamptz not null,
  state text not null,
  tries int not null,
  next_at timestamptz not null,
  primary key (agency, slot)
);

grant select, insert, update on digests to mg_app;
`;
