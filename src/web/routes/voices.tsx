import type { Hono } from 'hono';
import { spokenFor } from '#operations/refusals';
import { answerSurvey, readSurvey } from '#operations/satisfaction/answer-survey';
import { readVoices } from '#operations/satisfaction/read-voices';
import { dayIn } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { SurveyPage } from '#web/pages/survey.tsx';
import { VoicesPage } from '#web/pages/voices.tsx';
import { type Door, type DoorEnv, goTo, readForm, show } from '#web/visit.tsx';

/** The survey at the end of a case, and what people said in all. */
export function voiceRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/suara', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const thisYear = Number(dayIn(frame.zone, at).slice(0, 4));
    const asked = Number(c.req.query('tahun') ?? thisYear);
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
    return show(c, <VoicesPage view={await readVoices(house, person, year, language, at)} frame={frame} />);
  });
  app.get('/berkas/:number/survei', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readSurvey(house, person, c.req.param('number'), { given: {}, error: null }, language, at);
    return show(c, <SurveyPage view={view} frame={frame} />);
  });
  app.post('/berkas/:number/survei', async (c) => {
    const { fields } = await readForm(door, c);
    const { person, language, at, frame } = c.get('visit');
    const number = c.req.param('number');
    try {
      await answerSurvey(house, person, number, fields, at);
      return goTo(c, `/berkas/${number}/survei`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'score-missing') throw error;
      const words = spokenFor(error.code)?.next[language] ?? '';
      const view = await readSurvey(house, person, number, { given: fields, error: words }, language, at);
      return show(c, <SurveyPage view={view} frame={frame} />, 422);
    }
  });
}
