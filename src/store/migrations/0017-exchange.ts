/**
 * What a gateway remembers: nonces as long as they could come again, what it served and asked, whom it turned away. Answers
 * are sealed under the key of the person they are about; receipts hold commitments only.
 */
export const EXCHANGE = `
create schema exchange;

create table exchange.nonces (
  keyid text not null,
  nonce text not null,
  until timestamptz not null,
  primary key (keyid, nonce)
);
create index nonces_until on exchange.nonces (until);

create table exchange.served (
  agency text not null,
  client text not null,
  xid uuid not null,
  digest bytea not null,
  at timestamptz not null,
  run uuid not null,
  state text not null check (state in ('serving', 'served', 'interrupted')),
  subject uuid,
  sealed bytea,
  receipt text,
  own_half bytea,
  their_half bytea,
  missing timestamptz,
  primary key (agency, client, xid)
);
create index served_open on exchange.served (agency, at) where their_half is null and missing is null;

create table exchange.asked (
  agency text not null,
  client text not null,
  xid uuid not null,
  provider text not null,
  url text not null,
  at timestamptz not null,
  state text not null check (state in ('asked', 'received', 'refused')),
  receipt text,
  own_half bytea,
  their_half bytea,
  told boolean not null default false,
  missing timestamptz,
  primary key (agency, xid)
);
create index asked_untold on exchange.asked (agency, at) where not told and missing is null;

grant usage on schema exchange to mg_app;
grant select, insert, delete on exchange.nonces to mg_app;
grant select, insert, update on exchange.served, exchange.asked to mg_app;
`;
