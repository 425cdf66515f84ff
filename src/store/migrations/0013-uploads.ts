/**
 * What people attach. Name and content are sealed under the key of whose matter it is; `place` is the draft, or the case with its
 * work item. What no application or step came to hold is let go with its draft.
 */
export const UPLOADS = `
create table uploads (
  upload_id uuid primary key,
  place uuid not null,
  item int not null,
  fact text not null,
  subject uuid not null,
  head bytea not null,
  body bytea not null,
  at timestamptz not null,
  held boolean not null
);
alter table uploads alter column body set storage external; -- sealed bytes do not compress
create index uploads_of_place on uploads (place, item) where not held;
create index uploads_loose on uploads (at) where not held;
grant select, insert, update, delete on uploads to mg_app;
`;
