/**
 * Who followed whom: one row per reorganisation in effect, which every holder is resolved through. `reorganisations` keeps what
 * is being prepared, with its dry-run table; nothing is resolved through it.
 */
export const SUCCESSIONS = `
create table reorganisations (
  id uuid primary key,
  plan jsonb not null,
  planned_at timestamptz not null
);

create table successions (
  n int primary key check (n > 0),
  id uuid not null unique references reorganisations (id),
  data jsonb not null,
  switched_at timestamptz not null
);
create trigger append_only before update or delete or truncate on successions
  for each statement execute function refuse_change();

grant select, insert, update on reorganisations to mg_app;
grant select, insert on successions to mg_app;
`;
