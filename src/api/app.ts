import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import type { Person } from '#access/person';
import { allowCitizen } from '#access/person';
import { addArrangements } from '#api/arrangements';
import { benefitBody } from '#api/benefit';
import type { Endpoint } from '#api/endpoint';
import { addMatters } from '#api/matters';
import { openApi } from '#api/openapi';
import { addOutcomes } from '#api/outcomes';
import { problem } from '#api/problem';
import { quoteBody } from '#api/quote';
import { addReorganisations } from '#api/reorganisations';
import { ENDPOINTS } from '#api/routes';
import {
  AnswerBody,
  ApplicationBody,
  ComplaintBody,
  ConcludeBody,
  CorrectionBody,
  MessageBody,
  QuestionBody,
  QuoteBody,
  ResumptionBody,
  RetryBody,
  SignInBody,
  SkipBody,
  SurveyBody,
  SuspensionBody,
  WithdrawBody,
} from '#api/schemas';
import { servicesOnOffer } from '#definitions/government';
import { readExchangePage } from '#insights/exchange-board';
import { readBenefit } from '#insights/read-benefit';
import { concludeStep, takeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { type OneCommand, oneCommand } from '#operations/case/one-command';
import { readCaseSummary } from '#operations/case/read-case-summary';
import { readClocks } from '#operations/case/read-clocks';
import { resumeClock, suspendClock } from '#operations/case/suspend-clock';
import { pricedNow } from '#operations/case/under-agreements';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { fileComplaint } from '#operations/complaint/file-complaint';
import { answerQuestion, askQuestion } from '#operations/desk/ask-question';
import { listWork } from '#operations/desk/list-work';
import type { House } from '#operations/house';
import { listIncidents } from '#operations/incident/list-incidents';
import { mendFacts, retryIncident, skipIncident } from '#operations/incident/settle-incident';
import { sendMessage } from '#operations/message/send-message';
import { receivePayment } from '#operations/money/receive-payment';
import { ConsentQuestion, consentStatus } from '#operations/person/consent-status';
import { signIn, whoIs } from '#operations/person/sign-in';
import { answerSurvey } from '#operations/satisfaction/answer-survey';
import { quoteService } from '#operations/service/quote-service';
import { isObject } from '#terms/json';
import { chooseLanguage, type Language } from '#terms/language';
import { type Instant, plainDate } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';
import { Refusal } from '#terms/refusal';

/** Largest body: an application is a few hundred bytes. */
const LARGEST = 256 * 1024;

export interface ApiDoor {
  readonly house: House;
  readonly clock: () => Instant;
  readonly chance: (length?: number) => Uint8Array;
}

/** The machines' door. Bodies are parsed by the schemas that the OpenAPI document shows; refusals are RFC 9457. */
export function apiApp(door: ApiDoor, report: (error: unknown) => void): Hono {
  const { house } = door;
  const app = new Hono();
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) => problem(c, house.library.government, new Refusal('too-large', 'The body is too large')),
    }),
  );
  on(app, ENDPOINTS.describe, (c) => c.json(openApi(house.settings.baseUrl)));
  addReading(app, door);
  addActing(app, door);
  addConsents(app, door);
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) report(error);
    return problem(c, house.library.government, error);
  });
  return app;
}

function addReading(app: Hono, { house, clock, chance }: ApiDoor): void {
  const { government } = house.library;
  on(app, ENDPOINTS.signIn, async (c) => {
    const { persona } = await bodyOf(c, SignInBody);
    const token = Buffer.from(chance(32)).toString('base64url');
    await signIn(house, persona, token, clock());
    return c.json({ token }, 201);
  });
  on(app, ENDPOINTS.listServices, (c) => {
    const language = languageOf(c);
    const services = servicesOnOffer(government).map(({ file, texts }) => ({
      id: file.id,
      title: texts[language].title,
      kind: file.kind,
    }));
    return c.json({ services });
  });
  on(app, ENDPOINTS.readBenefit, async (c) =>
    c.json(benefitBody(await readBenefit(house, null, {}, languageOf(c), clock()))),
  );
  on(app, ENDPOINTS.listExchanges, async (c) => {
    const person = await caller(house, c, clock(), chance(32));
    const { arrangement = null, after = null } = { ...c.req.query() };
    return c.json(await readExchangePage(house, person, { arrangement, after }, clock()));
  });
  on(app, ENDPOINTS.quote, async (c) => {
    const { facts, on: day } = await bodyOf(c, QuoteBody);
    const service = c.req.param('service') ?? '';
    const now = await pricedNow(house.db, government, service);
    return c.json(quoteBody(quoteService(now, service, facts, plainDate(day)), languageOf(c)));
  });
  on(app, ENDPOINTS.readCase, async (c) =>
    c.json(
      await readCaseSummary(
        house,
        await caller(house, c, clock(), chance(32)),
        { number: c.req.param('number') ?? '' },
        clock(),
      ),
    ),
  );
  on(app, ENDPOINTS.readClocks, async (c) =>
    c.json(await readClocks(house, { number: c.req.param('number') ?? '' }, clock())),
  );
  on(app, ENDPOINTS.listIncidents, async (c) =>
    c.json(await listIncidents(house, await caller(house, c, clock(), chance(32)), c.req.query('after') ?? null)),
  );
  on(app, ENDPOINTS.listWork, async (c) =>
    c.json(await listWork(house, await caller(house, c, clock(), chance(32)), c.req.query('after') ?? null)),
  );
}

