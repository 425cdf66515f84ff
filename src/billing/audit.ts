/**
 * The twelve invariants of the books as one statement for any PostgreSQL client that may read the tables: `psql -f`. Every
 * row is a violation: which invariant, what is wrong, with what. It needs no code of ours, so an auditor can read it and run
 * it on a copy. It reads bills, journals, entries, accounts, payments, acts and the catalogue.
 */
export const AUDIT_SQL = `
with money as (
  select e.journal, j.idem, j.kind as booking, j.bill, e.n, e.account, split_part(e.account, '/', 1) as kind, e.side,
         e.amount::numeric as amount, case e.side when 'D' then e.amount::numeric else -e.amount::numeric end as signed
  from entries e left join journals j on j.journal = e.journal
),
lines as (
  select b.bill_id, b.status, b.total::numeric as total, line ->> 'account' as account, line ->> 'amount' as written,
         case when line ->> 'amount' ~ '^[0-9]+$' then (line ->> 'amount')::numeric end as amount
  from bills b cross join lateral jsonb_array_elements(b.lines) line
),
events as (
  select b.bill_id, b.status, b.total::numeric as total, b.paid_at,
         count(*) filter (where j.kind = 'issue') as issued, count(*) filter (where j.kind = 'pay') as paid,
         count(*) filter (where j.kind = 'split') as split, count(*) filter (where j.kind = 'expire') as expired,
         count(*) filter (where j.kind = 'cancel') as cancelled
  from bills b left join journals j on j.bill = b.bill_id group by b.bill_id, b.status, b.total, b.paid_at
),
held as (
  select coalesce(bill::text, 'no bill') as bill, sum(signed) filter (where kind = 'clearing') as clearing,
         -sum(signed) filter (where kind = 'suspense') as suspense,
         -sum(signed) filter (where kind = 'refund-payable') as refund_payable,
         -sum(signed) filter (where kind = 'payable') as payable,
         -sum(signed) filter (where kind = 'pending') as pending,
         sum(signed) filter (where kind = 'receivable') as receivable
  from money group by bill
),
told as (
  select coalesce(bill::text, 'no bill') as bill, sum(amount::numeric) filter (where status = 'parked') as parked,
         sum(amount::numeric) filter (where status = 'refund-due') as due
  from payments group by bill
),
refunds as (
  select idem, sum(amount) as amount from money where side = 'D' and booking in ('refund-due', 'refund') group by idem
),
returned as (
  select p.channel || '/' || p.reference as payment, p.status, p.amount::numeric as amount,
         coalesce(due.amount, 0) as approved, coalesce(paid.amount, 0) as refunded
  from payments p
  left join refunds due on due.idem = 'refund-due/' || p.channel || '/' || p.reference
  left join refunds paid on paid.idem = 'refund/' || p.channel || '/' || p.reference
),
mirrored as (
  select idem, journal from journals where reversal_of is not null
  union all select idem, reversal_of from journals where reversal_of is not null
)

select 1 as invariant, 'debits are not credits' as violation, j.idem as subject,
       'entries ' || count(m.n) || ', difference ' || coalesce(sum(m.signed), 0) as detail
from journals j left join money m on m.journal = j.journal
group by j.journal, j.idem having count(m.n) < 2 or sum(m.signed) <> 0

union all select 2, 'reversed more than once', reversal_of::text, count(*) || ' reversals'
from journals where reversal_of is not null group by reversal_of having count(*) > 1
union all select 2, 'not the mirror of what it reverses', r.idem, m.account || ' ' || sum(m.signed)
from mirrored r join money m on m.journal = r.journal group by r.idem, m.account having sum(m.signed) <> 0
union all select 2, 'reverses nothing', idem, kind
from journals where kind in ('expire', 'cancel') and reversal_of is null
union all select 2, 'an entry is gone', max(idem), count(*) || ' of ' || max(n) - min(n) + 1
from money group by journal having count(*) <> max(n) - min(n) + 1 or min(n) not in (0, 1)
union all select 2, 'can be changed: no trigger forbids it', wanted.name || ' ' || wanted.what, ''
from (values ('entries', 'delete', 8), ('entries', 'update', 16), ('journals', 'delete', 8), ('journals', 'update', 16))
  as wanted(name, what, bit)
where not exists (select from pg_trigger t where t.tgrelid = to_regclass(wanted.name) and not t.tgisinternal
                  and t.tgenabled in ('O', 'A') and t.tgtype::int & wanted.bit > 0)

union all select 3, 'not whole rupiah', 'entry ' || idem || ' ' || n, amount::text
from money where amount <> trunc(amount) or amount <= 0
union all select 3, 'not whole rupiah', 'payment ' || channel || '/' || reference, amount::text
from payments where amount::numeric <> trunc(amount::numeric) or amount <= 0
union all select 3, 'not whole rupiah', 'bill ' || bill_id, total::text
from bills where total::numeric <> trunc(total::numeric) or total < 0
union all select 3, 'not whole rupiah', 'line ' || bill_id || ' ' || account, written from lines where amount is null

union all select 4, 'lines do not add up to the bill', b.bill_id::text, b.total || ' against ' || coalesce(sum(l.amount), 0)
from bills b left join lines l on l.bill_id = b.bill_id group by b.bill_id, b.total having b.total <> coalesce(sum(l.amount), 0)
union all select 4, 'a share is not what its lines say', coalesce(l.bill, m.bill)::text,
       coalesce(l.account, m.account) || ': ' || coalesce(l.amount, 0) || ' against ' || coalesce(m.amount, 0)
from (
  select bill_id as bill, 'issue' as booking, 'pending/' || account as account, sum(amount) as amount
  from lines where total > 0 group by bill_id, account having sum(amount) > 0
  union all
  select bill_id, 'split', 'payable/' || account, sum(amount)
  from lines where total > 0 and status = 'paid' group by bill_id, account having sum(amount) > 0
) l full join (
  select bill, booking, account, sum(amount) as amount
  from money where booking in ('issue', 'split') and side = 'C' group by bill, booking, account
) m on m.bill = l.bill and m.booking = l.booking and m.account = l.account
where l.amount is distinct from m.amount

union all select 5, 'one payment twice', channel || '/' || reference, count(*) || ' rows'
from payments group by channel, reference having count(*) > 1
union all select 5, 'one event booked twice', idem, count(*) || ' journals' from journals group by idem having count(*) > 1
union all select 5, 'a payment is not in the books as it came in', p.channel || '/' || p.reference, p.amount || ' ' || p.status
from payments p where not exists (
  select from money m where m.account = 'clearing/' || p.channel and m.side = 'D' and m.amount = p.amount
    and m.bill is not distinct from p.bill
    and m.idem = case p.status when 'posted' then 'pay/' else 'park/' end || p.channel || '/' || p.reference)
union all select 5, 'money in the books that never came in', m.idem, m.amount::text
from money m where m.kind = 'clearing' and m.side = 'D' and not exists (
  select from payments p where m.idem = case p.status when 'posted' then 'pay/' else 'park/' end || p.channel || '/' || p.reference)

union all select 6, 'more disbursed than collected', coalesce(bill::text, ''), account || ' ' || sum(signed)
from money where kind = 'payable' group by bill, account having sum(signed) > 0

union all select 7, 'a channel holds other than what is owed', bill,
       coalesce(clearing, 0) || ' against ' || coalesce(payable, 0) + coalesce(suspense, 0) + coalesce(refund_payable, 0)
from held where coalesce(clearing, 0) <> coalesce(payable, 0) + coalesce(suspense, 0) + coalesce(refund_payable, 0)
union all select 7, 'suspense is not the parked payments', coalesce(h.bill, t.bill),
       coalesce(h.suspense, 0) || ' against ' || coalesce(t.parked, 0)
from held h full join told t on t.bill = h.bill
where coalesce(h.suspense, 0) <> coalesce(t.parked, 0)
union all select 7, 'a bill that is not open still waits for money', b.bill_id::text, b.status
from bills b join held h on h.bill = b.bill_id::text
where b.status <> 'open' and (coalesce(h.pending, 0) <> 0 or coalesce(h.receivable, 0) <> 0)

union all select 8, 'a cached balance is not the sum of its entries', a.account, to_jsonb(a) ->> 'balance'
from accounts a left join money m on m.account = a.account
where to_jsonb(a) ->> 'balance' is not null group by a.account, a.normal, to_jsonb(a)
having (to_jsonb(a) ->> 'balance')::numeric <> coalesce(sum(case when m.side = a.normal then m.amount else -m.amount end), 0)
union all select 8, 'an account is not of the kind its name says', account, kind || ' ' || normal
from accounts where kind <> split_part(account, '/', 1)
  or (normal = 'D') <> (split_part(account, '/', 1) in ('receivable', 'clearing'))

union all select 9, 'refunded other than what was paid and is due', payment, status || ' ' || approved || ', ' || refunded
from returned where approved <> case when status in ('refund-due', 'refunded') then amount else 0 end
  or refunded <> case when status = 'refunded' then amount else 0 end
union all select 9, 'refund payable is not the refunds due', coalesce(h.bill, t.bill),
       coalesce(h.refund_payable, 0) || ' against ' || coalesce(t.due, 0)
from held h full join told t on t.bill = h.bill
where coalesce(h.refund_payable, 0) <> coalesce(t.due, 0)

union all select 10, 'a bill is not what its journals say', bill_id::text,
       status || ': ' || concat_ws(', ', 'issued ' || issued, 'paid ' || paid, 'split ' || split, 'expired ' || expired,
                                   'cancelled ' || cancelled)
from events where status <> case when total = 0 or paid > 0 then 'paid' when expired > 0 then 'expired'
                                 when cancelled > 0 then 'cancelled' else 'open' end
  or issued <> case when total = 0 then 0 else 1 end or paid + expired + cancelled > 1 or split <> paid
  or (paid_at is null) <> (status <> 'paid')
union all select 10, 'a journal of a bill that is not there', j.idem, j.bill::text
from journals j where j.bill is not null and not exists (select from bills b where b.bill_id = j.bill)

union all select 11, 'a journal without its act', j.idem, j.chain || '/' || j.seq
from journals j where not exists (select from acts a where a.chain = j.chain and a.seq = j.seq and a.c is not null)

union all select 12, 'the trial balance is not 0', '', sum(signed)::text from money having sum(signed) <> 0
union all select 12, 'an entry of no journal or no account', m.journal || ' ' || m.n, m.account
from money m where m.idem is null or not exists (select from accounts a where a.account = m.account)
order by 1, 2, 3
`;

export interface Violation {
  /** 1 to 12. */
  readonly invariant: number;
  readonly violation: string;
  readonly subject: string | null;
  readonly detail: string | null;
}
