import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { ORDER_OPTIONS, orderOf } from '#cli/agency-order';
import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { alignColumns } from '#cli/print';
import { type Row, THINGS, type ThingKind } from '#coordination/reorganisation';
import { ReorganisationOrder } from '#coordination/reorganisation-schema';
import type { House } from '#operations/house';
import { applyPlan, signPlan } from '#operations/reorganisation/apply-plan';
import { type Plan, planFor } from '#operations/reorganisation/plan';
import { rehearse } from '#operations/reorganisation/rehearse';
import { REORGANISATION_WORDS as WORDS } from '#operations/reorganisation/say-reorganisation';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal agency merge --from AGENCY --to AGENCY --on DAY --basis LAW --plan plan.json

  merge | split | dissolve | move | rename   counts what would become of everything; --plan FILE keeps it, with each row
  rehearse KIND ...                          the same played to its end on a throwaway store with the demonstration's cases
  sign FILE --as PERSONA                     the head of a side signs (also on the page /penataan)
  --apply FILE [--recount]                   puts the plan forward and, once all sides have signed, switches; refused where the
                                             world has changed since; --recount counts the open work anew

  --from A,B  --to C,D     who gives, who takes; all of them have a file in agencies/
  --on DAY                 when it takes effect (00:00 of the government's zone)
  --basis LAW              --article, --certainty H|M|B (M)
  --by territory|role      how a split is shared out: --share 99=c,98=d, --rest c for what has neither; move: --role ROLE
  --assign position/a.b=c  one thing to somebody in particular        --end KIND/ID=REASON  one thing ends
  --name-id, --name-en     of rename
  --json
`;

/** What a verb of agencies runs on: the house of the data folder, or one that is thrown away. */
export interface AgencyHouses {
  readonly real: <T>(use: (house: House) => Promise<T>) => Promise<T>;
  readonly throwaway: <T>(use: (house: House) => Promise<T>) => Promise<T>;
  readonly clock: () => Instant;
  readonly chance: () => Seed;
}

/** `manunggal agency ...`. Refuses as plans, signatures and the instant do. */
export async function agency(argv: readonly string[], io: Io, houses: AgencyHouses): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    ...ORDER_OPTIONS,
    plan: { type: 'string' },
    apply: { type: 'string' },
    recount: { type: 'boolean' },
    as: { type: 'string' },
  });
  if (given === null) return 0;
  const [verb, ...rest] = given.rest;
  const path = given.text('apply');
  if (verb === undefined && path === undefined) {
    io.stdout(HELP);
    return 2;
  }
  const talk: Talk = { io, language: given.language, asJson: given.flag('json') };
  if (path !== undefined) return apply(path, given.flag('recount'), talk, houses);
  if (verb === 'sign') return sign(rest[0], given.text('as'), talk, houses);
  const kind = verb === 'rehearse' ? rest[0] : verb;
  const order = (house: House) => orderOf(kind ?? '', given, house.library.government.file.zone, houses.clock());
  if (verb === 'rehearse') return rehearsal(order, talk, houses);
  return houses.real(async (house) => {
    const plan = await planFor(house, order(house), houses.clock());
    const out = given.text('plan');
    if (out !== undefined) writeFileSync(out, `${JSON.stringify(plan, null, 2)}\n`);
    sayPlan(plan, talk);
    return plan.orphans === 0 ? 0 : 1;
  });
}

interface Talk {
  readonly io: Io;
  readonly language: Language;
  readonly asJson: boolean;
}

const PlanFile = z.looseObject({
  version: z.literal(1),
  order: ReorganisationOrder,
  structure: z.string(),
  counts: z.partialRecord(
    z.enum(Object.keys(THINGS) as [ThingKind, ...ThingKind[]]), // its own keys
    z.object({ before: z.int(), after: z.int(), ended: z.int(), orphans: z.int() }),
  ),
});

function readPlanFile(path: string): z.infer<typeof PlanFile> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Refusal('usage', 'The plan file cannot be read', { file: path }, { cause });
  }
  const plan = PlanFile.safeParse(parsed);
  if (!plan.success)
    throw new Refusal('usage', 'This is no plan file', { file: path, why: plan.error.issues[0]?.message ?? '' });
  return plan.data;
}

/** Exactly the plan of the file: what it counted is compared with the world as it is. */
async function apply(path: string, recount: boolean, { io, asJson }: Talk, houses: AgencyHouses): Promise<number> {
  const plan = readPlanFile(path);
  return houses.real(async (house) => {
    const done = await applyPlan(house, plan, recount, houses.clock(), houses.chance());
    if (asJson) io.stdout(`${JSON.stringify(done)}\n`);
    else
      io.stderr(`${done.id}: ${done.repeated ? 'in effect before, nothing changed' : `in effect, number ${done.n}`}\n`);
    return 0;
  });
}

async function sign(
  path: string | undefined,
  persona: string | undefined,
  { io, asJson }: Talk,
  houses: AgencyHouses,
): Promise<number> {
  if (path === undefined || persona === undefined) throw new Refusal('usage', 'agency sign FILE --as PERSONA', {});
  const plan = readPlanFile(path);
  return houses.real(async (house) => {
    const side = await signPlan(house, plan, persona, houses.clock(), houses.chance());
    io.stdout(asJson ? `${JSON.stringify({ signed: side })}\n` : `${side}\n`);
    return 0;
  });
}

async function rehearsal(
  orderFor: (house: House) => ReorganisationOrder,
  talk: Talk,
  houses: AgencyHouses,
): Promise<number> {
  const { io, language, asJson } = talk;
  if (!asJson)
    io.stderr(language === 'id' ? 'Menyiapkan basis data sementara ...\n' : 'Preparing a throwaway database ...\n');
  return houses.throwaway(async (house) => {
    const shown = await rehearse(house, orderFor(house), houses.clock(), houses.chance());
    if (asJson) io.stdout(`${JSON.stringify(shown)}\n`);
    else {
      sayPlan(shown.plan, talk);
      const queues = shown.queues.map(({ agency: side, before, after }) => `${side} ${before} -> ${after}`).join(', ');
      const words =
        language === 'id'
          ? [
              `Ditandatangani: ${shown.signed.join(', ')}`,
              `Antrean: ${queues}`,
              `Baris ditulis saat beralih: ${shown.written}; berkas terbuka yang berubah: ${shown.rewritten}`,
            ]
          : [
              `Signed: ${shown.signed.join(', ')}`,
              `Queues: ${queues}`,
              `Rows written by the switch: ${shown.written}; open rows changed: ${shown.rewritten}`,
            ];
      io.stdout(`${words.join('\n')}\n`);
    }
    return shown.rewritten === 0 ? 0 : 1;
  });
}

/** The table of counts, then what ends and what has nobody. */
function sayPlan(plan: Plan, { io, language, asJson }: Talk): void {
  if (asJson) {
    io.stdout(`${JSON.stringify(plan)}\n`);
    return;
  }
  const words = WORDS[language];
  const head = [words.thing, words.before, words.after, words.ended, words.orphans];
  const lines = (Object.keys(plan.counts) as ThingKind[]).map((kind) => {
    // its own keys
    const { before = 0, after = 0, ended = 0, orphans = 0 } = plan.counts[kind] ?? {};
    return [words.things[kind], ...[before, after, ended, orphans].map(String)];
  });
  io.stdout(`${alignColumns([head, ...lines], [1, 2, 3, 4]).join('\n')}\n`);
  const open = plan.rows.filter(({ fate }) => fate.kind !== 'to').map((row) => sayRow(row, language));
  if (open.length > 0) io.stdout(`\n${open.join('\n')}\n`);
  io.stderr(`reorganisation-orphans: ${plan.orphans}\n`);
}

function sayRow({ kind, id, count, fate }: Row, language: Language): string {
  const words = WORDS[language];
  const why =
    fate.kind !== 'ends' ? words.orphan : fate.why === 'said' ? (fate.said?.[language] ?? '') : words.ends[fate.why];
  return `${words.things[kind]} ${kind}/${id}${count === 1 ? '' : ` (${count})`}: ${why}`;
}
