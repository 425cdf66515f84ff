/** A complaint may be a question about one look on the person's own chain, by the number of that act; at most one for each. */
export const QUESTIONS_ABOUT_LOOKS = `
alter table complaints add column look int check (look > 0);
create unique index complaints_of_look on complaints (subject, look) where look is not null;
create index complaints_climbing on complaints (due) where look is not null and status = 'verified';
`;
