import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { alignColumns } from '#cli/print';
import { readExchangeTable } from '#insights/exchange-board';
import type { House } from '#operations/house';
import type { Instant } from '#terms/plain-date';

const HELP = `manunggal exchange

  Who asks whom and how often in the last 30 days, what was refused and why, receipts without their other half, registries
  that answer from old files, and what is asked of citizens though a registry holds it. No personal data. Works on the data
  folder (MANUNGGAL_DATA) of a house that is not running, or on DATABASE_URL.

  --arrangement ID   of one arrangement only
  --json
`;

/** `manunggal exchange [--arrangement ID]`: the whole board, for whoever holds the data folder. */
export async function exchange(
  argv: readonly string[],
  io: Io,
  open: (use: (house: House) => Promise<number>) => Promise<number>,
  clock: () => Instant,
): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    arrangement: { type: 'string' },
  });
  if (given === null) return 0;
  const { language } = given;
  return open(async (house) => {
    const arrangement = given.text('arrangement') ?? null;
    const { figures, tables } = await readExchangeTable(house, arrangement, language, clock());
    if (given.flag('json')) io.stdout(`${JSON.stringify(figures)}\n`);
    else for (const { title, rows } of tables) io.stdout(`${title}\n${alignColumns(rows, []).join('\n')}\n\n`);
    return 0;
  });
}
