import { afterAll, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const ROAD = { 'surface.name': 'Jalan Melati, ruas 2', 'surface.status': 'city', 'road.paved': '2021-08-10' };

const t = await startTestHouse(MORNING);
afterAll(() => t.close());

const minutes = (n: number): Instant => later(MORNING, n * 60_000);

async function move(play: Play, minute: number, by: string, act: string, answers = {}): Promise<void> {
  await play.move({ at: minutes(minute), by, act, answers, text: 'Lembar Melati' });
  await t.settle(minutes(minute));
}

it('a water connection takes the trench that a network offers on its segment, and pays for none', async () => {
  const network = await beginPlay(
    t.house,
    {
      at: MORNING,
      persona: 'yulianus',
      service: 'telko.izin-jaringan',
      pick: 'RUTE-2026-07',
      answers: {
        'network.method': 'open',
        'network.plan': 'Serat optik di tepi kiri jalan, dua lubang kontrol.',
        'trench.from': '2026-12-07',
        'trench.until': '2026-12-18',
        'contact.phone': '081234567890',
      },
    },
    t.seed('network'),
  );
  await move(network, 1, 'wahyu', 'answer-read ducts', { 'duct.owner': 'Serat Arunika', 'duct.free': '0' });
  await move(network, 2, 'umar', 'answer-read road-surfaces', ROAD);
  await move(network, 3, 'kartika', 'conclude join-water', { 'join.water': true });
  await move(network, 4, 'grace', 'conclude join-power', { 'join.power': false });
  await move(network, 5, 'wahyu', 'conclude join-telecom', { 'join.telecom': false });
  await move(network, 6, 'anisa', 'conclude check-file', { 'file.complete': true });
  await move(network, 7, 'umar', 'conclude recommend', { 'advice.recommend': 'for' });
  await move(network, 8, 'rudi', 'conclude traffic', { 'advice.traffic': 'for' });
  await move(network, 9, 'made', 'conclude space', { 'advice.space': 'for' });
  await move(network, 10, 'anisa', 'conclude decide', { 'network.result': 'granted' });
  await move(network, 11, 'applicant', 'pay');
  await move(network, 12, 'anisa', 'conclude issue', { 'trench.permit': 'GAL-1', 'network.date': '2026-11-24' });

  const water = await beginPlay(
    t.house,
    {
      at: minutes(20),
      persona: 'sari',
      service: 'air.sambungan',
      pick: '99.71.010.001.002-0145.0',
      answers: {
        'connection.basis': 'own',
        'contact.phone': '081234567890',
      },
    },
    t.seed('water'),
  );
  const survey = {
    'water.survey': 'feasible',
    'road.segment': 'R-99-014',
    'survey.length': 6,
    'survey.digging': true,
    'connection.use': 'household',
    'connection.diameter': 'half',
  };
  await move(water, 21, 'slamet', 'conclude survey', survey);
  await move(water, 22, 'kartika', 'answer-read pipes', { 'pipe.capacity': 'free', 'pipe.diameter': '100' });
  await move(water, 23, 'umar', 'answer-read road-surfaces', ROAD);
  await move(water, 24, 'kartika', 'conclude estimate', { 'estimate.result': 'ready' });

  const joined = await loadCase(t.house, t.house.db, { number: water.number });
  expect(joined.facts.get('trench.joined')?.value).toBe(true);
  expect(joined.facts.get('trench.permit')?.value).toBe('GAL-1');
  expect(joined.facts.get('trench.saved')?.value).toBe(510_000);
  const offering = await loadCase(t.house, t.house.db, { number: network.number });
  expect(offering.facts.get('trench.shared')?.value).toBe(true);
  expect(offering.facts.get('trench.metres')?.value).toBe(6);
});
