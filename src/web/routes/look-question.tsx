import type { Hono } from 'hono';
import { askAboutLook, beginLookQuestion } from '#operations/complaint/ask-look';
import { spokenFor } from '#operations/refusals';
import { Refusal } from '#terms/refusal';
import { AskLookPage } from '#web/pages/ask-look.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** A person's question about one look at their data. */
export function lookQuestionRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/data-saya/tanya/:seq', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await beginLookQuestion(house, person, Number(c.req.param('seq')), language, at);
    return show(c, <AskLookPage view={view} frame={frame} />);
  });
  app.post('/data-saya/tanya/:seq', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { person, language, at, frame } = c.get('visit');
    const seq = Number(c.req.param('seq'));
    const { text = '' } = fields;
    try {
      return goTo(c, `/pengaduan/${await askAboutLook(house, person, { seq, text }, language, at, seed)}`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
      const spoken = spokenFor(error.code);
      const view = await beginLookQuestion(house, person, seq, language, at);
      const words = spoken === undefined ? error.message : `${spoken.what[language]} ${spoken.next[language]}`;
      return show(c, <AskLookPage view={{ ...view, text, error: words }} frame={frame} />, 422);
    }
  });
}
