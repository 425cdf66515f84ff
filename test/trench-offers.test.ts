import { afterAll, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import type { Json } from '#terms/json';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const ROAD = { 'surface.name': 'Jalan Melati, ruas 2', 'surface.status': 'city', 'road.paved': '2021-08-10' };
const CONSENT = { 'digging.result': 'allowed', 'digging.from': '2026-11-25', 'digging.until': '2026-11-30' };

const t = await startTestHouse(MORNING);
afterAll(() => t.close());

const minutes = (n: number, from = MORNING): Instant => later(from, n * 60_000);

async function move(play: Play, at: Instant, by: string, act: string, answers = {}): Promise<void> {
  await play.move({ at, by, act, answers, text: 'Lembar Melati' });
  await t.settle(at);
}

const factsOf = async ({ number }: Play) => (await loadCase(t.house, t.house.db, { number })).facts;
const fact = async (play: Play, name: string): Promise<Json | undefined> => (await factsOf(play)).get(name)?.value;

/** A network on a segment, until its file is looked at. */
async function network(persona: string, pick: string, until: string, at: Instant): Promise<Play> {
  const play = await beginPlay(
    t.house,
    {
      at,
      persona,
      service: 'telko.izin-jaringan',
      pick,
      answers: {
        'network.method': 'open',
        'network.plan': 'Serat optik di tepi kiri jalan, dua lubang kontrol.',
        'trench.from': '2026-11-25',
        'trench.until': until,
        'contact.phone': '081234567890',
      },
    },
    t.seed(`network ${pick}`),
  );
  await move(play, minutes(1, at), 'wahyu', 'answer-read ducts', { 'duct.owner': 'Serat Arunika', 'duct.free': '0' });
  await move(play, minutes(2, at), 'umar', 'answer-read road-surfaces', ROAD);
  await move(play, minutes(3, at), 'kartika', 'conclude join-water', { 'join.water': true });
  await move(play, minutes(4, at), 'grace', 'conclude join-power', { 'join.power': false });
  await move(play, minutes(5, at), 'wahyu', 'conclude join-telecom', { 'join.telecom': false });
  return play;
}

/** A water connection on a segment, until Public Works decides on its digging. */
async function water(persona: string, pick: string, segment: string, at: Instant): Promise<Play> {
  const play = await beginPlay(
    t.house,
    {
      at,
      persona,
      service: 'air.sambungan',
      pick,
      answers: { 'connection.basis': 'own', 'contact.phone': '081234567890' },
    },
    t.seed(`water ${pick}`),
  );
  await move(play, minutes(1, at), 'slamet', 'conclude survey', {
    'water.survey': 'feasible',
    'road.segment': segment,
    'survey.length': 6,
    'survey.digging': true,
    'connection.use': 'household',
    'connection.diameter': 'half',
  });
  await move(play, minutes(2, at), 'kartika', 'answer-read pipes', { 'pipe.capacity': 'free', 'pipe.diameter': '100' });
  await move(play, minutes(3, at), 'umar', 'answer-read road-surfaces', ROAD);
  await move(play, minutes(4, at), 'kartika', 'conclude estimate', { 'estimate.result': 'ready' });
  return play;
}

it('a digging just allowed is known to whoever looks at the file of a network on the same segment', async () => {
  const cable = await network('yulianus', 'RUTE-2026-07', '2026-12-18', MORNING);
  expect(await fact(cable, 'trench.other')).toBeUndefined();
  const pipe = await water('sari', '99.71.010.001.002-0145.0', 'R-99-014', minutes(20));
  await move(pipe, minutes(30), 'umar', 'conclude consent', { ...CONSENT, 'digging.number': 'GAL-W1' });
  expect(await fact(cable, 'trench.other')).toBe(true);
  expect(await fact(cable, 'digging.number')).toBe('GAL-W1');
  await move(cable, minutes(31), 'anisa', 'conclude check-file', { 'file.complete': true });
});

it('an offer does not outlive the trench it offers, however long it may be kept', async () => {
  const begins = minutes(60);
  const cable = await network('yulianus', 'RUTE-2026-08', '2026-11-26', begins);
  const later20 = (n: number): Instant => minutes(20 + n, begins);
  await move(cable, later20(1), 'anisa', 'conclude check-file', { 'file.complete': true });
  await move(cable, later20(2), 'umar', 'conclude recommend', { 'advice.recommend': 'for' });
  await move(cable, later20(3), 'rudi', 'conclude traffic', { 'advice.traffic': 'for' });
  await move(cable, later20(4), 'made', 'conclude space', { 'advice.space': 'for' });
  await move(cable, later20(5), 'anisa', 'conclude decide', { 'network.result': 'granted' });
  await move(cable, later20(6), 'applicant', 'pay');
  await move(cable, later20(7), 'anisa', 'conclude issue', { 'trench.permit': 'GAL-2', 'network.date': '2026-11-24' });
  await t.settle(instant('2026-11-27T08:00:00+07:00')); // the trench was to be shut on the 26th; thirty days are not over
  const pipe = await water('rosalina', '99.71.010.004.002-0007.0', 'R-99-016', instant('2026-11-27T09:00:00+07:00'));
  expect(await fact(pipe, 'trench.joined')).toBeUndefined();
  expect((await loadCase(t.house, t.house.db, { number: pipe.number })).state.open).toContainEqual(
    expect.objectContaining({ node: 'consent' }),
  );
});
