/** Many lines that become one. */
export function Mark() {
  return (
    <svg width="22" height="18" aria-hidden="true">
      <path d="M0 2H9L15 9M0 9H22M0 16H9L15 9" fill="none" stroke="var(--brand)" stroke-width="3" />
    </svg>
  );
}

/** Hatch and dots for the whole page; drawings refer to them by attribute, which style sheets of another address cannot. */
export function Patterns() {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M1 0V6" stroke="var(--gap-line)" stroke-width="2" />
        </pattern>
        <pattern id="stop" width="7" height="7" patternUnits="userSpaceOnUse">
          <circle cx="3.5" cy="3.5" r="1.6" fill="var(--stop-dot)" />
        </pattern>
      </defs>
    </svg>
  );
}
