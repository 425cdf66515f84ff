import { randomUUID } from 'node:crypto';
import type { BankBook, Registered } from '#billing/bank/book';
import {
  brokenPage,
  CONTENT_SECURITY_POLICY,
  type CodePage,
  codePage,
  type Frame,
  frontPage,
} from '#billing/bank/pages';
import { CALLBACK_MODES, type Till } from '#billing/bank/till';
import { readPaymentCode } from '#billing/payment-code';
import { isObject, type Json, type JsonObject } from '#terms/json';
import { chooseLanguage, type Text } from '#terms/language';
import { type Instant, instant } from '#terms/plain-date';

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  /** Accept-Language */
  readonly language: string | undefined;
  /** Brought the registration token. */
  readonly trusted: boolean;
}

export interface Reply {
  readonly status: number;
  readonly type: 'text/html' | 'application/json';
  readonly body: string;
  readonly headers?: { readonly [name: string]: string };
}

export interface Desk {
  readonly book: BankBook;
  readonly till: Till;
  readonly now: () => Instant;
  readonly houseUrl: string;
}

/** Answers one request; says nothing that is not on disk. */
export async function answer(asked: Request, desk: Desk): Promise<Reply> {
  const reply = await route(asked, desk);
  await desk.book.onDisk();
  return reply;
}

function route(asked: Request, desk: Desk): Reply | Promise<Reply> {
  const { method, url } = asked;
  const code = /^\/tagihan\/(\d+)$/.exec(url.pathname)?.[1] ?? '';
  switch (`${method} ${code === '' ? url.pathname : '/tagihan'}`) {
    case 'GET /':
      return html(200, frontPage(frame(asked, desk)));
    case 'GET /bayar':
      return show(asked, desk);
    case 'POST /bayar':
      return pay(asked, desk);
    case 'PUT /tagihan':
      return asked.trusted ? register(code, asked, desk) : STRANGER;
    case 'GET /tagihan':
      return asked.trusted ? json(200, state(code, desk)) : STRANGER;
    case 'DELETE /tagihan':
      return asked.trusted ? cancel(code, desk) : STRANGER;
    case 'POST /peragaan':
      return asked.trusted ? demonstrate(asked, desk) : STRANGER;
    case 'GET /health':
      return json(200, { ok: true });
    case 'GET /favicon.ico':
      return json(204, null);
    default:
      return json(404, { error: 'unknown address' });
  }
}

const STRANGER = json(401, { error: 'unknown asker' });

function show(asked: Request, desk: Desk): Reply {
  const typed = asked.url.searchParams.get('kode') ?? '';
  if (typed.trim() === '') return html(200, frontPage(frame(asked, desk)));
  const page = find(typed, asked.url.searchParams.get('bukti'), desk);
  const status = page.kind === 'unknown' || page.kind === 'mistyped' ? 404 : 200;
  return html(status, codePage(frame(asked, desk), page));
}

function find(typed: string, reference: string | null, desk: Desk): CodePage {
  const code = readPaymentCode(typed);
  if (code === undefined) return { kind: 'mistyped', typed };
  const bill = desk.book.bill(code);
  if (bill === undefined) return { kind: 'unknown', typed };
  const payments = desk.book.paymentsOf(code);
  const open = isOpen(bill, desk);
  if (payments.length > 0) {
    const made = payments.find((payment) => payment.reference === reference) ?? null;
    return { kind: 'paid', bill, payments, made, key: open ? randomUUID() : null };
  }
  if (open) return { kind: 'open', bill, key: randomUUID() };
  return { kind: desk.book.isCancelled(code) ? 'cancelled' : 'expired', bill };
}

/** The bank takes money for a code until the bill's last moment; whether another payment came before is not its affair. */
function isOpen(bill: Registered, desk: Desk): boolean {
  return !desk.book.isCancelled(bill.code) && (bill.expiresAt === null || desk.now() <= bill.expiresAt);
}

const FORM_KEY = /^[\w-]{8,64}$/;

async function pay(asked: Request, desk: Desk): Promise<Reply> {
  const form = new URLSearchParams(asked.body);
  const [code, key] = [readPaymentCode(form.get('kode') ?? ''), form.get('kunci') ?? ''];
  const inForm = { ...asked, url: pageOf(code ?? '', form.get('lang'), asked.url) };
  if (code === undefined || !FORM_KEY.test(key)) return html(400, brokenPage(frame(inForm, desk)));
  const bill = desk.book.bill(code);
  const before = desk.book.paymentOfForm(key);
  if (before === undefined && (bill === undefined || !isOpen(bill, desk))) {
    return html(409, codePage(frame(inForm, desk), find(code, null, desk)));
  }
  const made = before ?? (await desk.till.pay(code, bill?.total ?? 0, key));
  inForm.url.searchParams.set('bukti', made.reference);
  const headers = { location: `${inForm.url.pathname}${inForm.url.search}` };
  return { status: 303, type: 'text/html', body: '', headers };
}

function pageOf(code: string, language: string | null, base: URL): URL {
  const url = new URL('/bayar', base);
  url.searchParams.set('kode', code);
  if (language !== null) url.searchParams.set('lang', language);
  return url;
}

