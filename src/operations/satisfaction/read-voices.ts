import type { Person } from '#access/person';
import { type Answers, satisfaction } from '#coordination/satisfaction';
import { type ComplaintRules, rulesOn, type SurveyRules } from '#coordination/voice-schema';
import type { House } from '#operations/house';
import { basisView, ownerOf } from '#operations/marks/present-marks';
import type { SatisfactionRow, VoicesView } from '#operations/views/voice';
import { type Statement, sql } from '#store/sql';
import type { Language } from '#terms/language';
import { dayIn, endOfDay, type Instant, plainDate } from '#terms/plain-date';

type Parts = Pick<House, 'db' | 'library'>;

interface Sum extends Answers {
  readonly key: string;
}

/** What people said in a calendar year: satisfaction by service, agency and lane, complaints by agency and class. */
export async function readVoices(
  house: Parts,
  person: Person | null,
  year: number,
  language: Language,
  at: Instant,
): Promise<VoicesView> {
  const { government } = house.library;
  const today = dayIn(government.file.zone, at);
  const rules = rulesOn(government.satisfaction, today);
  const own = person === null || person.kind === 'citizen' ? null : person.agency;
  const shown = (label: string, sum: Sum | undefined, agency: string | null) =>
    rowOf(rules, label, sum, own !== null && own === agency, language);
  const [from, to] = yearOf(government.file.zone, year);
  const [services, agencies, lanes] = await Promise.all([
    sums(house, sql`select service as key, scores from survey_answers where at >= ${from} and at < ${to}`),
    sums(
      house,
      sql`select a.key, s.scores from survey_answers s, unnest(s.agencies) as a (key) where s.at >= ${from} and s.at < ${to}`,
    ),
    sums(
      house,
      sql`select s.service || '/' || l.key as key, s.scores from survey_answers s, unnest(s.lanes) as l (key) where s.at >= ${from} and s.at < ${to}`,
    ),
  ]);
  const complaints = rulesOn(government.complaints, today);
  return {
    year,
    services: [...government.services.values()].map(({ file, texts }) =>
      shown(texts[language].title, services.get(file.id), null),
    ),
    agencies: [...government.agencies.values()].map(({ id, name }) => shown(name[language], agencies.get(id), id)),
    lanes: [...government.services.values()].flatMap(({ file, texts, process }) =>
      process.lanes
        .filter(({ id }) => file.lanes[id] !== undefined && file.lanes[id]?.role !== 'applicant')
        .map(({ id, name }) => shown(`${name ?? id}, ${texts[language].title}`, lanes.get(`${file.id}/${id}`), null)),
    ),
    complaints: complaints === undefined ? [] : await counted(house, complaints, [from, to], language, at),
    classes: (complaints?.classes ?? []).map(({ name }) => name[language]),
    basis: rules === undefined ? null : basisView(rules.basis, language),
  };
}

/** The index of one service in this calendar year, as everybody may see it. */
export async function readIndex(
  house: Parts,
  service: string,
  label: string,
  at: Instant,
  language: Language,
): Promise<SatisfactionRow> {
  const {
    satisfaction: file,
    file: { zone },
  } = house.library.government;
  const today = dayIn(zone, at);
  const [from, to] = yearOf(zone, Number(today.slice(0, 4)));
  const found = await sums(
    house,
    sql`select service as key, scores from survey_answers where service = ${service} and at >= ${from} and at < ${to}`,
  );
  return rowOf(rulesOn(file, today), label, found.get(service), false, language);
}

function yearOf(zone: Parameters<typeof endOfDay>[0], year: number): readonly [Instant, Instant] {
  return [endOfDay(zone, plainDate(`${year - 1}-12-31`)), endOfDay(zone, plainDate(`${year}-12-31`))];
}

/** Adds up in the database: exact integers, one row for each key. `of` gives key and scores. */
async function sums(house: Parts, of: Statement): Promise<ReadonlyMap<string, Sum>> {
  const text = `select key, max(n)::int as n, array_agg(total order by place)::int[] as sums from (
      select key, place, sum(score) as total, count(*) as n
      from (${of.text}) given, unnest(given.scores) with ordinality as e (score, place) group by key, place
    ) added group by key`;
  const rows = await house.db.many<Sum>({ ...of, name: '', text });
  return new Map(rows.map((row) => [row.key, row]));
}

function rowOf(
  rules: SurveyRules | undefined,
  label: string,
  sum: Sum | undefined,
  isOwn: boolean,
  language: Language,
): SatisfactionRow {
  const found = rules === undefined || sum === undefined ? null : satisfaction(rules, sum);
  if (rules === undefined || sum === undefined || found === null) return { label, n: 0, index: { kind: 'none' } };
  if (sum.n < rules.smallest && !isOwn) return { label, n: 0, index: { kind: 'hidden', smallest: rules.smallest } };
  const { equal, printed } = found;
  const name = rules.bands.find(({ id }) => id === equal.band)?.name[language] ?? '';
  return {
    label,
    n: sum.n,
    index: { kind: 'shown', equal: equal.shown, printed: printed.shown, band: equal.band, name },
  };
}

async function counted(
  house: Parts,
  rules: ComplaintRules,
  [from, to]: readonly [Instant, Instant],
  language: Language,
  at: Instant,
): Promise<VoicesView['complaints']> {
  const rows = await house.db.many<{ agency: string; class: string | null; n: number; late: number }>(sql`
    select agency, class, count(*)::int as n, count(*) filter (where due <= ${at})::int as late
    from complaints where filed_at >= ${from} and filed_at < ${to} group by agency, class`);
  const agencies = [...new Set(rows.map(({ agency }) => agency))].toSorted();
  const kinds = [null, ...rules.classes.map(({ id }) => id)];
  return agencies.map((agency) => ({
    owner: ownerOf(house.library.government, agency, language),
    counts: kinds.map((kind) => rows.find((row) => row.agency === agency && row.class === kind)?.n ?? 0),
    late: rows.filter((row) => row.agency === agency).reduce((all, { late }) => all + late, 0),
  }));
}
