import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { Person } from '#access/person';
import { takeArguments } from '#cli/arguments';
import type { Io } from '#cli/io';
import { alignColumns } from '#cli/print';
import type { House } from '#operations/house';
import { actOnMatter, type MatterReceipt, openMatter } from '#operations/matter/act-on-matter';
import { MatterMoveBody, moveOf, NewMatterBody, newMatterOf } from '#operations/matter/parse-matter';
import { readMatterList } from '#operations/matter/read-matters';
import { MATTER_WORDS } from '#operations/matter/say-matter';
import { personOf } from '#operations/person/sign-in';
import type { Language } from '#terms/language';
import { dayIn, type Instant, later } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

const HELP = `manunggal matter list samsat --as sekda

  list ARRANGEMENT           its questions, decisions, disputes, duties and minutes, and when each is due; no texts
  open ARRANGEMENT FILE      asks, opens, raises or writes what the JSON file says, as POST /api/arrangements/{id}/matters takes it
  move NUMBER FILE           one move, as POST /api/matters/{number}/moves takes it

  --as PERSONA               who acts (demonstration)      --json
`;

/** What the verb runs on: the house of the data folder. */
export interface MatterHouse {
  readonly real: <T>(use: (house: House) => Promise<T>) => Promise<T>;
  readonly clock: () => Instant;
  readonly chance: () => Seed;
}

/** `manunggal matter ...`. Refuses as questions, decisions and disputes do. */
export async function matter(argv: readonly string[], io: Io, { real, clock, chance }: MatterHouse): Promise<number> {
  const given = takeArguments(argv, io, HELP, {
    as: { type: 'string' },
  });
  if (given === null) return 0;
  const [verb, about, path] = given.rest;
  const persona = given.text('as');
  if (about === undefined || persona === undefined)
    throw new Refusal('usage', 'matter list|open|move WHAT --as PERSONA', {});
  return real(async (house) => {
    const [at, seed] = [clock(), chance()];
    const person = await actingAs(house, persona, at, seed);
    if (verb === 'list') return list(house, person, about, at, given.flag('json'), io, given.language);
    const { government } = house.library;
    let receipt: MatterReceipt;
    if (verb === 'open') {
      const wish = newMatterOf(government, readBody(path, NewMatterBody), at);
      receipt = await openMatter(house, person, about, wish, at, seed);
    } else if (verb === 'move') {
      const body = readBody(path, MatterMoveBody);
      const ref = { number: about, seen: body.seen };
      receipt = await actOnMatter(house, person, ref, moveOf(government, body, at), at, seed);
    } else throw new Refusal('usage', 'matter list|open|move WHAT --as PERSONA', {});
    const { number, state, version } = receipt;
    io.stdout(given.flag('json') ? `${JSON.stringify(receipt)}\n` : `${number} ${state} ${version}\n`);
    return 0;
  });
}

async function actingAs(house: House, persona: string, at: Instant, seed: Seed): Promise<Person> {
  const person = await personOf(house, persona, at, derive(seed, 'person'));
  if (!house.settings.demo || person === null) throw new Refusal('persona-unknown', 'There is no such persona', {});
  return person;
}

async function list(
  house: House,
  person: Person,
  arrangement: string,
  at: Instant,
  asJson: boolean,
  io: Io,
  language: Language,
): Promise<number> {
  const matters = await readMatterList(house, person, arrangement, at);
  if (asJson) {
    io.stdout(`${JSON.stringify({ matters })}\n`);
    return 0;
  }
  const words = MATTER_WORDS[language];
  const { zone } = house.library.government.file;
  const rows = matters.map(({ number, kind, state, due, version }) => {
    const day = due === null ? '-' : dayIn(zone, later(due, -1));
    return [number, words.kinds[kind], words.states[state], day, String(version)];
  });
  io.stdout(rows.length === 0 ? '' : `${alignColumns(rows, [4]).join('\n')}\n`);
  return 0;
}

function readBody<Body>(path: string | undefined, schema: z.ZodType<Body>): Body {
  if (path === undefined) throw new Refusal('usage', 'matter open|move WHAT FILE --as PERSONA', {});
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Refusal('usage', 'The file cannot be read', { file: path }, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path: place, message }) => ({ path: place.join('.'), message }));
  throw new Refusal('body-malformed', 'The file does not fit its schema', { where });
}
