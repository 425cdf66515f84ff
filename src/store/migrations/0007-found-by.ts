/** A paper is found by its bytes when somebody uploads it, stray money by the code it named, messages by their hour. */
export const FOUND_BY = `
create index documents_by_hash on documents (sha256);
create index payments_by_code on payments ((raw->>'code')) where status <> 'posted';
create index feedback_by_time on feedback (at);
`;
