import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PreviewUse, previewFor } from '#exchange/preview';
import { loadCase } from '#operations/case/load-case';
import type { Play } from '#operations/demo/play-case';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { later } from '#terms/plain-date';
import { askedLater, confirmed, MORNING, minutes, PHONE, SERVICE } from './support/asked-later.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

/** That government, where the phone number is shown to the person first. */
const shownFirst = () =>
  askedLater((change, files) => {
    const service = `services/${SERVICE}/service.yaml`;
    change(service, 'facts: [contact.phone]', 'facts: [contact.phone, person.nik]');
    const consent = /\n {4}consent:\n[\s\S]*?lasts: .*\n/.exec(files.get(service) ?? '')?.[0] ?? '-';
    change(service, consent, "\n    preview: { basis: { law: Reg (EU) 2018/1724, article: '14', certainty: B } }\n");
    change('registries/participant-contacts.yaml', 'byConsent: [phone]\n', '');
  });

let t: TestHouse;
let door: Doorway;

beforeAll(async () => {
  t = await startTestHouse(MORNING, { files: await shownFirst() });
  door = openDoor(t, minutes(40));
});
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await t.close();
});

const load = ({ number }: Play) => loadCase(t.house, t.house.db, { number });
const asked = async (play: Play) => (await load(play)).state.open.filter((wait) => wait.kind === 'ask');
const seen = async (play: Play) =>
  t.house.db.many<{ agency: string | null; facts: string[]; preview: boolean }>(sql`
    select agency, data->'facts' as facts, coalesce((data->>'preview')::boolean, false) as preview from acts
    where chain = ${(await load(play)).state.subject} and kind = 'data-read' and data->>'registry' = 'participant-contacts'
    order by seq`);
const useOf = async (play: Play): Promise<PreviewUse> => {
  const { caseId, state } = await load(play);
  const [row] = await t.house.db.many<{ wait: string; holder: string; to: string }>(sql`
    select wait, data->>'holder' as holder, data->>'to' as "to" from previews, acts
    where wait like ${`${caseId}/%`} and chain = ${state.subject} and kind = 'preview-given'`);
  return {
    wait: row?.wait ?? '',
    subject: state.subject,
    provider: agencyId(row?.holder ?? ''),
    consumer: agencyId(row?.to ?? ''),
    purpose: `${SERVICE}/contact`,
    fields: ['contact.phone', 'person.nik'],
  };
};

describe('a running case that needs what the person sees first', () => {
  it('waits, shows each piece at its holder, and brings what was approved and nothing else', async () => {
    const play = await confirmed(t, 'sari', 'R-99-014');
    const [ask] = await asked(play);
    expect([ask?.read, ask?.awaits]).toEqual(['contact', 'preview']);
    expect(await seen(play)).toEqual([]);
    const browser = await visitor(t, door, 'sari');
    const way = `/berkas/${play.number}/lihat/${ask?.id}`;
    expect((await browser.go(`/berkas/${play.number}`)).page).toContain(`href="${way}"`);
    const page = await browser.go(way);
    expect(words(page)).toContain(PHONE);
    expect(words(page)).toContain('Data ini salah');
    const look = (await seen(play)).map(({ facts, preview }) => [facts, preview]);
    expect(look).toEqual([[['contact.phone', 'person.nik'], true]]);
    expect((await browser.send(way, page, { 'ok.contact.phone': 'true' })).to).toBe(`/berkas/${play.number}`);
    await t.settle(door.at);
    expect((await load(play)).facts.get('contact.phone')?.value).toBe(PHONE);
    expect((await seen(play)).map(({ facts, preview }) => [facts, preview])).toEqual([
      ...look,
      [['contact.phone'], false],
    ]);
    expect((await browser.go(way)).status).toBe(409);
    const use = await useOf(play);
    const kept = await previewFor(t.house, use, later(MORNING, 41 * 60_000));
    expect(kept?.approved).toEqual(['contact.phone']);
    const at = kept?.from ?? MORNING;
    const { state } = await load(await confirmed(t, 'cut-meutia', 'R-99-016'));
    expect(await previewFor(t.house, { ...use, subject: state.subject }, at)).toBeUndefined();
    expect(await previewFor(t.house, { ...use, wait: `${use.wait}0` }, at)).toBeUndefined();
    expect(await previewFor(t.house, { ...use, consumer: agencyId('samsat-99') }, at)).toBeUndefined();
    expect(await previewFor(t.house, use, kept?.until ?? MORNING)).toBeUndefined();
    await expect(t.house.db.run(sql`update previews set given_at = given_at`)).rejects.toThrow();
  });

  it('asks the person where nothing is approved, and lets nobody else look', async () => {
    const play = await confirmed(t, 'budi', 'R-99-015');
    const [ask] = await asked(play);
    const way = `/berkas/${play.number}/lihat/${ask?.id}`;
    expect((await (await visitor(t, door, 'sari')).go(way)).status).toBe(404);
    expect((await (await visitor(t, door, 'jaya')).go(way)).status).toBe(403);
    const browser = await visitor(t, door, 'budi', 'en');
    const page = await browser.go(way);
    await browser.send(way, page, {});
    expect(words(await browser.go(`/berkas/${play.number}`))).toContain('Fill in');
    expect(await asked(play)).toEqual([]);
  });
});
