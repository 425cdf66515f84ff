/** Powers of attorney (surat kuasa) that people of this house gave each other; the acts stand on the principal's chain. */
export const POWERS = `
create table powers (
  power_id uuid primary key,
  principal uuid not null,
  agent uuid not null,
  services text[] not null,
  until date not null,
  given_at timestamptz not null,
  ended_at timestamptz
);
create index powers_of_agent on powers (agent, principal) where ended_at is null;
create index powers_of_principal on powers (principal);

grant select, insert, update on powers to mg_app;
`;
