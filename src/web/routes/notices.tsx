import type { Hono } from 'hono';
import { readNotices, readNoticeWay } from '#operations/notice/read-notices';
import { chooseWay, confirmWay, NOTICE_WAYS } from '#operations/notice/ways';
import { spokenFor } from '#operations/refusals';
import type { NoticeWayView } from '#operations/views/notice';
import { Refusal } from '#terms/refusal';
import { NoticeWayPage } from '#web/pages/notice-way.tsx';
import { NoticesPage } from '#web/pages/notices.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

const PLACE = '/pemberitahuan/cara';

/** Notices, and how one wants to be told. */
export function noticeRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/pemberitahuan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <NoticesPage view={await readNotices(door.house, person, language, at)} frame={frame} />);
  });
  app.get(PLACE, (c) => showWay(door, c, {}));
  app.post(PLACE, (c) => changeWay(door, c));
}

async function showWay(
  { house }: Door,
  c: DoorContext,
  errors: NoticeWayView['errors'],
  typed: Partial<NoticeWayView> = {},
): Promise<Response> {
  const { person, language, frame } = c.get('visit');
  const view = { ...(await readNoticeWay(house, person, errors, language)), ...typed };
  return show(c, <NoticeWayPage view={view} frame={frame} />, Object.keys(errors).length === 0 ? 200 : 422);
}

async function changeWay(door: Door, c: DoorContext): Promise<Response> {
  const { fields, seed } = await readForm(door, c);
  const { person, language, at } = c.get('visit');
  const { code, way = '', address = '', language: wished = '' } = fields;
  try {
    if (code === undefined) await chooseWay(door.house, person, { way, address, language: wished }, at, seed);
    else await confirmWay(door.house, person, code, at, seed);
    return goTo(c, PLACE);
  } catch (error) {
    if (!(error instanceof Refusal) || !CURABLE.includes(error.code)) throw error;
    const spoken = spokenFor(error.code);
    const words = `${spoken?.what[language] ?? ''} ${spoken?.next[language] ?? ''}`;
    if (code !== undefined) return showWay(door, c, { code: words });
    const chosen = NOTICE_WAYS.find((one) => one === way);
    return showWay(door, c, { address: words }, { address, ...(chosen === undefined ? {} : { way: chosen }) });
  }
}

const CURABLE = ['address-malformed', 'way-closed', 'notice-unsent', 'too-many', 'code-wrong'];
