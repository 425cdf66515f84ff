/** Double entry (billing.md 2 and 3): entries are never changed, and a journal that does not balance is never committed. */
export const MONEY = `
create table bills (
  bill_id uuid primary key,
  case_id uuid not null,
  code text not null unique,
  status text not null,
  total bigint not null check (total >= 0),
  issued_at timestamptz not null,
  expires_at timestamptz,
  paid_at timestamptz,
  lines jsonb not null
);
create index bills_of_case on bills (case_id);

create table accounts (
  account text primary key,
  owner text not null,
  kind text not null,
  normal char(1) not null check (normal in ('D', 'C'))
);

create table journals (
  journal uuid primary key,
  idem text not null unique,
  bill uuid,
  kind text not null,
  reversal_of uuid unique,
  chain uuid not null,
  seq int not null,
  at timestamptz not null
);
create index journals_of_bill on journals (bill) where bill is not null;

create table entries (
  journal uuid not null,
  n smallint not null,
  account text not null,
  side char(1) not null check (side in ('D', 'C')),
  amount bigint not null check (amount > 0),
  primary key (journal, n)
);
create index entries_of_account on entries (account) include (side, amount);

create table payments (
  channel text not null,
  reference text not null,
  bill uuid,
  case_id uuid,
  amount bigint not null check (amount > 0),
  at timestamptz not null,
  status text not null check (status in ('posted', 'parked', 'refund-due', 'refunded')),
  raw jsonb not null,
  primary key (channel, reference)
);
create index payments_of_bill on payments (bill) where bill is not null;
create index payments_waiting on payments (status, at) where status in ('parked', 'refund-due');

create function check_journal() returns trigger language plpgsql as $$
declare
  lines int;
  difference numeric;
begin
  if not exists (select from journals where journal = new.journal) then
    raise exception 'entry without its journal %', new.journal using errcode = 'check_violation', constraint = 'journal_known';
  end if;
  select count(*), coalesce(sum(case side when 'D' then amount else -amount end), 0)
    into lines, difference from entries where journal = new.journal;
  if lines < 2 or difference <> 0 then
    raise exception 'journal % has % entries and differs by %', new.journal, lines, difference
      using errcode = 'check_violation', constraint = 'journal_balances';
  end if;
  if exists (select from entries e where e.journal = new.journal
             and not exists (select from accounts a where a.account = e.account)) then
    raise exception 'journal % names an unknown account', new.journal
      using errcode = 'check_violation', constraint = 'account_known';
  end if;
  return null;
end $$;

create constraint trigger journal_balances after insert on journals
  deferrable initially deferred for each row execute function check_journal();
create constraint trigger journal_balances after insert on entries
  deferrable initially deferred for each row execute function check_journal();

create trigger append_only before update or delete or truncate on journals
  for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on entries
  for each statement execute function refuse_change();

grant select, insert, update on bills, accounts, payments to mg_app;
grant select, insert on journals, entries to mg_app;
`;
