import { writeFileSync } from 'node:fs';
import { takeArguments } from '#cli/arguments';
import { readFactsFile } from '#cli/facts-file';
import type { Io } from '#cli/io';
import { sayActs } from '#cli/timeline';
import { runCase } from '#operations/demo/run-case';
import type { House } from '#operations/house';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { Refusal } from '#terms/refusal';
import { sayRupiah } from '#terms/rupiah';

const HELP = `manunggal run samsat.pengesahan-tahunan --facts facts.yaml --paper out.pdf

  A whole case on a store of its own that is thrown away: filed, worked on by every agency, billed, paid by the sandbox
  bank, sealed. Prints what happens lane by lane.

  --facts FILE       every fact of the case, YAML or JSON; what registries hold is put into them
  --paper OUT.pdf    writes the sealed paper
  --on DATE          the day it happens (default 2026-11-24)
  --json             the acts as JSON lines, then the result
`;

/** `manunggal run SERVICE`: exit 0 when the case came to its end. */
export async function runService(
  argv: readonly string[],
  io: Io,
  open: (government: string | undefined) => Promise<House>,
): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    facts: { type: 'string' },
    paper: { type: 'string' },
    on: { type: 'string' },
    government: { type: 'string' },
  });
  if (given === null) return 0;
  const service = given.rest[0];
  const path = given.text('facts');
  if (service === undefined || path === undefined) throw new Refusal('usage', 'run SERVICE --facts FILE', {});
  const { language } = given;
  const asJson = given.flag('json');
  const facts = await readFactsFile(path);
  io.stderr(language === 'id' ? 'Menyiapkan basis data sementara ...\n' : 'Preparing a throwaway database ...\n');
  const house = await open(given.text('government'));
  const at = instant(`${given.text('on') ?? '2026-11-24'}T09:03:00+07:00`);
  const seed = sha256(`run/${service}/${JSON.stringify(facts)}/${at}`);
  const ran = await runCase(house, { service, facts, at }, seed, (now, acts) => {
    io.stdout(
      asJson
        ? acts
            .map(
              ({ seq, at: when, kind, element, agency, c }) =>
                `${JSON.stringify({ seq, at: when, kind, element, agency, c })}\n`,
            )
            .join('')
        : sayActs(now, acts, io, language),
    );
    if (!asJson && acts.some(({ kind }) => kind === 'bill-due') && now.bill !== null)
      io.stdout(sayBill(now.bill.lines, now.bill.total, language));
  });
  const [paper] = ran.papers;
  const out = given.text('paper');
  if (out !== undefined && paper !== undefined) writeFileSync(out, paper.bytes);
  if (asJson)
    io.stdout(
      `${JSON.stringify({ number: ran.number, status: ran.status, papers: ran.papers.map(({ number }) => number) })}\n`,
    );
  else
    io.stderr(
      `${ran.number}: ${ran.status}${out === undefined || paper === undefined ? '' : `, ${paper.number} -> ${out}`}\n`,
    );
  return 0;
}

function sayBill(
  lines: readonly { readonly line: string; readonly payee: string; readonly amount: bigint }[],
  total: bigint,
  language: 'id' | 'en',
): string {
  const rows = lines.map(
    ({ line, payee, amount }) =>
      `        ${payee.padEnd(14)} ${line.padEnd(14)} ${sayRupiah(amount, language).padStart(14)}\n`,
  );
  return `${rows.join('')}        ${' '.repeat(29)} ${sayRupiah(total, language).padStart(14)}\n`;
}
