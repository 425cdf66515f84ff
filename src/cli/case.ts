import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { sayActs } from '#cli/timeline';
import { verifyChain } from '#ledger/chain';
import { readFile } from '#operations/case/read-case-file';
import type { House } from '#operations/house';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal case show MG-2026-7K3MQ2ZD-5

  One case as its acts tell it: lane by lane, without any personal data. Checks that no act is missing, moved or linked
  wrongly. Works on the data folder (MANUNGGAL_DATA) of a house that is not running, or on DATABASE_URL.
`;

/** `manunggal case show NUMBER`. Reads envelopes only. */
export async function showCase(
  argv: readonly string[],
  io: Io,
  open: (use: (house: House) => Promise<number>) => Promise<number>,
): Promise<number> {
  const given = takeArguments(argv, io, HELP, {});
  if (given === null) return 0;
  const [verb, number] = given.rest;
  if (verb !== 'show' || number === undefined) throw new Refusal('usage', 'case show NUMBER', {});
  const { language } = given;
  return open(async (house) => {
    const { now, acts, envelopes } = await readFile(house, { number });
    const findings = verifyChain(envelopes, new Map());
    if (given.flag('json')) {
      const shown = acts.map(({ seq, at, kind, element, agency, c, prev }) => ({
        seq,
        at,
        kind,
        element,
        agency,
        c,
        prev,
      }));
      io.stdout(
        `${JSON.stringify({ number, service: now.program.service.file.id, version: now.def, status: now.state.status, acts: shown, findings })}\n`,
      );
    } else {
      io.stdout(sayActs(now, acts, io, language));
      io.stderr(
        findings.length === 0
          ? `${number}: ${now.state.status}, ${acts.length} acts, chain intact\n`
          : `${number}: chain broken at act ${findings[0]?.seq ?? 0}\n`,
      );
    }
    return findings.length === 0 ? 0 : 1;
  });
}
