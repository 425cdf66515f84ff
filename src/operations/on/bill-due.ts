import { cancelBill, registerBill } from '#billing/bank-client';
import { loadCase } from '#operations/case/load-case';
import type { House } from '#operations/house';
import type { OutboxRow } from '#store/rows';
import { textOf } from '#terms/json';

type Parts = Pick<House, 'db' | 'keys' | 'library' | 'bank'>;

/** A bill was issued: the payment channel learns its code, sum and expiry; nothing about the person. */
export async function onBillDue(house: Parts, row: OutboxRow): Promise<'done'> {
  const { bills, program } = await loadCase(house, house.db, { caseId: row.chain });
  const bill = bills.find(({ billId }) => billId === row.payload['bill']);
  if (bill?.status !== 'open') return 'done';
  const { texts, file } = program.service;
  const description = { id: texts.id.title, en: texts.en.title };
  const payee = program.government.arrangements.get(file.arrangement)?.title.id ?? program.government.file.name.id;
  await registerBill(house.bank, { code: bill.code, total: bill.total, expiresAt: bill.expiresAt, payee, description });
  return 'done';
}

/** A bill expired or was cancelled: the channel takes no more money for its code. What it has taken already comes as a callback. */
export async function onBillEnded(house: Pick<House, 'bank'>, row: OutboxRow): Promise<'done'> {
  await cancelBill(house.bank, textOf(row.payload['code']));
  return 'done';
}
