import { createHash } from 'node:crypto';
import type { BankPayment, Registered } from '#billing/bank/book';
import { sayPaymentCode } from '#billing/payment-code';
import { type Language, say, type Text } from '#terms/language';
import { dayIn, type Instant, sayDate, sayTime } from '#terms/plain-date';
import { sayRupiah } from '#terms/rupiah';

/** What the bank knows of a code that somebody typed. */
export type CodePage =
  | { readonly kind: 'mistyped' | 'unknown'; readonly typed: string }
  | { readonly kind: 'expired' | 'cancelled'; readonly bill: Registered }
  | { readonly kind: 'open'; readonly bill: Registered; readonly key: string }
  | {
      readonly kind: 'paid';
      readonly bill: Registered;
      /** Null when the code takes no further payment. */
      readonly key: string | null;
      readonly payments: readonly BankPayment[];
      /** The payment just made, if the reader comes from paying. */
      readonly made: BankPayment | null;
    };

export interface Frame {
  readonly language: Language;
  /** This page in the other language. */
  readonly other: string;
  /** Where the bill came from. */
  readonly houseUrl: string;
}

export function frontPage(frame: Frame): string {
  const t = words(frame);
  return page(frame, t(WORDS.front), `<h1>${t(WORDS.front)}</h1>${codeForm(frame, '')}`);
}

export function codePage(frame: Frame, found: CodePage): string {
  const t = words(frame);
  switch (found.kind) {
    case 'mistyped':
    case 'unknown': {
      const title = t(found.kind === 'mistyped' ? WORDS.mistyped : WORDS.unknown);
      const hint = t(found.kind === 'mistyped' ? WORDS.mistypedHint : WORDS.unknownHint);
      return page(frame, title, `<h1>${title}</h1><p>${hint}</p>${codeForm(frame, found.typed)}`);
    }
    case 'expired':
    case 'cancelled': {
      const title = t(found.kind === 'expired' ? WORDS.expired : WORDS.cancelled);
      return page(frame, title, `<h1>${title}</h1><p>${t(WORDS.endedHint)}</p>${billRows(frame, found.bill)}`);
    }
    case 'open':
      return page(
        frame,
        t(WORDS.pay),
        `<h1>${t(WORDS.pay)}</h1>${billRows(frame, found.bill)}${payForm(frame, found, WORDS.payButton, 'main')}`,
      );
    case 'paid':
      return paidPage(frame, found);
    default:
      return found satisfies never;
  }
}

/** A form that this bank did not make. */
export function brokenPage(frame: Frame): string {
  const t = words(frame);
  const title = t(WORDS.broken);
  return page(frame, title, `<h1>${title}</h1><p>${t(WORDS.brokenHint)}</p>${codeForm(frame, '')}`);
}

function paidPage(frame: Frame, found: Extract<CodePage, { kind: 'paid' }>): string {
  const t = words(frame);
  const title = t(found.made === null ? WORDS.paidBefore : WORDS.paid);
  const payments = found.payments.map((payment) => paymentRow(frame, payment)).join('');
  return page(
    frame,
    title,
    `<h1><span class="ok">${title}</span></h1><p>${t(WORDS.paidHint)}</p>${billRows(frame, found.bill)}
<h2>${t(WORDS.payments)}</h2><ul class="rows">${payments}</ul>
<p class="back"><a href="${escaped(frame.houseUrl)}">${t(WORDS.back)}</a></p>
${found.key === null ? '' : payTwice(frame, found.bill, found.key)}`,
  );
}

function payTwice(frame: Frame, bill: Registered, key: string): string {
  const t = words(frame);
  return `<h2>${t(WORDS.again)}</h2><p>${t(WORDS.againHint)}</p>${payForm(frame, { bill, key }, WORDS.againButton, 'plain')}`;
}

function paymentRow(frame: Frame, { reference, amount, paidAt }: BankPayment): string {
  const sum = sayRupiah(amount, frame.language);
  return `<li><b>${sum}</b>${moment(paidAt, frame.language)}<br><span class="code">${escaped(reference)}</span></li>`;
}