function addActing(app: Hono, door: ApiDoor): void {
  const { house, clock, chance } = door;
  on(app, ENDPOINTS.fileApplication, async (c) => {
    const act = await actOf(door, c);
    const { service, pick, answers } = await bodyOf(c, ApplicationBody);
    const person = allowCitizen(act.person, 'apply');
    return c.json(
      { ...(await fileApplication(house, person, { service, pick, answers, fetched: new Map() }, act.at, act.seed)) },
      201,
    );
  });
  on(app, ENDPOINTS.withdraw, async (c) => {
    const act = await actOf(door, c);
    const { reason } = await bodyOf(c, WithdrawBody);
    return c.json({ ...(await withdrawApplication(house, act.person, act.ref, reason, act.at, act.seed, act.inbox)) });
  });
  on(app, ENDPOINTS.takeStep, async (c) => {
    const act = await actOf(door, c);
    const item = Number(c.req.param('item'));
    const taken = await takeStep(house, act.person, act.ref, item, act.at, act.seed, act.inbox);
    return c.json({ ...(taken ?? { number: c.req.param('number'), status: 'open', acts: [] }) });
  });
  on(app, ENDPOINTS.concludeStep, async (c) => {
    const act = await actOf(door, c);
    const { answers } = await bodyOf(c, ConcludeBody);
    return c.json({
      ...(await concludeStep(
        house,
        act.person,
        act.ref,
        { item: Number(c.req.param('item')), answers },
        act.at,
        act.seed,
        act.inbox,
      )),
    });
  });
  on(app, ENDPOINTS.askQuestion, async (c) => {
    const act = await actOf(door, c);
    return c.json(
      {
        ...(await askQuestion(house, act.person, act.ref, await bodyOf(c, QuestionBody), act.at, act.seed, act.inbox)),
      },
      201,
    );
  });
  on(app, ENDPOINTS.answerQuestion, async (c) => {
    const act = await actOf(door, c);
    const { text } = await bodyOf(c, AnswerBody);
    return c.json({
      ...(await answerQuestion(
        house,
        act.person,
        act.ref,
        Number(c.req.param('question')),
        text,
        act.at,
        act.seed,
        act.inbox,
      )),
    });
  });
  addSuspending(app, door);
  addMessages(app, door);
  addSettling(app, door);
  addVoices(app, door);
  addOutcomes(app, house, { on, act: (c) => actOf(door, c) });
  const ways = {
    on,
    bodyOf,
    clock,
    caller: (c: Context) => caller(house, c, clock(), chance(32)),
    act: (c: Context) => actOf(door, c),
  };
  addReorganisations(app, house, ways);
  addMatters(app, house, ways);
  addArrangements(app, house, ways);
  on(app, ENDPOINTS.receivePayment, async (c) => {
    const body = await c.req.text();
    return c.json(
      await receivePayment(
        house,
        { header: (name) => c.req.header(name), body },
        clock(),
        derive(chance(32), 'callback'),
      ),
    );
  });
}

function addConsents(app: Hono, { house, clock }: ApiDoor): void {
  on(app, ENDPOINTS.consentStatus, async (c) => {
    const question = await bodyOf(c, ConsentQuestion);
    return c.json({ holds: await consentStatus(house, c.req.header('authorization'), question, clock()) });
  });
}

