import { allowOfficial, type Person } from '#access/person';
import type { Government } from '#definitions/government';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import type { TreasurerView } from '#operations/views/desk';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import { type Instant, milliseconds } from '#terms/plain-date';
import { rupiah } from '#terms/rupiah';
import { sayDuration } from '#terms/say';

type Parts = Pick<House, 'db' | 'library'>;

const MOST = 50;

interface PaymentRow {
  readonly channel: string;
  readonly reference: string;
  readonly number: string | null;
  readonly amount: bigint;
  readonly at: Instant;
  readonly status: string;
  readonly expires_at: Instant | null;
  readonly raw: { readonly reason?: string; readonly approvedBy?: string; readonly paidBy?: string };
}

/** Money outside an open bill and what may be done with it; what was collected for whom; whether the books balance. */
export async function readTreasury(
  house: Parts,
  person: Person | null,
  language: Language,
  at: Instant,
): Promise<TreasurerView> {
  const treasurer = allowOfficial(person, 'refund');
  const rows = await paymentsOutside(house);
  const { government } = house.library;
  const waiting = rows.filter(({ status }) => status !== 'refunded');
  return {
    asOf: at,
    parked: waiting.map((row) => ({
      id: `${row.channel}-${row.reference}`,
      number: row.number,
      amount: rupiah(row.amount),
      at: row.at,
      channel: row.channel,
      reference: row.reference,
      why: sayWhy(row, language),
      ...nextStep(government, row, treasurer.persona, language),
    })),
    refunded: rows
      .filter(({ status }) => status === 'refunded')
      .map((row) => ({
        number: row.number,
        amount: rupiah(row.amount),
        at: row.at,
        by: [row.raw.approvedBy, row.raw.paidBy].map((persona) => nameOf(government, persona)).join(', '),
      })),
    balance: await balanceOf(house),
    payees: await collectedOf(house, language),
  };
}

/** Waiting ones first and the oldest of them on top; then the last that went back. */
async function paymentsOutside(house: Parts): Promise<PaymentRow[]> {
  return house.db.many<PaymentRow>(sql`
    select p.channel, p.reference, c.number, p.amount, p.at, p.status, p.raw, b.expires_at
    from payments p left join bills b on b.bill_id = p.bill left join cases_all c on c.case_id = p.case_id
    where p.status <> 'posted'
    order by p.status = 'refunded', case when p.status = 'refunded' then null else p.at end, p.at desc
    limit ${MOST}`);
}

function sayWhy({ raw, at, expires_at }: PaymentRow, language: Language): string {
  const id = language === 'id';
  switch (raw.reason) {
    case 'expired': {
      const late = expires_at === null ? 0 : milliseconds(at) - milliseconds(expires_at);
      const long = sayDuration(Math.max(0, late), language);
      return id ? `Datang ${long} setelah tagihan berakhir.` : `Came ${long} after the bill expired.`;
    }
    case 'cancelled':
      return id ? 'Tagihannya sudah dibatalkan.' : 'Its bill had been cancelled.';
    case 'amount-differs':
      return id ? 'Jumlahnya berbeda dari tagihan.' : 'The amount differs from the bill.';
    case 'already-paid':
      return id ? 'Tagihannya sudah dibayar.' : 'Its bill had been paid already.';
    default:
      return id ? 'Kode pembayarannya tidak dikenal.' : 'Its payment code is not known.';
  }
}

/** Whoever approved a refund does not pay it out. */
function nextStep(
  government: Government,
  { status, raw }: PaymentRow,
  persona: string,
  language: Language,
): Pick<TreasurerView['parked'][number], 'step' | 'approved'> {
  if (status === 'parked') return { step: 'approve', approved: null };
  const name = nameOf(government, raw.approvedBy);
  if (raw.approvedBy === persona)
    return {
      step: null,
      approved:
        language === 'id'
          ? 'Anda sudah menyetujui; bendahara lain yang mencairkan.'
          : 'You have approved it; another treasurer pays it out.',
    };
  return { step: 'pay-out', approved: language === 'id' ? `Disetujui ${name}.` : `Approved by ${name}.` };
}

function nameOf(government: Government, persona: string | undefined): string {
  return government.personas.find(({ id }) => id === persona)?.name ?? persona ?? '';
}

/** Debits less credits over all journals: zero, or the difference. */
async function balanceOf(house: Parts): Promise<TreasurerView['balance']> {
  const row = await house.db.one<{ difference: string }>(sql`
    select coalesce(sum(case side when 'D' then amount else -amount end), 0)::text as difference from entries`);
  return rupiah(row?.difference ?? '0');
}

/** What paid bills brought each payee, by the entries that split them; reversals count against. */
async function collectedOf(house: Parts, language: Language): Promise<TreasurerView['payees']> {
  const rows = await house.db.many<{ owner: string; collected: string; bills: number }>(sql`
    select split_part(e.account, '/', 2) as owner, sum(case e.side when 'C' then e.amount else -e.amount end)::text as collected,
           count(distinct j.bill)::int as bills
    from entries e join journals j using (journal)
    where e.account like 'payable/%' and j.kind = 'split' group by 1 order by 1`);
  const { government } = house.library;
  return rows.map(({ owner, collected, bills }) => ({
    owner: government.agencies.has(owner)
      ? ownerOf(government, owner, language)
      : {
          name: government.file.payees.find(({ id }) => id === owner)?.name[language] ?? owner,
          hue: 1,
          double: false,
        },
    collected: rupiah(collected),
    bills,
  }));
}
