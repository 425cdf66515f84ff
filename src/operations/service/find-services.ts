import { agencyOf, type Government, type Service, servicesOnOffer } from '#definitions/government';
import type { House } from '#operations/house';
import { ownerOf } from '#operations/marks/present-marks';
import { informationRow } from '#operations/service/read-information';
import type { LifeEventRow, SearchView, ServiceRow } from '#operations/views/door';
import { LANGUAGES, type Language } from '#terms/language';
import { dayIn, type Instant } from '#terms/plain-date';

type Parts = Pick<House, 'library'>;
type LifeEvent = Government['file']['lifeEvents'][number];

/** Finds by need: services and planned life events whose words fit what somebody wrote, in either language, best first. */
export function findServices({ library }: Parts, query: string, language: Language, at: Instant): SearchView {
  const { government } = library;
  const asked = query.slice(0, 200).trim();
  const entries = entriesOf(government, language, at);
  const wanted = wordsIn(asked).filter((word) => !EMPTY_WORDS.has(word));
  const scored = entries.map((entry) => ({ entry, score: scoreOf(entry, wanted) })).filter(({ score }) => score > 0);
  return {
    query: asked,
    found: scored.toSorted((a, b) => b.score - a.score).map(({ entry }) => entry.row),
    all: entries.map(({ row }) => row),
  };
}

export function eventRow({ id, title, detail, planned }: LifeEvent, language: Language): LifeEventRow {
  return { id, title: title[language], detail: detail[language], planned };
}

/** The agency that leads a service where it is first given. */
export function leadOf(government: Government, { file }: Service, at: Instant): string | null {
  const day = dayIn(government.file.zone, at);
  const [territory = ''] = file.territories;
  return agencyOf(government, file.owner, territory, day) ?? null;
}

export function serviceRow(government: Government, service: Service, language: Language, at: Instant): ServiceRow {
  const { title, promise } = service.texts[language];
  const lead = leadOf(government, service, at) ?? government.file.coordinatingBody;
  return { id: service.file.id, title, promise, lead: ownerOf(government, lead, language), planned: false };
}

/** What can be found, and the phrases it is found by: names weigh more than words beside them. */
interface Entry {
  readonly row: ServiceRow;
  readonly phrases: readonly { readonly text: string; readonly weight: number }[];
}

function entriesOf(government: Government, language: Language, at: Instant): Entry[] {
  const { lifeEvents, coordinatingBody } = government.file;
  const services = servicesOnOffer(government).map((service): Entry => {
    const events = lifeEvents.filter((event) => event.services.includes(service.file.id));
    const own = LANGUAGES.flatMap((spoken) => {
      const { title, words, promise } = service.texts[spoken];
      return [...phrases(3, title), ...phrases(2, ...words), ...phrases(1, promise)];
    });
    return { row: serviceRow(government, service, language, at), phrases: [...own, ...events.flatMap(eventPhrases)] };
  });
  const planned = lifeEvents
    .filter((event) => event.services.length === 0)
    .map((event): Entry => {
      const lead = ownerOf(government, coordinatingBody, language);
      const row = { id: event.id, title: event.title[language], promise: event.detail[language], lead, planned: true };
      return { row, phrases: eventPhrases(event) };
    });
  const described = government.information.map((one): Entry => {
    const events = lifeEvents.filter((event) => event.services.includes(one.id));
    const own = [
      ...phrases(3, one.title.id, one.title.en),
      ...phrases(2, ...one.words),
      ...phrases(1, one.promise.id, one.promise.en),
    ];
    const row = informationRow(government, one, language, at);
    return { row, phrases: [...own, ...events.flatMap(eventPhrases)] };
  });
  return [...services, ...described, ...planned];
}

function eventPhrases({ title, detail, words }: LifeEvent): Entry['phrases'] {
  return [...phrases(2, title.id, title.en, ...words), ...phrases(1, detail.id, detail.en)];
}

function phrases(weight: number, ...texts: readonly string[]): Entry['phrases'] {
  return texts.map((text) => ({ text, weight }));
}

/** Words that say nothing of the need. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'saya aku kami mau ingin minta cara bagaimana untuk di ke dari yang dan atau ada itu ini i my me a an the to of for how do want need get and or is in at'.split(
    ' ',
  ),
);

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

/** Every word of the need counts by its best likeness; half of them must be like something. */
function scoreOf({ phrases: known }: Entry, wanted: readonly string[]): number {
  const best = wanted.map((word) =>
    Math.max(0, ...known.flatMap(({ text, weight }) => wordsIn(text).map((other) => likeness(word, other) * weight))),
  );
  const hit = best.filter((score) => score > 0).length;
  return hit * 2 < wanted.length ? 0 : best.reduce((sum, score) => sum + score, 0);
}

/** 1 for the same word, less for a beginning of it or a slip of the finger. */
function likeness(word: string, other: string): number {
  if (word === other) return 1;
  if (word.length >= 3 && other.startsWith(word)) return 0.7;
  if (other.length >= 4 && word.startsWith(other)) return 0.6;
  const slips = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  return slips > 0 && distance(word, other, slips) <= slips ? 0.5 : 0;
}

/** Letters to add, drop, change or swap with their neighbour, as far as it matters. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