function billRows(frame: Frame, bill: Registered): string {
  const t = words(frame);
  const until = bill.expiresAt === null ? t(WORDS.forever) : moment(bill.expiresAt, frame.language);
  return `<dl class="rows">
<div><dt>${t(WORDS.code)}</dt><dd class="code">${sayPaymentCode(bill.code)}</dd></div>
<div><dt>${t(WORDS.payee)}</dt><dd>${escaped(bill.payee)}</dd></div>
<div><dt>${t(WORDS.what)}</dt><dd>${t(bill.description)}</dd></div>
<div><dt>${t(WORDS.until)}</dt><dd>${until}</dd></div>
<div class="sum"><dt>${t(WORDS.total)}</dt><dd>${sayRupiah(bill.total, frame.language)}</dd></div>
</dl>`;
}

/** The key makes a double click or a step back one payment (draft-ietf-httpapi-idempotency-key-header). */
function payForm(
  frame: Frame,
  found: { readonly bill: Registered; readonly key: string },
  label: Text,
  look: 'main' | 'plain',
): string {
  return `<form method="post" action="/bayar"><input type="hidden" name="kode" value="${escaped(found.bill.code)}">
<input type="hidden" name="kunci" value="${escaped(found.key)}"><input type="hidden" name="lang" value="${frame.language}">
<button class="${look}">${words(frame)(label)} ${sayRupiah(found.bill.total, frame.language)}</button></form>`;
}

function codeForm(frame: Frame, typed: string): string {
  const t = words(frame);
  return `<form action="/bayar"><label for="kode">${t(WORDS.code)}</label>
<p id="kode-hint" class="soft">${t(WORDS.codeHint)}</p>
<input id="kode" name="kode" inputmode="numeric" autocomplete="off" aria-describedby="kode-hint" required value="${escaped(typed)}">
<input type="hidden" name="lang" value="${frame.language}"><button class="main">${t(WORDS.see)}</button></form>`;
}

function page(frame: Frame, title: string, main: string): string {
  const t = words(frame);
  const other = frame.language === 'id' ? 'en' : 'id';
  return `<!doctype html>
<html lang="${frame.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Bank Contoh</title><style>${STYLE}</style></head>
<body><header><div><p class="name">Bank Contoh</p>
<nav aria-label="${t(WORDS.language)}"><a href="${escaped(frame.other)}" lang="${other}" hreflang="${other}">${OTHER_NAME[other]}</a></nav></div>
<p class="demo">${t(WORDS.demo)}</p></header>
<main>${main}</main></body></html>
`;
}

