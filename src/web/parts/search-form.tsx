import type { Frame } from '#web/frame';
import { DOOR_WORDS } from '#web/texts/door';

/** Search by need, in one's own words. */
export function SearchForm({ query, frame }: { query: string; frame: Frame }) {
  const t = DOOR_WORDS[frame.language];
  return (
    <form role="search" action="/cari">
      <label for="q">{t.need}</label>
      <p class="soft" id="q-cara">
        {t.needHint}
      </p>
      <div class="find">
        <input class="input" id="q" name="q" type="search" value={query} aria-describedby="q-cara" />
        <button class="go" type="submit">
          {t.search}
        </button>
      </div>
    </form>
  );
}
