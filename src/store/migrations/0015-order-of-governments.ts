/** In which order governments were published, also those of one and the same moment. */
export const ORDER_OF_GOVERNMENTS = `
alter table government add column nr bigint generated always as identity;
`;
