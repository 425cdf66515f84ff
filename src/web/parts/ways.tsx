import type { Ways } from '#operations/views/marks';

/** Lawful ways on. Never a bare no. */
export function WaysOn({ ways }: { ways: Ways }) {
  if (ways.length === 0) return null;
  return (
    <ul class="rows">
      {ways.map((way) => (
        <li>
          <b>{way.href === null ? way.label : <a href={way.href}>{way.label}</a>}</b>
          {way.detail}
        </li>
      ))}
    </ul>
  );
}
