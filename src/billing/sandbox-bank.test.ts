import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type BankAccess,
  bankAccess,
  cancelBill,
  collectPayment,
  type RegisteredBill,
  registerBill,
} from '#billing/bank-client';
import { type PaymentNotice, readNotice } from '#billing/notice';
import { type Bank, type BankOptions, startBank } from '#billing/sandbox-bank';
import { verifyWebhook } from '#billing/webhook';
import { type Instant, instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { rupiah } from '#terms/rupiah';
import { openBill } from '../../test/support/bills.ts';

const BILL: RegisteredBill = {
  code: openBill().code,
  total: rupiah(296_450),
  payee: 'Samsat <Arunika>',
  description: { id: 'Pengesahan STNK tahunan', en: 'Yearly vehicle renewal' },
  expiresAt: null,
};

let folder: string;
let house: House;
let bank: Bank;
let access: BankAccess;
let now: Instant;

/** Where the bank's callbacks arrive. Answers 200 unless told otherwise. */
interface House {
  readonly url: string;
  readonly server: Server;
  readonly heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** Answers of the next callbacks. */
  readonly answers: { readonly status: number; readonly headers?: { readonly [name: string]: string } }[];
}

async function openHouse(): Promise<House> {
  const callbacks: House['heard'] = [];
  const answers: House['answers'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      callbacks.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      const { status, headers } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/bayar/kabar`, server, heard: callbacks, answers };
}

function startHere(options: Partial<BankOptions> = {}): Promise<Bank> {
  return startBank({ port: 0, folder, callbackUrl: house.url, schedule: [0, 1, 1], now: () => now, ...options });
}

/** As the house does with each callback: verify first, then read. */
function notices(): PaymentNotice[] {
  return house.heard.map(({ headers, body }) => {
    verifyWebhook((name) => headers[name]?.toString(), body, [access.key], now);
    return readNotice(body);
  });
}

async function heard(count: number): Promise<PaymentNotice[]> {
  await vi.waitFor(() => expect(house.heard.length).toBeGreaterThanOrEqual(count), { timeout: 10_000 });
  return notices();
}

async function page(path: string, headers: { readonly [name: string]: string } = {}): Promise<Response> {
  return fetch(`${bank.url}${path}`, { headers });
}

/** Opens the bill's page and presses the button of its form. */
async function pressPay(code = BILL.code): Promise<Response> {
  const key = /name="kunci" value="([\w-]+)"/.exec(await (await page(`/bayar?kode=${code}`)).text())?.[1] ?? '';
  return post(code, key);
}

function post(code: string, key: string): Promise<Response> {
  const body = new URLSearchParams({ kode: code, kunci: key, lang: 'id' });
  return fetch(`${bank.url}/bayar`, { method: 'POST', body, redirect: 'manual' });
}

function demonstrate(wish: object, token = access.token): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${bank.url}/peragaan`, { method: 'POST', headers, body: JSON.stringify(wish) });
}

beforeEach(async () => {
  now = instant(Date.now());
  folder = mkdtempSync(join(tmpdir(), 'bank-'));
  house = await openHouse();
  bank = await startHere();
  access = bankAccess(bank.url, folder);
  await registerBill(access, { ...BILL, expiresAt: later(now, 3_600_000) });
});

afterEach(async () => {
  await bank.close();
  house.server.closeAllConnections();
  house.server.close();
  rmSync(folder, { recursive: true });
});

describe('paying at the bank', () => {
  it('shows the bill, takes the money by one button and tells the house, signed', async () => {
    const shown = await (await page(`/bayar?kode=${BILL.code}`)).text();
    expect(shown).toContain('Rp296.450');
    expect(shown).toContain('Samsat &#60;Arunika&#62;');
    const answer = await pressPay();
    expect(answer.status).toBe(303);
    const receipt = await (await page(answer.headers.get('location') ?? '')).text();
    expect(receipt).toContain('Pembayaran diterima');
    const [notice] = await heard(1);
    expect(notice).toMatchObject({ channel: 'bank', code: BILL.code, amount: 296_450n, paidAt: now });
    expect(receipt).toContain(notice?.reference);
  });

  it('takes one payment for one form, however often it is sent', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => post(BILL.code, 'the-same-form')));
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    await pressPay();
    const references = (await heard(2)).map(({ reference }) => reference);
    expect(new Set(references).size).toBe(2);
    expect(house.heard).toHaveLength(2);
  });

  it('takes no money for a form without its key, and says that nothing was paid', async () => {
    const answer = await post(BILL.code, '');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Belum ada yang dibayar');
  });

  it('takes no money for a code that is mistyped, unknown, expired or cancelled', async () => {
    const unknown = openBill(2).code;
    expect(await (await page('/bayar?kode=123')).text()).toContain('Ada angka yang keliru');
    expect(await (await page(`/bayar?kode=${unknown}`)).text()).toContain('belum kami kenal');
    expect((await post(unknown, 'a-form-of-ours')).status).toBe(409);
    now = later(now, 3_600_001);
    expect(await (await page(`/bayar?kode=${BILL.code}`)).text()).toContain('sudah lewat waktu');
    expect((await post(BILL.code, 'another-form')).status).toBe(409);
    now = later(now, -3_600_001);
    expect(await cancelBill(access, BILL.code)).toEqual({ kind: 'cancelled' });
    expect(await (await page(`/bayar?kode=${BILL.code}`)).text()).toContain('dibatalkan');
    expect((await post(BILL.code, 'a-third-form')).status).toBe(409);
    expect(house.heard).toEqual([]);
  });

  it('speaks the language that is asked for and offers the other', async () => {
    const english = await page(`/bayar?kode=${BILL.code}`, { 'accept-language': 'en-GB' });
    const text = await english.text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('Yearly vehicle renewal');
    expect(text).toContain(`href="/bayar?kode=${BILL.code}&#38;lang=id"`);
    const chosen = await (await page('/?lang=id', { 'accept-language': 'en' })).text();
    expect(chosen).toContain('<html lang="id">');
  });

  it('lets no script and no foreign frame into its pages', async () => {
    const policy = (await page('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    const typed = await (await page('/bayar?kode=%3Cscript%3E%22')).text();
    expect(typed).toContain('value="&#60;script&#62;&#34;"');
    expect(typed).not.toContain('<script');
  });
});

