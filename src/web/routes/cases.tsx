import type { Hono } from 'hono';
import { concludeStep } from '#operations/case/conclude-step';
import { consentInCase, readConsentInCase, refuseInCase } from '#operations/case/consent-in-case';
import { disputeFact } from '#operations/case/dispute-fact';
import { listCases } from '#operations/case/list-cases';
import { readOwnTask, renewBill } from '#operations/case/own-task';
import { approveInCase, readPreviewInCase } from '#operations/case/preview-in-case';
import { readCase } from '#operations/case/read-case';
import { readCaseData } from '#operations/case/read-case-data';
import { readHistory } from '#operations/case/read-history';
import { readReasons } from '#operations/case/read-reasons';
import { isWithdrawReason, readWithdraw } from '#operations/case/read-withdraw';
import { withdrawApplication } from '#operations/case/withdraw-application';
import { formErrors } from '#operations/marks/present-fields';
import { readBill } from '#operations/money/read-bill';
import { readPaper } from '#operations/paper/read-paper';
import { spokenFor } from '#operations/refusals';
import { type Answers, answerRequests, readRequests } from '#operations/suspension/answer-requests';
import { openOwnFile } from '#operations/upload/open-file';
import { answersWithFiles } from '#operations/upload/step-files';
import { isList } from '#terms/json';
import type { Language } from '#terms/language';
import { Refusal } from '#terms/refusal';
import { BillPage } from '#web/pages/bill.tsx';
import { CasePage } from '#web/pages/case.tsx';
import { CasesPage } from '#web/pages/cases.tsx';
import { ConsentInCasePage } from '#web/pages/consent-in-case.tsx';
import { FetchedPage } from '#web/pages/fetched.tsx';
import { HistoryPage } from '#web/pages/history.tsx';
import { OwnTaskPage } from '#web/pages/own-task.tsx';
import { PreviewInCasePage } from '#web/pages/preview-in-case.tsx';
import { ReasonsPage } from '#web/pages/reasons.tsx';
import { RepairPage } from '#web/pages/repair.tsx';
import { WithdrawPage } from '#web/pages/withdraw.tsx';
import { CASE_WORDS } from '#web/texts/case';
import {
  type Door,
  type DoorContext,
  type DoorEnv,
  factFields,
  goTo,
  handOut,
  readForm,
  type Sent,
  sentFiles,
  show,
} from '#web/visit.tsx';

/** A case from the applicant's side: its status, their part in it, its bill, its paper and its history. */
export function caseRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/permohonan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <CasesPage view={await listCases(house, person, language, at)} frame={frame} />);
  });
  app.get('/berkas/:number', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const justFiled = c.req.query('baru') !== undefined;
    const view = await readCase(house, person, numberOf(c), language, at, justFiled);
    return show(c, <CasePage view={view} frame={frame} />);
  });
  app.get('/berkas/:number/riwayat', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <HistoryPage view={await readHistory(house, person, numberOf(c), language, at)} frame={frame} />);
  });
  app.get('/berkas/:number/alasan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <ReasonsPage view={await readReasons(house, person, numberOf(c), language, at)} frame={frame} />);
  });
  app.get('/berkas/:number/lampiran/:file', async (c) => {
    const { person, at } = c.get('visit');
    return handOut(c, await openOwnFile(house, person, numberOf(c), c.req.param('file'), at));
  });
  paperRoute(app, door);
  billRoutes(app, door);
  taskRoutes(app, door);
  dataRoutes(app, door);
  consentRoutes(app, door);
  previewRoutes(app, door);
  withdrawRoutes(app, door);
  repairRoutes(app, door);
}

function paperRoute(app: Hono<DoorEnv>, { house }: Door): void {
  app.get('/berkas/:number/dokumen.pdf', async (c) => {
    const { person, at } = c.get('visit');
    const { number, bytes } = await readPaper(house, person, numberOf(c), at);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${number}.pdf"`,
    });
  });
}

function billRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/tagihan', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(c, <BillPage view={await readBill(house, person, numberOf(c), language, at)} frame={frame} />);
  });
  app.post('/berkas/:number/tagihan', async (c) => {
    const { seed, inbox } = await readForm(door, c);
    const { person, at } = c.get('visit');
    await renewBill(house, person, numberOf(c), at, seed, inbox);
    return goTo(c, `/berkas/${numberOf(c)}/tagihan`);
  });
}

function taskRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/tugas/:item', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readOwnTask(house, person, numberOf(c), itemOf(c), language, at);
    return show(c, <OwnTaskPage view={view} frame={frame} />);
  });
  app.post('/berkas/:number/tugas/:item', async (c) => {
    const sent = await readForm(door, c);
    const { seed, inbox } = sent;
    const { person, language, at, frame } = c.get('visit');
    const [number, item] = [numberOf(c), itemOf(c)];
    const typed = factFields(sent.fields);
    try {
      const step = { ref: { number }, item };
      const answers = await answersWithFiles(house, person, step, typed, sentFiles(sent), at, seed);
      await concludeStep(house, person, { number }, { item, answers }, at, seed, inbox);
      return goTo(c, `/berkas/${number}`);
    } catch (error) {
      const errors = formErrors(error);
      if (errors === null) throw error;
      const view = await readOwnTask(house, person, number, item, language, at, { typed, errors });
      return show(c, <OwnTaskPage view={view} frame={frame} />, 422);
    }
  });
}

function dataRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/data', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const fact = c.req.query('fakta') ?? null;
    return show(
      c,
      <FetchedPage view={await readCaseData(house, person, numberOf(c), fact, language, at)} frame={frame} />,
    );
  });
  app.post('/berkas/:number/data', async (c) => {
    const { fields, seed, inbox } = await readForm(door, c);
    const { person, language, at, frame } = c.get('visit');
    const { fact = '', text = '' } = fields;
    try {
      await disputeFact(
        house,
        person,
        { number: numberOf(c) },
        { fact, declared: declaredIn(fields), text },
        at,
        seed,
        inbox,
      );
    } catch (error) {
      const errors = formErrors(error);
      if (errors !== null) {
        const typed = Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [name.replace(/^declared/, fact), value]),
        );
        const view = await readCaseData(house, person, numberOf(c), fact, language, at, { typed, errors });
        return show(c, <FetchedPage view={view} frame={frame} />, 422);
      }
      if (!(error instanceof Refusal) || error.code !== 'already-disputed') throw error; // sent twice: said once
    }
    return goTo(c, `/berkas/${numberOf(c)}/data`);
  });
}

/** What the correction's field says; a date comes in three parts. */
function declaredIn(fields: { readonly [name: string]: string }): string {
  const parts = ['day', 'month', 'year'].map((part) => (fields[`declared-${part}`] ?? '').trim());
  return fields['declared'] ?? (parts.every((part) => part === '') ? '' : parts.join('/'));
}

function withdrawRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/tarik', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    return show(
      c,
      <WithdrawPage view={await readWithdraw(house, person, numberOf(c), null, language, at)} frame={frame} />,
    );
  });
  app.post('/berkas/:number/tarik', async (c) => {
    const { fields, seed, inbox } = await readForm(door, c);
    const { person, language, at, frame } = c.get('visit');
    const { reason = '' } = fields;
    if (!isWithdrawReason(reason)) {
      const view = await readWithdraw(house, person, numberOf(c), CASE_WORDS[language].withdrawChoose, language, at);
      return show(c, <WithdrawPage view={view} frame={frame} />, 422);
    }
    await withdrawApplication(house, person, { number: numberOf(c) }, reason, at, seed, inbox);
    return goTo(c, `/berkas/${numberOf(c)}`);
  });
}

function consentRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/setuju/:item', async (c) => {
    const { person, language, at, frame } = c.get('visit');
    const view = await readConsentInCase(house, person, { number: numberOf(c), ask: itemOf(c), language }, at);
    return show(c, <ConsentInCasePage view={view} frame={frame} />);
  });
  app.post('/berkas/:number/setuju/:item', async (c) => {
    const { fields, seed, inbox } = await readForm(door, c);
    const { person, language, at } = c.get('visit');
    const wish = { number: numberOf(c), ask: itemOf(c), language };
    if (fields['self'] === undefined) await consentInCase(house, person, wish, at, seed);
    else await refuseInCase(house, person, wish, at, seed, inbox);
    return goTo(c, `/berkas/${wish.number}`);
  });
}

function previewRoutes(app: Hono<DoorEnv>, door: Door): void {
  const { house } = door;
  app.get('/berkas/:number/lihat/:item', async (c) => {
    const { person, language, at, seed, frame } = c.get('visit');
    const wish = { number: numberOf(c), ask: itemOf(c), language };
    const view = await readPreviewInCase(house, person, wish, at, seed);
    return show(c, <PreviewInCasePage view={view} frame={frame} />);
  });
  app.post('/berkas/:number/lihat/:item', async (c) => {
    const { fields, seed, inbox } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const ticked = Object.keys(fields).flatMap((name) => (name.startsWith('ok.') ? [name.slice(3)] : []));
    const approved = fields['self'] === undefined ? ticked : [];
    await approveInCase(house, person, { number: numberOf(c), ask: itemOf(c), approved }, at, seed, inbox);
    return goTo(c, `/berkas/${numberOf(c)}`);
  });
}

function repairRoutes(app: Hono<DoorEnv>, door: Door): void {
  const nothing = { answers: new Map(), errors: new Map() };
  app.get('/berkas/:number/perbaikan', (c) => showRequests(door, c, nothing));
  app.post('/berkas/:number/perbaikan', async (c) => {
    const { fields, seed, inbox } = await readForm(door, c);
    const { person, at } = c.get('visit');
    const answers = answersIn(fields);
    try {
      await answerRequests(door.house, person, numberOf(c), answers, at, seed, inbox);
      return goTo(c, `/berkas/${numberOf(c)}`);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'text-empty') throw error;
      return showRequests(door, c, { answers, errors: emptyIn(error, c.get('visit').language) });
    }
  });
}

async function showRequests(
  door: Door,
  c: DoorContext,
  written: Parameters<typeof readRequests>[3],
): Promise<Response> {
  const { person, language, at, frame } = c.get('visit');
  const view = await readRequests(door.house, person, numberOf(c), written, language, at);
  return show(c, <RepairPage view={view} frame={frame} />, written.errors.size === 0 ? 200 : 422);
}

/** `answer-4` holds the answer to request 4. */
function answersIn(fields: Sent['fields']): Answers {
  const named = Object.entries(fields).flatMap(([name, text]): (readonly [number, string])[] => {
    const id = /^answer-(\d{1,9})$/.exec(name)?.[1];
    return id === undefined ? [] : [[Number(id), text]];
  });
  return new Map(named);
}

/** Each request that lacks an answer, with what to do about it. */
function emptyIn({ facts, code }: Refusal, language: Language): ReadonlyMap<number, string> {
  const lacking = facts['suspension'] ?? null;
  const next = spokenFor(code)?.next[language] ?? '';
  return new Map((isList(lacking) ? lacking : []).map((id) => [Number(id), next]));
}

function numberOf(c: DoorContext): string {
  return c.req.param('number') ?? '';
}

function itemOf(c: DoorContext): number {
  const item = Number(c.req.param('item'));
  if (!Number.isSafeInteger(item)) throw new Refusal('step-not-open', 'There is no such step', {});
  return item;
}
