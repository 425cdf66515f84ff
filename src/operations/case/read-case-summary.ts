import type { Person } from '#access/person';
import { timeline } from '#engine/timeline';
import type { CaseRef } from '#operations/case/load-case';
import { readOwnCase } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import type { Json } from '#terms/json';
import type { Instant } from '#terms/plain-date';

/** A case as a program reads it: what its owner may see, without words. */
export interface CaseSummary {
  readonly number: string;
  readonly service: string;
  readonly version: number;
  readonly status: string;
  readonly territory: string;
  readonly holders: readonly {
    readonly agency: string | null;
    readonly element: string;
    readonly since: Instant;
    readonly due: Instant | null;
  }[];
  readonly items: readonly {
    readonly item: number;
    readonly step: string;
    readonly agency: string | null;
    readonly asks: readonly string[];
  }[];
  readonly questions: readonly {
    readonly question: number;
    readonly asker: string;
    readonly owner: string;
    readonly state: string;
    readonly due: Instant;
  }[];
  readonly incidents: readonly {
    readonly incident: number;
    readonly element: string;
    readonly agency: string;
    readonly cause: string;
    readonly since: Instant;
  }[];
  readonly facts: { readonly [name: string]: { readonly value: Json; readonly source: string; readonly at: Instant } };
  readonly bill: {
    readonly code: string | null;
    readonly status: string;
    readonly total: number;
    readonly expiresAt: Instant | null;
    readonly paidAt: Instant | null;
    readonly lines: readonly {
      readonly line: string;
      readonly payee: string;
      readonly agency: string | null;
      readonly amount: number;
      readonly period: string | null;
    }[];
  } | null;
  readonly acts: readonly {
    readonly seq: number;
    readonly at: Instant;
    readonly kind: string;
    readonly element: string | null;
    readonly agency: string | null;
    readonly commitment: string;
  }[];
}

/** Refuses with `not-signed-in` or `case-unknown`. */
export async function readCaseSummary(
  house: Pick<House, 'db' | 'keys' | 'library' | 'exchange'>,
  person: Person | null,
  ref: CaseRef,
  at: Instant,
): Promise<CaseSummary> {
  const { now, acts, envelopes } = await readOwnCase(house, person, ref, at);
  const { holders } = timeline(now.program, envelopes, at);
  const { state, bill } = now;
  return {
    number: now.number,
    service: now.program.service.file.id,
    version: now.def,
    status: state.status,
    territory: state.territory,
    holders: holders.map(({ agency, element, since, due }) => ({ agency, element, since, due })),
    items: state.open.flatMap((wait) =>
      wait.kind === 'item'
        ? [{ item: wait.id, step: wait.node, agency: wait.agency, asks: [...(wait.asks ?? [])] }]
        : [],
    ),
    questions: state.questions.map(({ id, asker, owner, state: is, due }) => ({
      question: id,
      asker,
      owner,
      state: is,
      due,
    })),
    incidents: (state.incidents ?? []).map(({ id, node, agency, cause, since }) => ({
      incident: id,
      element: node,
      agency,
      cause,
      since,
    })),
    facts: Object.fromEntries(
      [...now.facts].map(([name, { value, source }]) => [name, { value, source: source.kind, at: source.at }]),
    ),
    bill:
      bill === null
        ? null
        : {
            code: bill.status === 'open' ? bill.code : null,
            status: bill.status,
            total: Number(bill.total),
            expiresAt: bill.expiresAt,
            paidAt: bill.paidAt,
            lines: bill.lines.map(({ line, payee, agency, amount, period }) => ({
              line,
              payee,
              agency,
              amount: Number(amount),
              period,
            })),
          },
    acts: acts.map(({ seq, at: when, kind, element, agency, c }) => ({
      seq,
      at: when,
      kind,
      element,
      agency,
      commitment: c,
    })),
  };
}
