import type { Link } from '#operations/views/marks';

/** Where one can go from here, a row each. */
export function LinkRows({ links }: { links: readonly Link[] }) {
  return (
    <ul class="rows">
      {links.map(({ href, label }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
