import { TRANSCENDENTAL } from '#rules/feel/arithmetic';
import { type Builtin, builtin, signature } from '#rules/feel/builtin';
import { type Decimal, finite, type RoundingName, round, toInteger } from '#rules/feel/number';
import { spend } from '#rules/feel/run';

/** DMN 1.5, 10.3.4.5. */
export const NUMBER_FUNCTIONS: readonly Builtin[] = [
  builtin(
    'decimal',
    signature({ n: 'number', scale: 'number' }, ({ n, scale }) => rounded(n, scale, 'half even')),
  ),
  rounding('floor', 'floor'),
  rounding('ceiling', 'ceiling'),
  fixedRounding('round up', 'up'),
  fixedRounding('round down', 'down'),
  fixedRounding('round half up', 'half up'),
  fixedRounding('round half down', 'half down'),
  builtin(
    'abs',
    signature({ n: 'number' }, ({ n }) => n.abs()),
    signature({ n: 'duration' }, ({ n }) => {
      if (n.kind === 'yearsMonths') return { kind: 'yearsMonths', months: Math.abs(n.months) };
      return { kind: 'daysTime', nanos: n.nanos < 0n ? -n.nanos : n.nanos };
    }),
  ),
  builtin(
    'modulo',
    signature({ dividend: 'number', divisor: 'number' }, ({ dividend, divisor }) => {
      if (divisor.isZero()) return undefined;
      return finite(dividend.minus(divisor.times(dividend.dividedBy(divisor).floor())));
    }),
  ),
  builtin(
    'sqrt',
    costly((number) => (number.isNegative() && !number.isZero() ? null : number.sqrt())),
  ),
  builtin(
    'log',
    costly((number) => (number.isPositive() && !number.isZero() ? number.ln() : null)),
  ),
  builtin(
    'exp',
    costly((number) => finite(number.exp())),
  ),
  builtin(
    'odd',
    signature({ number: 'number' }, ({ number }) => parity(number, 1)),
  ),
  builtin(
    'even',
    signature({ number: 'number' }, ({ number }) => parity(number, 0)),
  ),
];

function costly(work: (number: Decimal) => Decimal | null): ReturnType<typeof signature> {
  return signature({ number: 'number' }, ({ number }, run) => {
    spend(run, TRANSCENDENTAL);
    return work(number) ?? undefined;
  });
}

function parity(number: Decimal, wanted: number): boolean {
  return number.isInteger() && number.modulo(2).abs().equals(wanted);
}

/** The scale may be left out: whole numbers. */
function rounding(name: string, how: RoundingName): Builtin {
  return builtin(
    name,
    signature({ n: 'number' }, ({ n }) => round(n, 0, how)),
    signature({ n: 'number', scale: 'number' }, ({ n, scale }) => rounded(n, scale, how)),
  );
}

function fixedRounding(name: string, how: RoundingName): Builtin {
  return builtin(
    name,
    signature({ n: 'number', scale: 'number' }, ({ n, scale }) => rounded(n, scale, how)),
  );
}

function rounded(n: Decimal, scale: Decimal, how: RoundingName): Decimal | undefined {
  const digits = toInteger(scale.truncated());
  return digits === null ? undefined : (round(n, digits, how) ?? undefined);
}
