import { derive, type Seed } from '#terms/random';

/** 14 digits of which the first is not 0: a spreadsheet or a form never swallows a leading zero. */
const LEAST = 10n ** 13n;
const MANY = 9n * LEAST;

/**
 * A payment code: 14 random digits and a check digit, as long as a state billing code. 46 bits, so nobody finds an open
 * bill by trying; two bills with one code are refused by the store, and the command is repeated with another seed.
 */
export function paymentCode(seed: Seed): string {
  const random = BigInt(`0x${Buffer.from(derive(seed, 'payment-code', 16)).toString('hex')}`);
  const body = String(LEAST + (random % MANY)); // 128 bits over 2^46 codes: the bias is below 2^-80
  return `${body}${checkDigit(body)}`;
}

/** The code in what a person typed, spaces and hyphens aside; undefined when a digit is missing, wrong or swapped. */
export function readPaymentCode(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '');
  return /^[1-9]\d{14}$/.test(code) && checkDigit(code) === 0 ? code : undefined;
}

/** In three groups of five, as it is read aloud. */
export function sayPaymentCode(code: string): string {
  return code.replace(/(\d{5})(?=\d)/g, '$1 ');
}

/** Damm's quasigroup of order 10 (H. M. Damm, 2004): finds every single wrong digit and every swap of neighbours. */
const QUASIGROUP = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The digit to append; 0 for digits that already end in theirs. */
function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(QUASIGROUP[interim]?.[Number(digit)]);
  return interim;
}
