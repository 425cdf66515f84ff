/** What one agency would ask of a person who came to it alone. */
export interface Alone {
  /** Role of the agency. */
  readonly role: string;
  /** Evidence it would want to see, by the registry whose record it shows. */
  readonly documents: readonly string[];
  /** Fields of the form it would hand out. */
  readonly fields: readonly string[];
  /** Working days on its own longest ordinary way. */
  readonly days: number;
}

/** What one case costs a person by one way of doing it. Days are working days. */
export interface Way {
  readonly visits: number;
  readonly documents: number;
  readonly fields: number;
  readonly days: number;
}

/** The same service three times: each agency alone, joined, and joined without asking what is held. */
export interface Comparison {
  readonly alone: Way;
  readonly joined: Way;
  readonly onceOnly: Way;
}

/** Rates of the Standard Cost Model: minutes, rupiah an hour, cases a year (population times frequency). Whole numbers. */
export interface Rates {
  readonly visitMinutes: number;
  readonly documentMinutes: number;
  readonly fieldMinutes: number;
  readonly hourRupiah: number;
  readonly cases: number;
}

/**
 * Alone, agencies are visited one after another, so their days add up. Joined, the person comes once at most and each document
 * and field is given once; `days` is then the critical path. Once-only leaves out what is `held`.
 */
export function compareWays(alone: readonly Alone[], days: number, held: ReadonlySet<string>): Comparison {
  const documents = new Set(alone.flatMap((one) => one.documents));
  const fields = new Set(alone.flatMap((one) => one.fields));
  const left = (names: ReadonlySet<string>) => [...names].filter((name) => !held.has(name)).length;
  const total = (of: (one: Alone) => number) => alone.reduce((sum, one) => sum + of(one), 0);
  const visits = Math.min(1, alone.length);
  return {
    alone: {
      visits: alone.length,
      documents: total((one) => one.documents.length),
      fields: total((one) => one.fields.length),
      days: total((one) => one.days),
    },
    joined: { visits, documents: documents.size, fields: fields.size, days },
    onceOnly: { visits, documents: left(documents), fields: left(fields), days },
  };
}

/** Standard Cost Model: tariff x time x cases a year, in whole rupiah (a fraction is dropped). */
export function yearlyCost(way: Way, rates: Rates): bigint {
  const minutes =
    way.visits * rates.visitMinutes + way.documents * rates.documentMinutes + way.fields * rates.fieldMinutes;
  return (BigInt(minutes) * BigInt(rates.hourRupiah) * BigInt(rates.cases)) / 60n;
}