/** Registering the same bill again is harmless; another bill under the same code is refused. */
async function register(code: string, asked: Request, desk: Desk): Promise<Reply> {
  const bill = registration(code, asked.body);
  if (bill === undefined) return json(400, { error: 'malformed bill' });
  if (desk.book.isCancelled(code)) return json(409, { error: 'cancelled' });
  const known = desk.book.bill(code);
  if (known === undefined) {
    await desk.book.write({ kind: 'registered', ...bill });
    return json(201, { code });
  }
  const same = JSON.stringify(registered(known)) === JSON.stringify(bill);
  return same ? json(200, { code }) : json(409, { error: 'another bill has this code' });
}

/** Also a code that never arrived here: its registration may still be on the way. Money that is here is told again. */
async function cancel(code: string, desk: Desk): Promise<Reply> {
  if (readPaymentCode(code) !== code) return json(400, { error: 'not a payment code' });
  if (desk.book.paymentsOf(code).length > 0) {
    desk.till.remind(code);
    return json(409, state(code, desk));
  }
  if (!desk.book.isCancelled(code)) await desk.book.write({ kind: 'cancelled', code });
  return json(200, state(code, desk));
}

function state(code: string, desk: Desk): JsonObject {
  const payments = desk.book.paymentsOf(code).map(({ reference, amount, paidAt }) => ({ reference, amount, paidAt }));
  const bill = desk.book.bill(code);
  if (payments.length > 0) return { code, state: 'paid', payments };
  if (desk.book.isCancelled(code)) return { code, state: 'cancelled', payments };
  if (bill === undefined) return { code, state: 'unknown', payments };
  return { code, state: isOpen(bill, desk) ? 'open' : 'expired', payments };
}

/**
 * What a real bank does by itself, and a demonstration or a test must be able to bring about: `{callback, copies}` for the
 * next payments, `{release: true}` for those held back, `{pay: {code, amount}}` for money that is late, wrong or for no bill, and
 * `{collect: {code, amount, at, key}}` for money of another day: its signed callback is handed over instead of being sent.
 */
async function demonstrate(asked: Request, desk: Desk): Promise<Reply> {
  const wish = object(asked.body);
  const mode = CALLBACK_MODES.find((one) => one === wish['callback']);
  const copies = wish['copies'] ?? 2;
  if (('callback' in wish && mode === undefined) || !isCount(copies, 20)) return json(400, { error: 'unknown wish' });
  if (mode !== undefined) desk.till.setMode(mode, copies);
  if (wish['release'] === true) desk.till.release();
  if (isObject(wish['collect'])) return collect(wish['collect'], desk);
  const money = wish['pay'];
  if (money === undefined) return json(200, { callback: mode ?? null });
  if (!isObject(money) || typeof money['code'] !== 'string') return json(400, { error: 'pay what?' });
  const amount = money['amount'] ?? desk.book.bill(money['code'])?.total ?? null;
  if (!isCount(amount, Number.MAX_SAFE_INTEGER)) return json(400, { error: 'pay how much?' });
  const { reference, paidAt } = await desk.till.pay(money['code'], amount, randomUUID());
  return json(201, { reference, code: money['code'], amount, paidAt });
}

/** The demonstration grows cases on a clock of its own; only the bank's signature makes its payments count there too. */
async function collect({ code, amount = null, at, key }: JsonObject, desk: Desk): Promise<Reply> {
  const whole = typeof code === 'string' && typeof at === 'string' && typeof key === 'string' && FORM_KEY.test(key);
  if (!whole || !isCount(amount, Number.MAX_SAFE_INTEGER)) {
    return json(400, { error: 'collect what, how much, when?' });
  }
  const { headers, body } = await desk.till.collect(code, amount, instant(at), key);
  return json(201, { headers: { ...headers }, body });
}

function registration(code: string, body: string): Registered | undefined {
  const { total = null, payee, description, expiresAt = null } = object(body);
  if (readPaymentCode(code) !== code || !isCount(total, Number.MAX_SAFE_INTEGER)) return undefined;
  if (typeof payee !== 'string' || payee === '' || !isText(description)) return undefined;
  if (expiresAt !== null && typeof expiresAt !== 'string') return undefined;
  try {
    const until = expiresAt === null ? null : instant(expiresAt);
    return registered({ code, total, payee, description, expiresAt: until });
  } catch {
    return undefined;
  }
}

/** Members in one order, and no others. */
function registered({ code, total, payee, description, expiresAt }: Registered): Registered {
  return { code, total, payee, description: { id: description.id, en: description.en }, expiresAt };
}

function isText(value: Json | undefined): value is JsonObject & Text {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['en'] === 'string';
}

function isCount(value: Json, most: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most;
}

/** The JSON object in a body; an empty one when there is none. */
function object(body: string): JsonObject {
  try {
    const value = JSON.parse(body) as Json; // what JSON.parse gives is JSON
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function frame(asked: Request, desk: Desk): Frame {
  const language = chooseLanguage(asked.url.searchParams.get('lang') ?? asked.language);
  const other = new URL(asked.url);
  other.searchParams.set('lang', language === 'id' ? 'en' : 'id');
  return { language, other: `${other.pathname}${other.search}`, houseUrl: desk.houseUrl };
}

function html(status: number, body: string): Reply {
  return { status, type: 'text/html', body, headers: { 'content-security-policy': CONTENT_SECURITY_POLICY } };
}

function json(status: number, body: Json): Reply {
  return { status, type: 'application/json', body: status === 204 ? '' : JSON.stringify(body) };
}