/** The page's only style, allowed by its hash. */
const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0 auto;max-width:34rem;padding:0 1rem 3rem;background:#fbfaf7;color:#17202a;font:1.125rem/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
header div{display:flex;justify-content:space-between;align-items:center;gap:1rem;min-height:3.5rem;border-block-end:1px solid #d9d6cd}
header a{display:inline-block;padding:.5rem 0}.name{margin:0;font-weight:750;color:#0b5351}
.demo{margin-block:1rem 1.5rem;padding:.75rem 1rem;background:#f3f1ea;border-inline-start:.375rem solid #7a4d00}
h1{font-size:clamp(1.625rem,1.35rem + 1.3vw,2.25rem);line-height:1.2;text-wrap:balance;margin:0 0 1rem}
h2{font-size:1.375rem;line-height:1.2;margin:2rem 0 .5rem}h1,h2,b,label{font-weight:650}
p{margin:0 0 1rem;text-wrap:pretty}a{color:#0b57a4;text-underline-offset:.18em}.ok{color:#1c6b34}.soft{color:#505861;font-size:1rem;margin:0 0 .5rem}
.rows{list-style:none;margin:0 0 1.5rem;padding:0}.rows>*{border-block-start:1px solid #d9d6cd;padding-block:.75rem}.rows>:first-child{border-block-start:2px solid #17202a}
.rows dt{color:#505861;font-size:1rem}.rows dd{margin:0}.rows li b{display:block}
.rows .sum{border-block:2px solid #17202a;font-weight:650;font-size:1.375rem}.rows .sum dt{color:inherit}
.code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
input{display:block;width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;background:#fff;border:1px solid #767b83;border-radius:2px}
button{min-height:2.75rem;width:100%;margin-block-start:.5rem;padding:.5rem 1rem;font:inherit;font-weight:650;border:2px solid #0b5351;border-radius:2px;cursor:pointer}
.main{background:#0b5351;color:#fff}.plain{background:transparent;color:#0b5351}.back{margin-block-start:1.5rem}
:focus-visible{outline:3px solid #17202a;outline-offset:2px;box-shadow:0 0 0 2px #fd0}a:focus-visible{background:#fd0;color:#17202a;outline-offset:0}
@media (forced-colors:active){.demo{border:1px solid CanvasText}}`;

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const OTHER_NAME: { readonly [language in Language]: string } = { id: 'Indonesia', en: 'English' };

const WORDS = {
  demo: {
    id: 'Peragaan: bank ini rekaan. Tidak ada uang sungguhan yang berpindah.',
    en: 'Demonstration: this bank is made up. No real money moves.',
  },
  language: { id: 'Bahasa', en: 'Language' },
  front: { id: 'Bayar dengan kode', en: 'Pay with a code' },
  code: { id: 'Kode bayar', en: 'Payment code' },
  codeHint: { id: '15 angka, tertulis di tagihan Anda.', en: '15 digits, written on your bill.' },
  see: { id: 'Lihat tagihan', en: 'See the bill' },
  mistyped: { id: 'Ada angka yang keliru', en: 'A digit is wrong' },
  mistypedHint: {
    id: 'Kode bayar punya angka pemeriksa, dan angka ini tidak cocok. Periksa lagi dari tagihan Anda.',
    en: 'A payment code carries a check digit, and these digits do not fit. Compare them with your bill.',
  },
  unknown: { id: 'Kode ini belum kami kenal', en: 'We do not know this code yet' },
  unknownHint: {
    id: 'Tagihan baru sampai di sini dalam beberapa detik. Coba sekali lagi sebentar lagi.',
    en: 'A new bill reaches us within seconds. Try again in a moment.',
  },
  expired: { id: 'Tagihan ini sudah lewat waktu', en: 'This bill has expired' },
  cancelled: { id: 'Tagihan ini dibatalkan', en: 'This bill was cancelled' },
  endedHint: {
    id: 'Kode ini tidak dapat dibayar lagi. Minta tagihan baru di halaman permohonan Anda.',
    en: 'This code can no longer be paid. Ask for a new bill on the page of your application.',
  },
  broken: { id: 'Formulir ini tidak lengkap', en: 'This form is incomplete' },
  brokenHint: {
    id: 'Belum ada yang dibayar. Buka lagi tagihan dengan kode Anda.',
    en: 'Nothing has been paid. Open the bill again with your code.',
  },
  pay: { id: 'Bayar tagihan', en: 'Pay a bill' },
  payButton: { id: 'Bayar', en: 'Pay' },
  paid: { id: 'Pembayaran diterima', en: 'Payment received' },
  paidBefore: { id: 'Tagihan ini sudah dibayar', en: 'This bill has been paid' },
  paidHint: {
    id: 'Bank memberi tahu penerbit tagihan dengan sendirinya. Anda tidak perlu mengirim bukti.',
    en: 'The bank tells the issuer of the bill by itself. You need not send any proof.',
  },
  payments: { id: 'Pembayaran atas kode ini', en: 'Payments of this code' },
  back: { id: 'Kembali ke permohonan', en: 'Back to your application' },
  again: { id: 'Peragaan: bayar dua kali', en: 'Demonstration: pay twice' },
  againHint: {
    id: 'Pembayaran kedua tidak hilang: uangnya disisihkan untuk dikembalikan.',
    en: 'A second payment is not lost: the money is set aside to be given back.',
  },
  againButton: { id: 'Bayar sekali lagi', en: 'Pay once more' },
  payee: { id: 'Penagih', en: 'Billed by' },
  what: { id: 'Untuk', en: 'For' },
  until: { id: 'Paling lambat', en: 'Pay by' },
  forever: { id: 'Tanpa batas waktu', en: 'No time limit' },
  total: { id: 'Jumlah', en: 'Total' },
} as const satisfies { readonly [name: string]: Text };

function words(frame: Frame): (text: Text) => string {
  return (text) => escaped(say(text, frame.language));
}

function moment(at: Instant, language: Language): string {
  const zone = 'Asia/Jakarta';
  const day = sayDate(dayIn(zone, at), language);
  return `<time datetime="${at}">${day}, ${sayTime(at, zone, language, true)}</time>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
