import type { Draft } from '#definitions/draft';
import type { Place } from '#definitions/findings';
import type { Drawn, Kind } from '#definitions/life-schema';

/** A kind of thing of population.yaml, and the kinds that are drawn before it. */
interface KindHere {
  readonly kind: Kind;
  readonly earlier: readonly string[];
  readonly at: (path: readonly string[]) => Place;
  readonly keyAt: (path: readonly string[]) => Place;
}

export function everyKind({ population }: Draft): readonly KindHere[] {
  const kinds = population.value?.kinds ?? {};
  const names = Object.keys(kinds);
  return Object.entries(kinds).map(([name, kind], n) => ({
    kind,
    earlier: names.slice(0, n),
    at: (path) => population.at(['kinds', name, ...path]),
    keyAt: (path) => population.keyAt(['kinds', name, ...path]),
  }));
}

/** Every value that is drawn for a kind, with its place in the file. */
export function drawnValues({ kind, at }: KindHere): readonly { readonly drawn: Drawn; readonly place: Place }[] {
  const values = (path: readonly string[], of: { readonly [name: string]: Drawn }) =>
    Object.entries(of).map(([name, drawn]) => ({ drawn, place: at([...path, name]) }));
  return [
    ...values(['draw'], kind.draw),
    ...Object.entries(kind.records).flatMap(([registry, fields]) => values(['records', registry], fields)),
  ];
}
