/**
 * What people say about the draft of a rule. The words are sealed under a key of their own, or of whoever signed in to say them;
 * the acts of the case hold only their hashes. A row without its act is of a step that came to nothing, and is shown nowhere.
 */
export const COMMENTS = `
create table comments (
  comment_id uuid primary key,
  case_id uuid not null,
  subject uuid not null,
  visitor bytea not null,
  sealed bytea not null,
  hash bytea not null,
  at timestamptz not null
);
create index comments_of_case on comments (case_id, at);
create index comments_of_visitor on comments (visitor, at);

create table comment_answers (
  case_id uuid not null,
  hash bytea not null,
  body text not null,
  primary key (case_id, hash)
);

grant select, insert, delete on comments to mg_app;
grant select, insert on comment_answers to mg_app;
`;
