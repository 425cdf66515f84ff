/** One step back, first on the page. */
export function Back({ href, label }: { href: string; label: string }) {
  return (
    <p class="back">
      <a href={href}>{label}</a>
    </p>
  );
}
