import type { Hono } from 'hono';
import { giveFeedback } from '#operations/council/give-feedback';
import { spokenFor } from '#operations/refusals';
import type { FeedbackView } from '#operations/views/door';
import { Refusal } from '#terms/refusal';
import { FeedbackPage } from '#web/pages/feedback.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** Any message welcome, without sign-in. */
export function feedbackRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/masukan', (c) => {
    const { frame, at } = c.get('visit');
    const about = c.req.query('tentang') ?? '';
    const number = c.req.query('nomor');
    const sent = number === undefined || !/^MS-[0-9A-F]{8}$/.test(number) ? null : { number, at };
    return show(
      c,
      <FeedbackPage view={{ about: aboutOf(about), text: '', contact: '', error: null, sent }} frame={frame} />,
    );
  });
  app.post('/masukan', async (c) => {
    const { fields, seed } = await readForm(door, c);
    const { language, at, frame } = c.get('visit');
    const { text = '', contact = '', about = '' } = fields;
    try {
      const number = await giveFeedback(door.house, { text, contact, about, language }, at, seed);
      return goTo(c, `/masukan?nomor=${number}`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
      const words = spokenFor(error.code)?.what[language] ?? '';
      return show(
        c,
        <FeedbackPage view={{ about: aboutOf(about), text, contact, error: words, sent: null }} frame={frame} />,
        422,
      );
    }
  });
}

function aboutOf(value: string): FeedbackView['about'] {
  return value === '' ? null : { value: value.slice(0, 200), label: value.slice(0, 200) };
}
