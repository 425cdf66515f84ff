import type { Official } from '#access/person';
import type { CouncilHistoryFile } from '#definitions/schema/council-history';
import { after, beginsAt } from '#operations/demo/grow-demo';
import { seated } from '#operations/demo/seated';
import { actOnMatter, openMatter } from '#operations/matter/act-on-matter';
import { loadMatter } from '#operations/matter/matter-row';
import type { Parts } from '#operations/matter/move-matters';
import { moveOf, type NewMatterBody, newMatterOf } from '#operations/matter/parse-matter';
import { addWorkingDays } from '#terms/calendar';
import { dayIn, type Instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';

type Told = CouncilHistoryFile['matters'][number];

/**
 * One matter of `council-history.yaml` by the real operations, on a clock of its own: opened, and moved as far as its moves lie
 * before `now`. Each has a key of its own, so what was done is not done again and what was cut short goes on.
 */
export async function growMatter(house: Parts, told: Told, now: Instant): Promise<void> {
  const { government } = house.library;
  const { calendar } = government;
  const begins = beginsAt(calendar, told.start, now);
  const body = bodyOf(told.open, (days) => addWorkingDays(calendar, dayIn(calendar.zone, begins), days));
  const { number } = await openMatter(
    house,
    official(house, told.by),
    told.arrangement,
    newMatterOf(government, body, begins),
    begins,
    sha256(`matter/${told.id}`),
    { source: 'demo', msgId: told.id },
  );
  for (const [n, { at: offset, by, to, ...move }] of told.moves.entries()) {
    const at = after(calendar, begins, offset);
    if (at > now) return;
    const { version } = await loadMatter(house.db, government, number, at);
    const command = moveOf(government, { ...move, ...(to === undefined ? {} : { to: seatOf(to) }), seen: version }, at);
    const key = { source: 'demo', msgId: `${told.id}/${n}` };
    await actOnMatter(
      house,
      official(house, by),
      { number, seen: version },
      command,
      at,
      sha256(`matter/${key.msgId}`),
      key,
    );
  }
}

function bodyOf(open: Told['open'], day: (days: number) => string): NewMatterBody {
  if (open.kind === 'question') return { ...open, owner: seatOf(open.owner) };
  if (open.kind !== 'decision') return open;
  const { days, ...decision } = open;
  return { ...decision, due: day(days), signers: [] };
}

function seatOf(position: string): { readonly agency: string; readonly position: string } {
  return { agency: position.split('.')[0] ?? '', position };
}

/** The coordinating body's chair acts as a coordinator, as its persona does. */
function official({ library: { government } }: Parts, position: string): Official {
  const { agency } = seatOf(position);
  const found = seated(government, agency, position);
  return government.file.coordinatingBody === agency ? { ...found, kind: 'coordinator' } : found;
}
