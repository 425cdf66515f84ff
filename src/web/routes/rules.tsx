import type { Hono } from 'hono';
import { spokenFor } from '#operations/refusals';
import { answerComment } from '#operations/rule/answer-comment';
import { commentOnDraft } from '#operations/rule/comment-on-draft';
import { listRules } from '#operations/rule/list-rules';
import { PLAIN, type RuleWish, readRule } from '#operations/rule/read-rule';
import { Refusal } from '#terms/refusal';
import { RulePage } from '#web/pages/rule.tsx';
import { RulesPage } from '#web/pages/rules.tsx';
import { type Door, type DoorContext, type DoorEnv, goTo, readForm, type Sent, show } from '#web/visit.tsx';

/** Rules in the making, for everybody: read, comment, and see what became of it. */
export function ruleRoutes(app: Hono<DoorEnv>, door: Door): void {
  app.get('/aturan', async (c) => {
    const { language, at, frame } = c.get('visit');
    return show(c, <RulesPage view={await listRules(door.house, language, at)} frame={frame} />);
  });
  app.get('/aturan/:number', (c) => showRule(door, c, { ...PLAIN, sent: c.req.query('terkirim') !== undefined }));
  app.post('/aturan/:number', async (c) => {
    const sent = await readForm(door, c);
    return sent.fields['do'] === 'answer' ? answer(door, c, sent) : comment(door, c, sent);
  });
}

async function showRule(door: Door, c: DoorContext, wish: RuleWish, status: 200 | 422 = 200): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readRule(door.house, person, c.req.param('number') ?? '', wish, language, at);
  return show(c, <RulePage view={view} frame={frame} />, status);
}

/** A field that people do not see was filled in by a machine: it is thanked, and nothing is kept. */
async function comment(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const number = c.req.param('number') ?? '';
  const { person, at } = c.get('visit');
  const { text = '', about = '', website = '' } = fields;
  try {
    const given = { text, about, visitor: c.get('session') };
    if (website === '') await commentOnDraft(door.house, person, { number }, given, at, seed, inbox);
  } catch (error) {
    return showRule(door, c, { ...PLAIN, returned: { text, about, error: said(c, error, ['text-empty']) } }, 422);
  }
  return goTo(c, `/aturan/${number}?terkirim=1#pendapat`);
}

async function answer(door: Door, c: DoorContext, { fields, seed, inbox }: Sent): Promise<Response> {
  const number = c.req.param('number') ?? '';
  const { person, at } = c.get('visit');
  const id = Number(fields['comment']);
  const { verdict = '' } = fields;
  const reason = fields[`reason-${id}`] ?? '';
  try {
    await answerComment(door.house, person, { number }, { comment: id, verdict, reason }, at, seed, inbox);
  } catch (error) {
    const words = said(c, error, ['text-empty', 'verdict-missing']);
    return showRule(door, c, { ...PLAIN, answer: { comment: id, reason, error: words } }, 422);
  }
  return goTo(c, `/aturan/${number}#pendapat-${id}`);
}

/** What to do about what was written; throws what is another matter. */
function said(c: DoorContext, error: unknown, codes: readonly string[]): string {
  if (!(error instanceof Refusal) || !codes.includes(error.code)) throw error;
  return spokenFor(error.code)?.next[c.get('visit').language] ?? '';
}
