import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiApp } from '#api/app';
import { openApi } from '#api/openapi';
import { loadCase } from '#operations/case/load-case';
import { isObject, type Json, type JsonObject, textOf } from '#terms/json';
import { instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { startTestHouse, type TestHouse } from '../../test/support/house.ts';
import { payAt } from '../../test/support/payments.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const APPLICATION = { service: SERVICE, pick: 'AN 1234 BC', answers: { 'contact.phone': '0812-3456-7890' } };

let t: TestHouse;
let app: ReturnType<typeof apiApp>;
const faults: unknown[] = [];
let at = MORNING;
let n = 0;

beforeAll(async () => {
  t = await startTestHouse(MORNING);
  const chance = (length = 32) => {
    n += 1;
    return new Uint8Array(sha256(`chance ${n}`).subarray(0, length));
  };
  app = apiApp({ house: t.house, clock: () => at, chance }, (error) => faults.push(error));
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await t.close();
});

/** A member of the description, by the names that lead to it. */
function part(of: Json | undefined, ...names: readonly string[]): JsonObject {
  const found = names.reduce<Json | undefined>((inner, name) => (isObject(inner) ? inner[name] : undefined), of);
  if (!isObject(found)) throw new Error(`the description has no ${names.join(' / ')}`);
  return found;
}

const description = () => openApi('http://127.0.0.1:3000');
const operations = () =>
  Object.entries(part(description(), 'paths')).flatMap(([path, methods]) =>
    Object.keys(isObject(methods) ? methods : {}).map((method) => ({ path, method })),
  );

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);
ajv.addSchema({ $id: 'http://description.invalid/openapi', ...description() });
const validators = new Map<string, ReturnType<typeof ajv.compile>>();

function validatorAt(place: readonly string[]): ReturnType<typeof ajv.compile> {
  const pointer = place.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const found = validators.get(pointer) ?? ajv.compile({ $ref: `http://description.invalid/openapi#/${pointer}` });
  validators.set(pointer, found);
  return found;
}