describe('the book of the bank', () => {
  it('is written by one bank at a time: a second waits until the first has closed', async () => {
    const order: string[] = [];
    const second = startHere().then((next) => (order.push('second open'), next));
    await pressPay();
    order.push('first closes');
    await bank.close();
    bank = await second;
    expect(order).toEqual(['first closes', 'second open']);
    access = bankAccess(bank.url, folder);
    expect(await (await page(`/bayar?kode=${BILL.code}`)).text()).toContain('sudah dibayar');
  });
});

describe('the callback', () => {
  it('is sent again until the house takes it, always the same message', async () => {
    house.answers.push({ status: 500 }, { status: 302, headers: { location: house.url } });
    await pressPay();
    const three = await heard(3);
    expect(new Set(three.map(({ reference }) => reference)).size).toBe(1);
    expect(new Set(house.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('stops at 410', async () => {
    house.answers.push({ status: 410 });
    await pressPay();
    await heard(1);
    await vi.waitFor(() => expect(readFileSync(join(folder, 'bank.jsonl'), 'utf8')).toContain('"how":"gone"'));
    await bank.close();
    bank = await startHere();
    await demonstrate({ pay: { code: openBill(2).code, amount: 1 } });
    const codes = (await heard(2)).map(({ code }) => code);
    expect(codes).toEqual([BILL.code, openBill(2).code]);
  });

  it('waits as long as the house asks for', async () => {
    house.answers.push({ status: 429, headers: { 'retry-after': '3600' } });
    await pressPay();
    await heard(1);
    await demonstrate({ pay: { code: openBill(2).code, amount: 1 } });
    const codes = (await heard(2)).map(({ code }) => code);
    expect(codes).toEqual([BILL.code, openBill(2).code]);
  });

  it('can be doubled, held back and let go for a demonstration', async () => {
    await demonstrate({ callback: 'duplicate', copies: 10 });
    await pressPay();
    const ten = await heard(10);
    expect(new Set(ten.map(({ reference }) => reference)).size).toBe(1);
    await demonstrate({ callback: 'hold' });
    const held = await pressPay();
    await demonstrate({ callback: 'normal' });
    await pressPay();
    const eleven = await heard(11);
    expect(held.headers.get('location')).not.toContain(eleven.at(-1)?.reference);
    await demonstrate({ release: true });
    const twelve = await heard(12);
    expect(held.headers.get('location')).toContain(twelve.at(-1)?.reference);
  });

  it('that was dropped comes when the house asks after the code', async () => {
    await demonstrate({ callback: 'drop' });
    await pressPay();
    await demonstrate({ callback: 'normal' });
    expect(house.heard).toEqual([]);
    const answer = await cancelBill(access, BILL.code);
    expect(answer).toMatchObject({ kind: 'paid', payments: [{ amount: 296_450n, paidAt: now }] });
    const [notice] = await heard(1);
    expect(answer).toMatchObject({ payments: [{ reference: notice?.reference }] });
  });

  it('tells of late, wrong and unexpected money, as a real bank may', async () => {
    now = later(now, 3_600_001);
    await demonstrate({ pay: { code: BILL.code } });
    await demonstrate({ pay: { code: BILL.code, amount: 5 } });
    await demonstrate({ pay: { code: '42', amount: 7 } });
    const all = await heard(3);
    expect(all.map(({ code, amount }) => `${code} ${amount}`).toSorted()).toEqual(
      [`${BILL.code} 296450`, `${BILL.code} 5`, '42 7'].toSorted(),
    );
    for (const { paidAt } of all) expect(paidAt).toBe(now);
  });

  it('of money of another day is handed over signed for that day, and told to nobody', async () => {
    const then = instant('2026-03-02T03:00:00Z');
    const { headers, body } = await collectPayment(access, BILL.code, rupiah(7), then, sha256('one'));
    expect(await collectPayment(access, BILL.code, rupiah(7), then, sha256('one'))).toEqual({ headers, body });
    verifyWebhook((name) => headers[name], body, [access.key], then);
    expect(readNotice(body)).toMatchObject({ code: BILL.code, amount: 7n, paidAt: then });
    await bank.close();
    bank = await startHere();
    await demonstrate({ pay: { code: '42', amount: 1 } });
    expect((await heard(1)).map(({ code }) => code)).toEqual(['42']);
    const stranger = { ...access, url: bank.url, token: 'guessed' };
    await expect(collectPayment(stranger, BILL.code, rupiah(7), then, sha256('one'))).rejects.toMatchObject({
      code: 'bank-declined',
    });
  });

  it('is bent for nobody without the token', async () => {
    expect((await demonstrate({ pay: { code: BILL.code } }, 'guessed')).status).toBe(401);
    expect((await demonstrate({ callback: 'alter' })).status).toBe(400);
    expect((await demonstrate({ pay: { code: '42' } })).status).toBe(400);
    expect(house.heard).toEqual([]);
  });
});

describe('the house at the bank', () => {
  it('registers a bill once, however often it says so, and never another under its code', async () => {
    const bill = { ...BILL, expiresAt: later(now, 3_600_000) };
    await registerBill(access, bill);
    await expect(registerBill(access, { ...bill, total: rupiah(1) })).rejects.toMatchObject({
      code: 'bank-declined',
      facts: { status: 409 },
    });
  });

  it('cancels a code whose registration is still on its way', async () => {
    const bill = { ...BILL, code: openBill(3).code };
    expect(await cancelBill(access, bill.code)).toEqual({ kind: 'cancelled' });
    expect(await cancelBill(access, bill.code)).toEqual({ kind: 'cancelled' });
    await expect(registerBill(access, bill)).rejects.toMatchObject({ code: 'bank-declined' });
  });

  it('is declined with another token or a malformed bill', async () => {
    const stranger = { ...access, token: 'guessed' };
    const bill = { ...BILL, code: openBill(4).code };
    await expect(registerBill(stranger, bill)).rejects.toMatchObject({ code: 'bank-declined', facts: { status: 401 } });
    await expect(cancelBill(stranger, BILL.code)).rejects.toMatchObject({ code: 'bank-declined' });
    await expect(registerBill(access, { ...bill, total: rupiah(0) })).rejects.toMatchObject({ facts: { status: 400 } });
    await expect(registerBill(access, { ...bill, code: '123' })).rejects.toMatchObject({ facts: { status: 400 } });
  });

  it('learns that the bank is silent when it does not answer in time, is out of order, or is not there', async () => {
    const deaf = createServer((request, response) => {
      if (request.method === 'DELETE') response.writeHead(503).end();
    });
    deaf.listen(0, '127.0.0.1');
    await once(deaf, 'listening');
    const address = deaf.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    await expect(registerBill({ ...access, url }, BILL, 50)).rejects.toMatchObject({ code: 'bank-silent' });
    await expect(cancelBill({ ...access, url }, BILL.code)).rejects.toMatchObject({ code: 'bank-silent' });
    deaf.closeAllConnections();
    deaf.close();
    await expect(registerBill({ ...access, url }, BILL)).rejects.toMatchObject({ code: 'bank-silent' });
  });
});

describe('the bank as a process', () => {
  const children: ChildProcess[] = [];

  async function run(): Promise<ChildProcess> {
    const path = join(import.meta.dirname, 'sandbox-bank-process.ts');
    const args = ['--folder', folder, '--callback', house.url, '--schedule', '0,1,1'];
    const child = fork(path, args, { execArgv: ['--conditions=source', '--import', 'tsx'] });
    children.push(child);
    const [message] = (await once(child, 'message')) as [{ url: string }];
    access = bankAccess(message.url, folder);
    return child;
  }

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  it('killed before the house heard of a payment, tells it after the next start, under the same key', async () => {
    await bank.close();
    const key = access.key;
    const first = await run();
    house.answers.push(...Array.from({ length: 3 }, () => ({ status: 503 })));
    const body = new URLSearchParams({ kode: BILL.code, kunci: 'one-form-only' });
    const paid = await fetch(`${access.url}/bayar`, { method: 'POST', body, redirect: 'manual' });
    await heard(3);
    first.kill('SIGKILL');
    await once(first, 'exit');
    appendFileSync(join(folder, 'bank.jsonl'), '{"kind":"paid","reference":"torn');
    await run();
    const [, , , again] = await heard(4);
    expect(paid.headers.get('location')).toContain(again?.reference);
    expect(access.key).toEqual(key);
    const repeated = await fetch(`${access.url}/bayar`, { method: 'POST', body, redirect: 'manual' });
    expect(repeated.headers.get('location')).toBe(paid.headers.get('location')?.replace('&lang=id', ''));
    for (const line of readFileSync(join(folder, 'bank.jsonl'), 'utf8').trim().split('\n')) JSON.parse(line);
  });

  it('ends with the process that started it', async () => {
    await bank.close();
    const child = await run();
    child.disconnect();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });

  it('keeps its secrets to its own user', () => {
    for (const name of ['bank.key.pem', 'registration.token', 'bank.jsonl']) {
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
  });
});
