/**
 * What the exchange board shows: open findings without reading every exchange, what was asked and why it was refused, and the
 * reads that brought nothing. Exchanges from before say neither purpose nor refusal.
 */
export const EXCHANGE_BOARD = `
create index served_missing on exchange.served (at) where their_half is null and missing is not null;
create index asked_missing on exchange.asked (at) where not told and missing is not null;

alter table exchange.asked add column purpose text, add column refusal text;
create index asked_refused on exchange.asked (at) where refusal is not null;

create index acts_withheld_by_time on acts (at) where kind = 'fact-withheld';
`;
