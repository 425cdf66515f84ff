import type { Person } from '#access/person';
import type { Bill } from '#billing/bill';
import { sayPaymentCode } from '#billing/payment-code';
import { qrPath } from '#documents/qr';
import { constantAnswers } from '#operations/case/own-task';
import { readOwnCase } from '#operations/case/read-case-file';
import { ownItems } from '#operations/case/say-task';
import type { House } from '#operations/house';
import { billLines } from '#operations/money/present-bill';
import type { BillView } from '#operations/views/case';
import { sql } from '#store/sql';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { rupiah } from '#terms/rupiah';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'exchange' | 'settings'>;

/** The newest bill of a case of one's own: sum, code, split, and what becomes of late money. Refuses `page-unknown` before there is one. */
export async function readBill(
  house: Parts,
  person: Person | null,
  number: string,
  language: Language,
  at: Instant,
): Promise<BillView> {
  const { now } = await readOwnCase(house, person, { number }, at);
  const { bill, program } = now;
  if (bill === null) throw new Refusal('page-unknown', 'This case has no bill yet');
  const open = bill.status === 'open';
  const { bankUrl } = house.settings;
  const pay =
    open && bankUrl !== null
      ? { href: `${bankUrl}/bayar?kode=${bill.code}`, label: language === 'id' ? 'Bayar di bank' : 'Pay at the bank' }
      : null;
  return {
    number,
    service: program.service.texts[language].title,
    state: bill.status,
    issuedAt: bill.issuedAt,
    lines: billLines(program, bill.lines, language, number),
    total: bill.total,
    code: open ? sayPaymentCode(bill.code) : null,
    qr: open ? qrOf(pay?.href ?? bill.code) : null,
    expiresAt: bill.expiresAt,
    paid: await paymentOf(house, bill),
    fate: sayFate(bill, language),
    pay,
    renewable: bill.status === 'expired' && ownItems(now).some((item) => constantAnswers(program, item) !== null),
    parked: await parkedOf(house, now.bills, language),
  };
}

function qrOf(text: string): BillView['qr'] {
  const { side, path } = qrPath(text);
  return { modules: side, path };
}

async function paymentOf(house: Pick<House, 'db'>, bill: Bill): Promise<BillView['paid']> {
  const row = await house.db.one<{ at: Instant; channel: string; reference: string }>(sql`
    select at, channel, reference from payments where bill = ${bill.billId} and status = 'posted' limit 1`);
  return row ?? null;
}

/** Money for any bill of this case that fitted none: paid twice, too late, or another sum. */
async function parkedOf(
  house: Pick<House, 'db'>,
  bills: readonly Bill[],
  language: Language,
): Promise<BillView['parked']> {
  const ids = bills.map(({ billId }) => billId);
  const rows = await house.db.many<{ amount: bigint; at: Instant; status: string; raw: { reason?: string } }>(sql`
    select amount, at, status, raw from payments
    where status <> 'posted' and (bill = any(${ids}) or raw->>'code' = any(${bills.map(({ code }) => code)}))
    order by at limit 50`);
  return rows.map(({ amount, at, status, raw }) => ({
    amount: rupiah(amount),
    at,
    sentence: [WHY[raw.reason ?? '']?.[language], STANDS[status]?.[language]]
      .filter((part) => part !== undefined)
      .join(', '),
  }));
}

const WHY: { readonly [reason: string]: { readonly [language in Language]: string } } = {
  'already-paid': { id: 'tagihan sudah lunas', en: 'the bill was paid already' },
  expired: { id: 'datang setelah kode berakhir', en: 'came after the code had expired' },
  cancelled: { id: 'tagihan sudah dibatalkan', en: 'the bill had been cancelled' },
  'amount-differs': { id: 'jumlahnya tidak sama dengan tagihan', en: 'the sum differs from the bill' },
};
const STANDS: { readonly [status: string]: { readonly [language in Language]: string } } = {
  parked: { id: 'disimpan, bendahara akan mengembalikannya', en: 'kept, the treasurer will refund it' },
  'refund-due': { id: 'pengembalian sudah disetujui', en: 'the refund has been approved' },
  refunded: { id: 'sudah dikembalikan', en: 'refunded' },
};

function sayFate({ status }: Bill, language: Language): string {
  const id = language === 'id';
  if (status === 'paid')
    return id
      ? 'Tagihan ini sudah lunas. Bila Anda membayar sekali lagi, uangnya tidak hilang: kami simpan atas nama Anda dan bendahara mengembalikannya.'
      : 'This bill is paid. If you pay once more, the money is not lost: we keep it in your name and the treasurer refunds it.';
  return id
    ? 'Uang yang datang setelah kode berakhir tidak hilang: kami simpan atas nama Anda, tampil di halaman ini, dan bendahara mengembalikannya. Tagihan baru dihitung pada harinya.'
    : 'Money that comes after the code has expired is not lost: we keep it in your name, it shows on this page, and the treasurer refunds it. A new bill is computed on its own day.';
}
