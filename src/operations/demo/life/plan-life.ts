import type { Government } from '#definitions/government';
import type { LifeComplaint, LifeFile, PopulationFile, Story } from '#definitions/life-schema';
import { Dice, drawOne, type Plain, seedOf, type Values, type World } from '#operations/demo/life/draw';
import { openingOf, workingDayBack } from '#operations/demo/life/office-time';
import { beneath, type Population, type Thing } from '#operations/demo/life/populate';
import { textOf } from '#terms/json';
import { type Nik, nik } from '#terms/nik';
import { addDays, dayIn, type Instant, plainDate } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** A case that will be lived through: whose, about what, from when, and what becomes of it. */
export interface Plan {
  /** `air.sambungan/17` */
  readonly id: string;
  readonly file: LifeFile;
  readonly begins: Instant;
  readonly applicant: Nik;
  readonly pick: string | null;
  readonly story: Story;
  readonly values: Values;
  readonly lists: World['lists'];
  readonly seed: Seed;
  /** Cases of one strand follow each other in time. */
  readonly strand: string;
  readonly complaint: LifeComplaint | null;
  /** Nine digits. */
  readonly scores: string | null;
  /** Begun and not sent. */
  readonly isDraft: boolean;
}

/** A term of thirty days less one: a draft older than that would be gone. */
const DRAFT_DAYS: readonly [number, number] = [0, 15];

/** Every case of the demonstration's life, by service and then by number; nobody applies twice. */
export function planLife(
  government: Pick<Government, 'calendar' | 'file' | 'life'>,
  file: PopulationFile,
  population: Population,
  now: Instant,
): Plan[] {
  const master = seedOf(file.seed);
  const busy = new Set<Nik>();
  const kinds = new Set(Object.keys(file.kinds));
  return [...government.life.values()].flatMap((life) => {
    const dice = new Dice(master, `plan/${life.service}`);
    const fates = dice.shuffled(fatesOf(life));
    const things = dice.shuffled(population.things.get(life.of) ?? []).values();
    const beside = dice.shuffled(population.things.get(life.with ?? '') ?? []);
    return fates.flatMap((fate, n): Plan[] => {
      const seed = derive(master, `${life.service}/${n}`);
      const today = dayIn(government.file.zone, now);
      const world: World = { lists: file.lists, begins: today, today };
      const found = freeThing(life, things, beside, kinds, world, seed, busy, n);
      if (found === undefined) return [];
      busy.add(found.applicant);
      const earliest = life.after === undefined ? null : textOf(drawOne(life.after, found.values, world, dice));
      const begins = beginOf(
        government,
        fate.isDraft ? DRAFT_DAYS : (fate.story.begins ?? life.begins),
        earliest,
        now,
        seed,
      );
      return [
        {
          ...found,
          ...fate,
          ...voicesOf(life, new Dice(seed, 'voices')),
          id: `${life.service}/${n}`,
          file: life,
          begins,
          lists: file.lists,
          seed,
          strand: `${life.strand}/${n % life.split}`,
        },
      ];
    });
  });
}

/** Every story once, the rest by their shares, and the drafts. */
function fatesOf({ cases, stories, drafts }: LifeFile): { readonly story: Story; readonly isDraft: boolean }[] {
  const total = stories.reduce((sum, { share }) => sum + share, 0);
  const rest = Math.max(0, cases - stories.length);
  const told = stories.flatMap((story) =>
    Array.from({ length: 1 + Math.floor((rest * story.share) / total) }, () => story),
  );
  const [first] = stories;
  if (first === undefined) return [];
  while (told.length < cases) told.push(first);
  return [
    ...told.map((story) => ({ story, isDraft: false })),
    ...Array.from({ length: drafts }, () => ({ story: first, isDraft: true })),
  ];
}

function freeThing(
  life: LifeFile,
  things: Iterator<Thing>,
  beside: readonly Thing[],
  kinds: ReadonlySet<string>,
  world: World,
  seed: Seed,
  busy: ReadonlySet<Nik>,
  n: number,
): Pick<Plan, 'applicant' | 'pick' | 'values'> | undefined {
  for (let next = things.next(); next.done !== true; next = things.next()) {
    for (let tries = 0; tries < 20; tries += 1) {
      const values = new Map(next.value.values);
      const other = beside[(n * 20 + tries) % Math.max(1, beside.length)];
      if (life.with !== undefined && other !== undefined)
        for (const [name, value] of beneath(life.with, other.values, kinds)) values.set(name, value);
      values.set('case', String(n + 1).padStart(4, '0'));
      const dice = new Dice(seed, `thing/${tries}`);
      const applicant = nik(textOf(drawOne(life.applicant, values, world, dice)));
      if (busy.has(applicant)) continue;
      const pick = life.pick === undefined ? null : textOf(drawOne(life.pick, values, world, dice));
      return { applicant, pick, values };
    }
  }
  return undefined;
}

/** People come from seven in the morning to eight in the evening, and never later than now. */
function beginOf(
  { calendar }: Pick<Government, 'calendar'>,
  [from, to]: readonly [number, number],
  earliest: string | null,
  now: Instant,
  seed: Seed,
): Instant {
  const dice = new Dice(seed, 'begins');
  const [back, minute] = [dice.between(Math.min(from, to), Math.max(from, to)), dice.roll(780)];
  const today = dayIn(calendar.zone, now);
  const wanted = workingDayBack(calendar, today, back);
  const day = earliest !== null && wanted <= earliest ? addDays(plainDate(earliest), dice.between(1, 3)) : wanted;
  const at = openingOf(calendar, day, minute - 60);
  return at < now ? at : openingOf(calendar, workingDayBack(calendar, today, 1), minute - 60);
}

function voicesOf({ survey, complaints }: LifeFile, dice: Dice): Pick<Plan, 'complaint' | 'scores'> {
  const isHeard = complaints !== undefined && dice.isAmong(complaints.share);
  const rates = survey !== undefined && dice.isAmong(survey.share);
  return {
    complaint: isHeard ? dice.weighed(complaints.of.map((one) => [one, one.share] as const)) : null,
    scores: rates ? dice.weighed(Object.entries(survey.scores)) : null,
  };
}

/** A text as it is, or a line of a list. */
export function lineOf(
  text: string | { readonly from: string },
  { values, lists }: Pick<Plan, 'values' | 'lists'>,
  world: Pick<World, 'begins' | 'today'>,
  dice: Dice,
): string {
  const drawn: Plain = drawOne(text, values, { lists, ...world }, dice);
  return textOf(drawn);
}
