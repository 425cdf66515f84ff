import { afterAll, describe, expect, it } from 'vitest';
import { allowCitizen, type Person } from '#access/person';
import type { Files } from '#definitions/government';
import { readGovernment } from '#definitions/read';
import { beginAttendance } from '#operations/attend/change-attendance';
import { concludeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import { RecentCases } from '#operations/case/recent-cases';
import { openLibrary } from '#operations/government/library';
import { publishGovernment } from '#operations/government/publish-government';
import { startsBy } from '#operations/message/open-by-message';
import { personOf } from '#operations/person/sign-in';
import { findServices } from '#operations/service/find-services';
import { quoteService } from '#operations/service/quote-service';
import { sql } from '#store/sql';
import { dayIn, type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { marketWithMessages, QUEUE, RETURN } from './support/market-messages.ts';
import { openDoor, visitor } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const minutes = (n: number): Instant => later(MORNING, n * 60_000);

const FACT = '- { id: stall.swept, type: boolean, personal: false, label: { id: Bersih, en: The stall is swept } }\n';
const files = await marketWithOwnFact();
const t = await startTestHouse(MORNING, { files });
const door = openDoor(t, MORNING);
afterAll(() => t.close());

/** The market, where one fact is used by the service that will be removed and by no other. */
async function marketWithOwnFact(): Promise<Files> {
  const market = new Map(await marketWithMessages());
  const form = `services/${RETURN}/forms/sign.json`;
  const office = 'agencies/dinas-pasar.yaml';
  market.set(office, (market.get(office) ?? '').replace('en: Inspector }', 'en: Inspector }, counter: true'));
  market.set('facts.yaml', `${market.get('facts.yaml') ?? ''}${FACT}`);
  market.set(form, (market.get(form) ?? '').replaceAll('check.fits', 'stall.swept'));
  return market;
}

const without = (...services: readonly string[]): Map<string, string> =>
  new Map([...files].filter(([path]) => !services.some((one) => path.startsWith(`services/${one}/`))));

/** Publishes and opens anew, as a process does that starts then. */
async function publish(changed: Files, at: Instant): Promise<void> {
  const { nr } = await publishGovernment(t.house.db, changed, at);
  Object.assign(t.house, { library: await openLibrary(t.house.db, nr), recent: new RecentCases() });
}

const who = async (persona: string): Promise<Person | null> => personOf(t.house, persona, MORNING, t.seed(persona));

async function file(stall: string): Promise<string> {
  const answers = { 'stall.number': stall, 'stall.city': '97', 'contact.phone': '0813-2222-3333' };
  const application = { service: RETURN, pick: null, answers, fetched: new Map() };
  const person = allowCitizen(await who('tini'), 'apply');
  return (await fileApplication(t.house, person, application, MORNING, t.seed(stall))).number;
}

/** The officer finds it in the queue, and signs. */
async function sign(number: string, at: Instant): Promise<string> {
  const { state } = await loadCase(t.house, t.house.db, { number });
  const item = state.open.find(({ node }) => node === 'sign')?.id ?? -1;
  const answers = { 'stall.swept': true };
  await concludeStep(t.house, await who('joko'), { number }, { item, answers }, at, t.seed(`sign ${number}`));
  return (await loadCase(t.house, t.house.db, { number })).state.status;
}

const filed = { first: await file('A-1'), second: await file('A-2'), third: await file('A-3') };
const publications = async () =>
  t.house.db.many<{ services: object }>(sql`select services from publications order by nr`);

describe('a service whose folder is removed', () => {
  it('is left out of the publication, and publishing the same again adds none', async () => {
    await publish(without(RETURN, QUEUE), minutes(1));
    await publish(without(RETURN, QUEUE), minutes(2));
    expect((await publications()).map(({ services }) => Object.keys(services).length)).toEqual([3, 1]);
  });

  it('takes no new case, says so with what to do next, and answers one filed before as it did', async () => {
    await expect(file('B-1')).rejects.toMatchObject({ code: 'service-retired', facts: { service: RETURN } });
    expect(await file('A-1')).toBe(filed.first);
    const { government } = t.house.library;
    expect(() => quoteService(government, RETURN, {}, dayIn(government.file.zone, MORNING))).toThrow(
      expect.objectContaining({ code: 'service-retired' }),
    );
    for (const [language, what] of [
      ['id', 'tidak lagi menerima permohonan baru'],
      ['en', 'takes no new applications'],
    ] as const) {
      const { status, page } = await (await visitor(t, door, 'tini', language)).go(`/mulai/${RETURN}`);
      expect([
        status,
        page.includes(what),
        page.includes(language === 'id' ? 'penggantinya' : 'what follows it'),
      ]).toEqual([410, true, true]);
    }
  });

  it('is refused at a counter as removed, not as unknown', async () => {
    const help = async (service: string) => {
      const wish = { nik: '9771014507900003', service, way: 'paper' };
      return beginAttendance(t.house, await who('joko'), wish, MORNING, t.seed(`help ${service}`));
    };
    await expect(help(RETURN)).rejects.toMatchObject({ code: 'service-retired', facts: { service: RETURN } });
    await expect(help('pasar.mars')).rejects.toMatchObject({ code: 'unknown-service' });
  });

  it('is neither found nor begun by a message', async () => {
    const { all } = findServices(t.house, '', 'id', MORNING);
    expect(all.map(({ id }) => id).filter((id) => id.startsWith('pasar.'))).toEqual(['pasar.lapak']);
    const { government } = t.house.library;
    expect(startsBy(government, 'stall-offered')).toBeUndefined();
    expect(startsBy({ ...government, retired: new Set() }, 'stall-offered')?.service).toBe(QUEUE);
  });

  it('keeps its page, which says so and offers no start', async () => {
    for (const language of ['id', 'en'] as const) {
      const { status, page } = await (await visitor(t, door, null, language)).go(`/layanan/${RETURN}`);
      expect(status).toBe(200);
      expect(page).toContain(language === 'id' ? 'tidak lagi menerima' : 'takes no new applications');
      expect(page).not.toContain(`/mulai/${RETURN}`);
    }
    expect((await (await visitor(t, door, null)).go('/layanan/pasar.lapak')).page).toContain('/mulai/pasar.lapak');
  });

  it('shows its open cases to applicant and officer, and brings them to their end', async () => {
    expect((await (await visitor(t, door, 'joko')).go('/antrean')).page).toContain(filed.first);
    for (const path of ['/permohonan', `/berkas/${filed.first}`, `/berkas/${filed.first}/riwayat`]) {
      const { status, page } = await (await visitor(t, door, 'tini')).go(path);
      expect([path, status, page.includes(filed.first)]).toEqual([path, 200, true]);
    }
    expect(await sign(filed.first, minutes(5))).toBe('done');
  });

  it('brings them to their end also when the files of today no longer carry it', async () => {
    const bare = without(RETURN, QUEUE);
    bare.set('facts.yaml', (bare.get('facts.yaml') ?? '').replace(FACT, ''));
    await publish(bare, minutes(6));
    await expect(
      readGovernment(new Map([...files, ['facts.yaml', bare.get('facts.yaml') ?? '']])),
    ).rejects.toMatchObject({
      code: 'government-malformed',
    });
    await expect(file('B-2')).rejects.toMatchObject({ code: 'service-retired' });
    expect((await (await visitor(t, door, 'joko')).go('/antrean')).page).toContain(filed.second);
    expect(await sign(filed.second, minutes(7))).toBe('done');
  });

  it('takes cases again when its folder is back', async () => {
    await publish(files, minutes(8));
    expect(t.house.library.government.retired.size).toBe(0);
    expect(await sign(filed.third, minutes(9))).toBe('done');
    await expect(file('B-3')).resolves.toMatch(/^MG-/);
    expect(door.faults).toEqual([]);
  });
});