function addSuspending(app: Hono, door: ApiDoor): void {
  const { house } = door;
  on(app, ENDPOINTS.suspendClock, async (c) => {
    const { person, ref, at, seed, inbox } = await actOf(door, c);
    const suspension = await bodyOf(c, SuspensionBody);
    return c.json({ ...(await suspendClock(house, person, ref, suspension, at, seed, inbox)) }, 201);
  });
  on(app, ENDPOINTS.resumeClock, async (c) => {
    const { person, ref, at, seed, inbox } = await actOf(door, c);
    const { text } = await bodyOf(c, ResumptionBody);
    const suspension = Number(c.req.param('suspension'));
    return c.json({ ...(await resumeClock(house, person, ref, suspension, text, at, seed, inbox)) });
  });
}

function addMessages(app: Hono, door: ApiDoor): void {
  on(app, ENDPOINTS.sendMessage, async (c) => {
    const { person, at, seed, inbox } = await actOf(door, c);
    const { facts } = await bodyOf(c, MessageBody);
    const name = c.req.param('name') ?? '';
    return c.json({ ...(await sendMessage(door.house, person, name, facts, at, seed, inbox)) }, 201);
  });
}

function addSettling(app: Hono, door: ApiDoor): void {
  const { house } = door;
  const incidentOf = (c: Context): number => Number(c.req.param('incident'));
  on(app, ENDPOINTS.retryIncident, async (c) => {
    const { person, ref, ...press } = await actOf(door, c);
    await bodyOf(c, RetryBody);
    return c.json({ ...(await retryIncident(house, person, ref, incidentOf(c), press)) });
  });
  on(app, ENDPOINTS.correctFacts, async (c) => {
    const { person, ref, ...press } = await actOf(door, c);
    const mending = await bodyOf(c, CorrectionBody);
    return c.json({ ...(await mendFacts(house, person, ref, incidentOf(c), mending, press)) });
  });
  on(app, ENDPOINTS.skipIncident, async (c) => {
    const { person, ref, ...press } = await actOf(door, c);
    const passing = await bodyOf(c, SkipBody);
    return c.json({ ...(await skipIncident(house, person, ref, incidentOf(c), passing, press)) });
  });
}

function addVoices(app: Hono, door: ApiDoor): void {
  const { house } = door;
  on(app, ENDPOINTS.fileComplaint, async (c) => {
    const { person, at, seed } = await actOf(door, c);
    const wish = await bodyOf(c, ComplaintBody);
    return c.json({ ...(await fileComplaint(house, person, { ...wish, about: 'api' }, at, seed)) }, 201);
  });
  on(app, ENDPOINTS.answerSurvey, async (c) => {
    const { person, ref, at } = await actOf(door, c);
    const { scores } = await bodyOf(c, SurveyBody);
    await answerSurvey(house, person, ref.number, scores, at);
    return c.json({ number: ref.number }, 201);
  });
}

function languageOf(c: Context): Language {
  return chooseLanguage(c.req.header('accept-language'));
}

/** `/api/cases/{number}` as the router writes it. */
function on(app: Hono, endpoint: Endpoint, handler: (c: Context) => Response | Promise<Response>): void {
  app.on(endpoint.method, endpoint.path.replace(/\{(\w+)\}/g, ':$1'), handler);
}

interface Act extends OneCommand {
  readonly person: Person | null;
  readonly ref: { readonly number: string };
  readonly at: Instant;
}

/** Who acts, and the key that makes sending it twice harmless: one command of this caller, path and key. */
async function actOf(door: ApiDoor, c: Context): Promise<Act> {
  const at = door.clock();
  const person = await caller(door.house, c, at, door.chance(32));
  const key = c.req.header('idempotency-key') ?? '';
  if (person === null) throw new Refusal('not-signed-in', 'Send Authorization: Bearer <token>');
  if (key === '' || key.length > 200) throw new Refusal('key-missing', 'Every act needs an Idempotency-Key');
  const command = oneCommand(door.house.keys, 'api', `${person.persona}\n${c.req.path}\n${key}`);
  return { person, ref: { number: c.req.param('number') ?? '' }, at, ...command };
}

async function caller(house: House, c: Context, at: Instant, seed: Seed): Promise<Person | null> {
  const token = /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
  return whoIs(house, token, at, seed);
}

async function bodyOf<Body>(c: Context, schema: z.ZodType<Body>): Promise<Body> {
  const parsed = schema.safeParse(await jsonOf(c));
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Refusal('body-malformed', 'The body does not fit its schema', { where });
}

async function jsonOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value as never) ? value : undefined;
  } catch {
    return undefined;
  }
}
