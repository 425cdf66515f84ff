import { writeFileSync } from 'node:fs';
import { takeArguments } from '#cli/arguments';
import { readDraftFile } from '#cli/draft-file';
import type { Io } from '#cli/io';
import { alignColumns } from '#cli/print';
import { decideAsPersona } from '#operations/council/decide-as-persona';
import { commandOf, DecisionBody } from '#operations/council/parse-decision';
import { printArrangement } from '#operations/council/print-arrangement';
import { type DraftImpact, readImpact } from '#operations/council/read-impact';
import { listStandings, readStanding, type WholeStanding } from '#operations/council/read-standing';
import { ARRANGEMENT_WORDS } from '#operations/council/say-arrangement';
import { IMPACT_WORDS } from '#operations/council/say-impact';
import { ARRANGEMENT_LIFE } from '#operations/council/say-life';
import type { House } from '#operations/house';
import { personOf } from '#operations/person/sign-in';
import type { Language } from '#terms/language';
import type { Instant } from '#terms/plain-date';
import type { Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal arrangement draft parkir --file parkir.yaml --as sekda

  list                       every arrangement with state, step and end
  show ID                    its text, who has signed, every act
  draft ID --file FILE       a new draft, or a change of one: what a file of arrangements/ says, without id and state (YAML, JSON)
  print ID --out FILE.pdf    as a draft of its own instrument: decree, regulation, agreement
  impact ID                  what a draft would change: grants gained and lost, services, steps; and the stances on it
  circulate ID --to DAY      to every agency it touches, for their stances until that day
  stance ID --stance WORD    of one that was asked: agree, reserve, object
  propose ID                 put forward, for signature
  sign ID                    one signature, or the one that enacts; "enact" is the same
  suspend ID --reason CODE   stopped for a while               resume ID
  renew ID --to DAY          a new end; that day is no longer covered
  end ID --reason CODE       "terminate" is the same           reasons: agreed audit breach basis-gone replaced
  succeed ID --by OTHER      another takes its place

  --as PERSONA    who reads or decides     --seen N   number of the last act you had before you; refused where it has moved on
  --json; --lang id|en
`;

/** Other words for a decision. */
const SAME: { readonly [verb: string]: string } = { enact: 'sign', terminate: 'end' };

/** What a verb of arrangements runs on. */
export interface ArrangementHouse {
  readonly use: <T>(work: (house: House) => Promise<T>) => Promise<T>;
  readonly clock: () => Instant;
  readonly chance: () => Seed;
}

interface Talk {
  readonly io: Io;
  readonly language: Language;
  readonly asJson: boolean;
}

/** `manunggal arrangement ...`: exit 0 when done. Refuses `usage`, and as the decisions on arrangements do. */
export async function arrangement(argv: readonly string[], io: Io, { use, clock, chance }: ArrangementHouse) {
  const given = takeArguments(argv, io, HELP, {
    file: { type: 'string' },
    as: { type: 'string' },
    seen: { type: 'string' },
    reason: { type: 'string' },
    stance: { type: 'string' },
    to: { type: 'string' },
    by: { type: 'string' },
    out: { type: 'string' },
  });
  if (given === null) return 0;
  const [verb, id] = given.rest;
  if (verb === undefined) {
    io.stdout(HELP);
    return 2;
  }
  const talk: Talk = { io, language: given.language, asJson: given.flag('json') };
  const persona = given.text('as');
  if (verb === 'list') return use((house) => list(house, persona, talk, clock(), chance()));
  if (id === undefined) throw new Refusal('usage', `arrangement ${verb} ID`, { verb });
  if (verb === 'show') return use((house) => show(house, id, persona, talk, clock(), chance()));
  if (verb === 'impact') return use((house) => impact(house, id, persona, talk, clock(), chance()));
  if (persona === undefined) throw new Refusal('usage', `arrangement ${verb} ${id} --as PERSONA`, { verb });
  if (verb === 'print') return use((house) => print(house, id, persona, given.text('out'), talk, clock(), chance()));
  const file = given.text('file');
  const text = file === undefined ? undefined : await readDraftFile(file);
  const wish = {
    do: SAME[verb] ?? verb,
    seen: given.text('seen') ?? 0,
    ...(text === undefined ? {} : { text }),
    ...present('reason', given.text('reason')),
    ...present('stance', given.text('stance')),
    ...present('to', given.text('to')),
    ...present('by', given.text('by')),
  };
  const body = DecisionBody.safeParse(wish);
  if (!body.success) {
    const why = body.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new Refusal('usage', why, { verb, why });
  }
  return use(async (house) => {
    const command = commandOf(house.library.government, id, body.data);
    const seen = given.text('seen') === undefined ? undefined : body.data.seen;
    const receipt = await decideAsPersona(house, { persona, id, seen, command }, clock(), chance());
    const { acts } = ARRANGEMENT_LIFE[talk.language];
    const state = ARRANGEMENT_WORDS[talk.language].states[receipt.state];
    io.stdout(
      talk.asJson
        ? `${JSON.stringify(receipt)}\n`
        : `${receipt.id} ${receipt.seq}: ${acts[receipt.act] ?? receipt.act} (${state})\n`,
    );
    return 0;
  });
}

function present(name: string, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}

/** Who reads; nobody where none is named. Refuses `persona-unknown`. */
async function readerOf(house: House, persona: string | undefined, at: Instant, seed: Seed) {
  if (persona === undefined) return null;
  const person = await personOf(house, persona, at, seed);
  if (!house.settings.demo || person === null) throw new Refusal('persona-unknown', 'There is no such persona', {});
  return person;
}

async function list(
  house: House,
  persona: string | undefined,
  { io, language, asJson }: Talk,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const lines = await listStandings(house, await readerOf(house, persona, at, seed), at);
  if (asJson) {
    io.stdout(`${JSON.stringify({ arrangements: lines })}\n`);
    return 0;
  }
  const words = ARRANGEMENT_WORDS[language];
  const rows = lines.map((one) => [
    one.id,
    words.states[one.state],
    `${one.declared}/${one.computed}`,
    one.to ?? '-',
    one.title[language],
  ]);
  io.stdout(`${alignColumns(rows).join('\n')}\n`);
  return 0;
}

async function show(
  house: House,
  id: string,
  persona: string | undefined,
  talk: Talk,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const whole = await readStanding(house, await readerOf(house, persona, at, seed), id, at);
  talk.io.stdout(talk.asJson ? `${JSON.stringify(whole)}\n` : sayWhole(whole, talk.language));
  return 0;
}

async function impact(
  house: House,
  id: string,
  persona: string | undefined,
  { io, language, asJson }: Talk,
  at: Instant,
  seed: Seed,
): Promise<number> {
  const found = await readImpact(house, await readerOf(house, persona, at, seed), id, at);
  io.stdout(asJson ? `${JSON.stringify(found)}\n` : sayImpact(found, language));
  return 0;
}

function sayImpact(
  { gained, lost, orphaned, services, levels, consultation }: DraftImpact,
  language: Language,
): string {
  const words = IMPACT_WORDS[language];
  const effect = (what: string) => (one: DraftImpact['gained'][number]) => [
    what,
    one.kind,
    `${one.from} -> ${one.to}`,
    one.registry ?? one.payee ?? one.position ?? '',
  ];
  const rows = [
    ...gained.map(effect(words.gained)),
    ...lost.map(effect(words.lost)),
    ...orphaned.map(({ by, registry, service }) => [words.orphaned, by, registry, service]),
    ...services.map(({ service, openCases }) => [words.service(openCases), service, '', '']),
    [words.step, words.level(levels.declared, levels.replaced), '', ''],
    ...(consultation?.stances ?? []).map(({ agency, stance }) => [words.stances[stance], agency, '', '']),
  ];
  return `${alignColumns(rows).join('\n')}\n`;
}

async function print(
  house: House,
  id: string,
  persona: string,
  out: string | undefined,
  { io, asJson }: Talk,
  at: Instant,
  seed: Seed,
): Promise<number> {
  if (out === undefined) throw new Refusal('usage', `arrangement print ${id} --out FILE.pdf`, {});
  const { bytes } = await printArrangement(house, await readerOf(house, persona, at, seed), id, at);
  writeFileSync(out, bytes);
  io.stdout(asJson ? `${JSON.stringify({ id, out, bytes: bytes.length })}\n` : `${out}\n`);
  return 0;
}

function sayWhole({ id, state, seen, signers, signed, text, acts }: WholeStanding, language: Language): string {
  const words = ARRANGEMENT_WORDS[language];
  const head = [
    `${id}: ${text.title[language]}`,
    `  ${words.instruments[text.instrument]}, ${words.states[state]}, ${text.from} .. ${text.to ?? '-'}, ${seen}`,
    ...text.members.map(({ agency, role }) => `  ${agency}: ${words.parts[role]}`),
    ...signers.map((signer) => `  [${signed.includes(signer) ? 'x' : ' '}] ${signer}`),
  ];
  const lines = acts.map((act) => [
    `  ${act.seq}`,
    act.at,
    ARRANGEMENT_LIFE[language].acts[act.kind] ?? act.kind,
    act.position ?? '',
  ]);
  return `${[...head, ...alignColumns(lines)].join('\n')}\n`;
}
