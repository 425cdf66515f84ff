/**
 * What people allowed: the signed record sealed under the person's key, its hash as the exchange names it, and what became of
 * it, appended and never changed.
 */
export const CONSENTS = `
create table consents (
  consent_id uuid primary key,
  subject uuid not null,
  purpose text not null,
  hash bytea not null,
  sealed bytea not null,
  given_at timestamptz not null,
  until timestamptz not null
);
create index consents_of on consents (subject, purpose);
create trigger append_only before update or delete or truncate on consents
  for each statement execute function refuse_change();

create table consent_status (
  consent_id uuid not null references consents (consent_id),
  status text not null check (status in ('given', 'withdrawn')),
  at timestamptz not null,
  primary key (consent_id, status)
);
create trigger append_only before update or delete or truncate on consent_status
  for each statement execute function refuse_change();

grant select, insert on consents, consent_status to mg_app;
`;
