import type { Hono } from 'hono';
import { type BoardWish, boardCsv, readBoard } from '#insights/board';
import type { DetailWish } from '#insights/board-detail';
import { answerFeedback } from '#operations/council/give-feedback';
import { spokenFor } from '#operations/refusals';
import { Refusal } from '#terms/refusal';
import { BoardPage } from '#web/pages/board.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** The coordinator's wall: where the baton lies, who waits for whom. */
export function boardRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/papan', (c) => showBoard(door, c, null));
  app.get('/papan.csv', async (c) => {
    const { person, language, at } = c.get('visit');
    const csv = await boardCsv(door.house, person, language, at);
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="papan.csv"',
    });
  });
  app.post('/papan', async (c) => {
    const { fields } = await readForm(door, c);
    const { person, language, at } = c.get('visit');
    const { feedback = '', answer = '' } = fields;
    try {
      await answerFeedback(door.house, person, feedback, answer, at);
      return goTo(c, '/papan#masukan');
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
      return showBoard(door, c, { feedback, text: spokenFor(error.code)?.next[language] ?? '' });
    }
  });
}

async function showBoard(door: Door, c: DoorContext, refused: BoardWish['refused']): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readBoard(
    door.house,
    person,
    { detail: detailIn(c), case: c.req.query('berkas') ?? null, refused },
    language,
    at,
  );
  return show(c, <BoardPage view={view} frame={frame} />, refused === null ? 200 : 422);
}

function detailIn(c: DoorContext): DetailWish | null {
  const { dari, ke, pemegang } = c.req.query();
  if (dari !== undefined && ke !== undefined) return { kind: 'pair', from: dari, to: ke };
  return pemegang === undefined ? null : { kind: 'holder', holder: pemegang };
}