/** Checks an answer as somebody would who has the description and nothing else. */
function mustFit(method: string, path: string, status: number, type: string, body: Json): void {
  const operation = operations().find(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  if (operation === undefined) throw new Error(`the description has no ${method} ${path}`);
  const place = ['paths', operation.path, method, 'responses', String(status)];
  const response = part(description(), ...place);
  part(response, 'content', type);
  const fits = validatorAt([...place, 'content', type, 'schema']);
  expect(fits(body) ? [] : fits.errors, `${method} ${path} ${status}`).toEqual([]);
  if (status >= 400 && isObject(body)) {
    const code = textOf(body['type']).replace('urn:manunggal:refusal:', '');
    expect(textOf(response['description']).split(/[ ,]+/), `${method} ${path}`).toContain(code);
  }
}

interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

interface Sending {
  readonly token?: string;
  readonly key?: string;
  readonly body?: object | string;
  readonly headers?: { readonly [name: string]: string };
}

/** Sends a request; every answer of this file is held to the description. */
async function send(
  method: 'get' | 'post',
  path: string,
  { token, key, body, headers }: Sending = {},
): Promise<Answer> {
  const response = await app.request(`http://127.0.0.1:3000${path}`, {
    method: method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = (await response.json()) as JsonObject; // the description is held against it below
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  mustFit(method, path.split('?')[0] ?? path, response.status, type, answer);
  return { status: response.status, body: answer };
}

async function signedIn(persona: string): Promise<string> {
  const { status, body } = await send('post', '/api/sessions', { body: { persona } });
  expect(status).toBe(201);
  return textOf(body['token']);
}

const code = ({ body }: Answer) => textOf(body['type']).replace('urn:manunggal:refusal:', '');

async function itemAt(number: string, step: string): Promise<number> {
  const { state } = await loadCase(t.house, t.house.db, { number });
  const item = state.open.find((wait) => wait.kind === 'item' && wait.node === step);
  if (item === undefined) throw new Error(`${step} is not open`);
  return item.id;
}

/** Acts so far, each sent as it can be sent again, and what it was answered. */
const acts: { readonly path: string; readonly sending: Sending; readonly answer: Answer }[] = [];
async function act(path: string, token: string, body: object, status = 200): Promise<Answer> {
  const sending = { token, key: `act ${acts.length}`, body };
  const answer = await send('post', path, sending);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  acts.push({ path, sending, answer });
  return answer;
}

async function finish(number: string, persona: string, step: string, fact: string): Promise<void> {
  const token = await signedIn(persona);
  const path = `/api/cases/${number}/items/${await itemAt(number, step)}`;
  await act(`${path}/touch`, token, {});
  await act(`${path}/conclusion`, token, { answers: { [fact]: true } });
}

describe('the description of the API', () => {
  it('names every route that is served, and every path it names is served', () => {
    const served = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const named = operations().map(({ method, path }) => `${method} ${path}`);
    expect(named.length).toBeGreaterThan(10);
    expect(served.toSorted()).toEqual(named.toSorted());
  });

  it('leads every reference to something', () => {
    const whole = description();
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(10);
    for (const path of references) expect(Object.keys(part(whole, ...path.split('/')))).not.toEqual([]);
  });

  it('is served', async () => {
    expect((await send('get', '/api/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(description())));
  });

  it('notices an answer that does not fit it', () => {
    expect(() => mustFit('get', '/api/services', 200, 'application/json', { services: [{ id: 1 }] })).toThrow();
    expect(() => mustFit('get', '/api/services', 418, 'application/json', {})).toThrow('no paths');
    expect(() => mustFit('get', '/api/unknown', 200, 'application/json', {})).toThrow('no get /api/unknown');
  });
});

describe('every answer on the way of a case fits the description', () => {
  let sari = '';
  let number = '';

  it('services and quotes', async () => {
    await send('get', '/api/services');
    expect((await send('get', '/api/benefit')).body).toMatchObject({ assumptions: { visitMinutes: { likely: 120 } } });
    const facts = {
      'vehicle.province': '99',
      'vehicle.class': 'C1',
      'vehicle.use': 'private',
      'vehicle.energy': 'fuel',
      'vehicle.cc': 125,
      'tax.njkb': 15_000_000,
      'tax.weight': '1',
      'tax.order': 1,
      'tax.dueDate': '2026-12-05',
      'tax.paidUntil': '2026-12-05',
      'insurance.paidUntil': '2026-12-05',
    };
    const path = `/api/services/${SERVICE}/quote`;
    expect((await send('post', path, { body: { facts, on: '2026-11-24' } })).body['total']).toBe(296_450);
    expect(code(await send('post', path, { body: { facts: {}, on: '2026-11-24' } }))).toBe('fact-missing');
    expect(code(await send('post', path, { body: '[]' }))).toBe('body-malformed');
    const unknown = await send('post', '/api/services/unknown/quote', { body: { facts, on: '2026-11-24' } });
    expect(code(unknown)).toBe('unknown-service');
  });

  it('filing', async () => {
    sari = await signedIn('sari');
    expect(code(await send('post', '/api/sessions', { body: { persona: 'nobody' } }))).toBe('persona-unknown');
    expect(code(await send('post', '/api/applications', { key: 'a', body: APPLICATION }))).toBe('not-signed-in');
    expect(code(await send('post', '/api/applications', { token: sari, body: APPLICATION }))).toBe('key-missing');
    const filed = await act('/api/applications', sari, APPLICATION, 201);
    number = textOf(filed.body['number']);
    const again = await send('post', '/api/applications', { token: sari, key: 'another', body: APPLICATION });
    expect(code(again)).toBe('already-open');
    const officer = { token: await signedIn('bagus'), key: 'b', body: APPLICATION };
    expect(code(await send('post', '/api/applications', officer))).toBe('not-allowed');
    await t.settle(at);
    await send('get', `/api/cases/${number}`, { token: sari });
    expect(code(await send('get', `/api/cases/${number}`, { token: await signedIn('budi') }))).toBe('case-unknown');
  });

  it('questions between lanes', async () => {
    const [bagus, intan] = [await signedIn('bagus'), await signedIn('intan')];
    const item = await itemAt(number, 'confirm-tax');
    const question = { item, to: 'jasa-raharja', text: 'Sudah benar?', blocking: true };
    await act(`/api/cases/${number}/questions`, bagus, question, 201);
    const early = { token: bagus, key: 'early', body: { answers: { 'assessment.confirmed': true } } };
    expect(code(await send('post', `/api/cases/${number}/items/${item}/conclusion`, early))).toBe('question-open');
    const { body } = await send('get', `/api/cases/${number}`, { token: sari });
    const [asked] = Array.isArray(body['questions']) ? body['questions'] : [];
    const path = `/api/cases/${number}/questions/${asked.question}/answer`;
    await act(path, intan, { text: 'Sudah.' });
    expect(code(await send('post', path, { token: intan, key: 'twice', body: { text: 'Ya.' } }))).toBe(
      'question-not-open',
    );
  });

  it('what holds, whose turn it is, and what is refused of either', async () => {
    const bagus = await signedIn('bagus');
    expect((await send('get', '/api/incidents', { token: bagus })).body).toEqual({ incidents: [], next: null });
    expect(code(await send('get', '/api/incidents', { token: sari }))).toBe('not-allowed');
    const of = `/api/cases/${number}`;
    const sent = (body: object) => ({ token: bagus, key: JSON.stringify(body), body });
    expect(code(await send('post', `${of}/incidents/99/retry`, sent({})))).toBe('incident-not-open');
    const mending = { facts: { 'vehicle.cc': 250 }, reason: 'Faktur.' };
    expect(code(await send('post', `${of}/incidents/99/correction`, sent(mending)))).toBe('incident-not-open');
    expect(code(await send('post', `${of}/incidents/99/skip`, sent({ way: 'out' })))).toBe('body-malformed');
    const item = await itemAt(number, 'confirm-tax');
    const empty = { item, reason: 'perbaikan-berkas', text: ' ' };
    expect(code(await send('post', `${of}/suspensions`, sent(empty)))).toBe('text-empty');
    await act(`${of}/suspensions`, bagus, { ...empty, text: 'Mohon kirim faktur.' }, 201);
    const { body } = await send('get', `${of}/clocks`);
    const asked = (Array.isArray(body['suspensions']) ? body['suspensions'] : []).find(({ end }) => end === null);
    await act(`${of}/suspensions/${asked.suspension}/answer`, sari, { text: 'Terlampir.' });
  });

  it('work', async () => {
    const bagus = await signedIn('bagus');
    const { body } = await send('get', '/api/work-items', { token: bagus });
    expect(JSON.stringify(body['items'])).toContain(number);
    expect(code(await send('get', '/api/work-items', { token: sari }))).toBe('not-allowed');
    await finish(number, 'bagus', 'confirm-tax', 'assessment.confirmed');
    await finish(number, 'intan', 'confirm-insurance', 'insurance.confirmed');
    const gone = { token: bagus, key: 'gone', body: { answers: {} } };
    expect(code(await send('post', `/api/cases/${number}/items/9999/conclusion`, gone))).toBe('step-not-open');
  });

  it('money', async () => {
    at = later(MORNING, 1_200_000);
    const { bill } = await loadCase(t.house, t.house.db, { number });
    const { header, body } = payAt(t, bill?.code ?? '', bill?.total ?? 0n, at);
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
    const headers = Object.fromEntries(names.map((name) => [name, header(name) ?? '']));
    const path = '/api/payments/callback';
    expect(code(await send('post', path, { body }))).toBe('callback-unsigned');
    expect(code(await send('post', path, { headers, body: `${body} ` }))).toBe('callback-forged');
    expect((await send('post', path, { headers, body })).body).toEqual({ kind: 'posted' });
    expect((await send('post', path, { headers, body })).body).toEqual({ kind: 'known' });
    const withdrawal = { token: sari, key: 'too late', body: {} };
    expect(code(await send('post', `/api/cases/${number}/withdrawal`, withdrawal))).toBe('already-paid');
  });

  it('the end, and an application that was taken back', async () => {
    await finish(number, 'maya', 'endorse', 'endorsement.confirmed');
    await t.settle(at);
    const { body } = await send('get', `/api/cases/${number}`, { token: sari });
    expect(body['status']).toBe('done');
    const budi = await signedIn('budi');
    const filed = await act('/api/applications', budi, { ...APPLICATION, pick: 'AN 4521 DK' }, 201);
    await act(`/api/cases/${textOf(filed.body['number'])}/withdrawal`, budi, { reason: 'Salah kendaraan' });
  });

  it('arrangements: drafted, changed by one of two, proposed, read with their acts', async () => {
    const sekda = await signedIn('sekda');
    const { body } = await send('get', '/api/arrangements');
    const listed = Array.isArray(body['arrangements']) ? body['arrangements'] : [];
    expect(listed.map(({ id }) => id)).toContain('samsat');
    const of = '/api/arrangements/parkir';
    const text = {
      title: { id: 'Parkir', en: 'Parking' },
      sentence: { id: 'Dua dinas menata parkir', en: 'Two offices order parking' },
      instrument: 'memorandum',
      declaredLevel: 2,
      members: [
        { agency: 'pupr', role: 'lead' },
        { agency: 'dpmptsp', role: 'member' },
      ],
      leadPattern: 'single',
      leadPosition: { position: 'pupr.head' },
      legalBasis: [{ law: 'Nota kesepahaman (rekaan)', certainty: 'B' }],
      services: [],
      grants: [],
      from: '2026-12-01',
    };
    await act(`${of}/decisions`, sekda, { do: 'draft', seen: 0, text }, 201);
    await act(`${of}/decisions`, sekda, { do: 'draft', seen: 1, text: { ...text, to: '2027-12-01' } }, 201);
    const late = { token: sekda, key: 'late', body: { do: 'draft', seen: 1, text } };
    expect(code(await send('post', `${of}/decisions`, late))).toBe('arrangement-changed');
    const wrong = { token: sekda, key: 'wrong', body: { do: 'draft', seen: 2, text: { ...text, from: 'soon' } } };
    expect(code(await send('post', `${of}/decisions`, wrong))).toBe('arrangement-malformed');
    const odd = { token: sekda, key: 'odd', body: { do: 'draft', seen: 0, text } };
    expect(code(await send('post', '/api/arrangements/No%20Id/decisions', odd))).toBe('arrangement-malformed');
    expect(code(await send('get', of, { token: sari }))).toBe('arrangement-unknown');
    await act(`${of}/decisions`, sekda, { do: 'propose', seen: 2 }, 201);
    const { body: whole } = await send('get', of, { token: sari });
    expect(whole).toMatchObject({ seen: 3, state: 'proposed', everySignature: true, signers: ['pupr', 'dpmptsp'] });
    expect(JSON.stringify(whole['acts'])).not.toContain('sentence');
  });

  it('and an act that is sent again, long after, is answered as it was', async () => {
    expect(acts.length).toBeGreaterThan(9);
    for (const { path, sending, answer } of acts) expect(await send('post', path, sending)).toEqual(answer);
  });

  it('what is too large is refused', async () => {
    const body = JSON.stringify({ persona: 'x'.repeat(300_000) });
    const headers = { 'content-length': String(body.length) };
    expect(code(await send('post', '/api/sessions', { headers, body }))).toBe('too-large');
  });
});
