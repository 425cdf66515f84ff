/** What a person approved after they had looked at it: one answer for each wait of a case, sealed, and never changed. */
export const PREVIEWS = `
create table previews (
  wait text primary key,
  subject uuid not null,
  sealed bytea not null,
  given_at timestamptz not null
);
create trigger append_only before update or delete or truncate on previews
  for each statement execute function refuse_change();
grant select, insert on previews to mg_app;
`;
