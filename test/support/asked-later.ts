import { expect } from 'vitest';
import { readFolder } from '#definitions/read-folder';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { instant, later } from '#terms/plain-date';
import { NUSANTARA, type TestHouse } from './house.ts';

export const MORNING = instant('2026-11-24T09:03:00+07:00');
export const SERVICE = 'jalan.kerusakan';
/** What the insurer holds of Sari. */
export const PHONE = '0812-0000-1401';
export const minutes = (n: number) => later(MORNING, n * 60_000);

/** Changes one place of one file, which must be there. */
type Change = (path: string, from: string, to: string) => void;

/** The reference government where a road report asks for the phone number only once the damage is confirmed, and `more`. */
export async function askedLater(
  more: (change: Change, files: ReadonlyMap<string, string>) => void = () => {},
): Promise<Map<string, string>> {
  const files = new Map(await readFolder(NUSANTARA));
  const change: Change = (path, from, to) => {
    const text = files.get(path) ?? '';
    expect(text).toContain(from);
    files.set(path, text.replace(from, to));
  };
  const service = `services/${SERVICE}/service.yaml`;
  change(service, 'reads: [people, road, contact]', 'reads: [people, road]');
  change(service, 'read-works: { reads: [works] }', 'read-works: { reads: [works, contact] }');
  const roads = [...files].find(([, text]) => text.includes('segment: R-99-301'))?.[0] ?? '';
  const known = ['R-99-016', 'R-99-017'].map(
    (id) => `- { segment: ${id}, name: Jalan ${id}, status: city, condition: damaged, province: '99' }`,
  );
  change(roads, '- { segment: R-99-101', `${known.join('\n')}\n- { segment: R-99-101`);
  change(
    `services/${SERVICE}/forms/application.json`,
    '"required": ["damage.place", "contact.phone"]',
    '"required": ["damage.place"]',
  );
  more(change, files);
  return files;
}

/** A report whose damage is confirmed; the case then asks for the phone number. */
export async function confirmed(t: TestHouse, persona: string, pick: string): Promise<Play> {
  const answers = { 'damage.place': 'Di depan pasar' };
  const play = await beginPlay(t.house, { at: MORNING, persona, service: SERVICE, pick, answers }, t.seed(pick));
  const survey = { 'survey.result': 'damaged', 'damage.kind': 'pothole', 'survey.note': 'Lubang selebar ban' };
  const by = { at: minutes(20), by: 'jaya', text: '' };
  await play.move({ ...by, act: 'conclude mark-city', answers: { 'danger.marked': true } });
  await play.move({ ...by, act: 'conclude survey-city', answers: survey });
  await t.settle(minutes(30));
  return play;
}
