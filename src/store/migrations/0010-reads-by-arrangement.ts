/** Reads under an arrangement by time, for its public page and its evidence: few among all acts. */
export const READS_BY_ARRANGEMENT = `
create index acts_reads_by_arrangement on acts ((data->>'arrangement'), at) where kind = 'data-read';
`;
