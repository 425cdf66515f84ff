import type { Child } from 'hono/jsx';

/** A list of cases, complaints or the like: one row each, which stands as a card on a phone. `kind` is its class beside that. */
export function ListTable({
  heads,
  kind = '',
  children,
}: {
  readonly heads: readonly string[];
  readonly kind?: string;
  readonly children: Child;
}) {
  return (
    <table class={`stack after ${kind}`.trim()}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
