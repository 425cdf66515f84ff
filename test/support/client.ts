import type { CrowdMember, CrowdVehicle } from './crowd.ts';

/** How a client takes a case to its end. */
export const WAYS = ['plain', 'asks', 'pays-twice', 'withdraws', 'regrets'] as const;
export type Way = (typeof WAYS)[number];

/** An act that the program said has been done. */
export interface Acknowledged {
  readonly number: string;
  /** Kind of the act, and its element where it has one: `concluded confirm-tax`. */
  readonly act: string;
  readonly persona: string;
  readonly path: string;
  readonly key: string;
  readonly body: object;
  readonly receipt: Receipt;
}

export interface Receipt {
  readonly number: string;
  readonly status: string;
  readonly acts: readonly string[];
}

/** Money for which the bank gave a receipt. */
export interface BankReceipt {
  readonly number: string;
  readonly reference: string;
  /** Rupiah. */
  readonly amount: number;
}

/** A case that its client has seen end. */
export interface Ended {
  readonly number: string;
  readonly vehicle: CrowdVehicle;
  readonly status: string;
}

/** What one client was told, in order. What it was not told it asked again until it was. */
export interface ClientJournal {
  readonly acts: Acknowledged[];
  readonly payments: BankReceipt[];
  readonly ended: Ended[];
  /** Answers that no kill explains. */
  readonly faults: string[];
  /** Requests that came to nothing and were sent again. */
  repeats: number;
}

export function emptyJournal(): ClientJournal {
  return { acts: [], payments: [], ended: [], faults: [], repeats: 0 };
}

interface Open {
  readonly url: string;
  readonly bankUrl: string;
}

interface CaseBody {
  readonly number: string;
  readonly status: string;
  readonly items: readonly { readonly item: number; readonly step: string; readonly agency: string | null }[];
  readonly questions: readonly { readonly question: number; readonly state: string }[];
  readonly bill: { readonly code: string | null; readonly status: string; readonly total: number } | null;
}

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}

const SERVICE = 'samsat.pengesahan-tahunan';
const PAUSE = 120;

/**
 * A program that uses the API for a citizen and for the officers who work on that citizen's cases. A request that gets no
 * answer, or `503`, is sent again with the same Idempotency-Key until it gets one.
 */
export class Client {
  readonly journal = emptyJournal();
  /** Ends all waiting. */
  patience: AbortSignal;
  private readonly program: Open;
  private readonly member: CrowdMember;
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(program: Open, member: CrowdMember, patience: AbortSignal) {
    this.program = program;
    this.member = member;
    this.patience = patience;
  }

  /** One case from filing to its end. */
  async take(vehicle: CrowdVehicle, way: Way): Promise<void> {
    const { persona } = this.member;
    const application = { service: SERVICE, pick: vehicle.plate, answers: { 'contact.phone': '0812-3456-7890' } };
    const { number } = await this.act('filed', persona, '/api/applications', `file ${vehicle.plate}`, application);
    await Promise.all([
      this.finish(number, 'bagus', 'confirm-tax', 'assessment.confirmed', way === 'asks' ? 'jasa-raharja' : undefined),
      this.finish(number, 'intan', 'confirm-insurance', 'insurance.confirmed'),
    ]);
    const { bill } = await this.until(number, 'the bill', ({ bill: now }) => now !== null && now.code !== null);
    if (bill?.code === undefined || bill.code === null) throw new Error('a bill without its code');
    if (way === 'withdraws') await this.withdraw(number);
    else if (way === 'regrets') await Promise.all([this.withdraw(number), this.pay(number, bill.code, bill.total)]);
    else await this.pay(number, bill.code, bill.total);
    if (way === 'pays-twice') await this.pay(number, bill.code, bill.total);
    const paid = await this.until(number, 'the money', ({ status, bill: now }) => {
      return status !== 'open' || now?.status === 'paid';
    });
    if (paid.status === 'open') await this.finish(number, 'maya', 'endorse', 'endorsement.confirmed');
    const { status } = await this.until(number, 'the end', (now) => now.status !== 'open');
    this.journal.ended.push({ number, vehicle, status });
  }

  /** An officer looks into the queue, touches the step, asks another lane where told, and concludes. */
  private async finish(number: string, persona: string, step: string, fact: string, ask?: string): Promise<void> {
    const item = await this.itemIn(number, step);
    const path = `/api/cases/${number}/items/${item}`;
    await this.read(persona, '/api/work-items');
    await this.act(`touched ${step}`, persona, `${path}/touch`, `touch ${step}`, {});
    if (ask !== undefined) {
      const question = { item, to: ask, text: 'Apakah preminya sudah benar?', blocking: true };
      await this.act(`question-asked ${step}`, persona, `/api/cases/${number}/questions`, `ask ${step}`, question);
      await this.answer(number, 'intan');
    }
    const answers = { [fact]: true };
    await this.act(`concluded ${step}`, persona, `${path}/conclusion`, `conclude ${step}`, { answers });
  }

  private async answer(number: string, persona: string): Promise<void> {
    const { questions } = await this.until(number, 'the question', (now) =>
      now.questions.some(({ state }) => state === 'open'),
    );
    const id = questions.find(({ state }) => state === 'open')?.question ?? 0;
    const path = `/api/cases/${number}/questions/${id}/answer`;
    await this.act('question-answered', persona, path, 'answer', { text: 'Sudah benar.' });
  }

  private async itemIn(number: string, step: string): Promise<number> {
    const { items } = await this.until(number, step, (now) => now.items.some((item) => item.step === step));
    return items.find((item) => item.step === step)?.item ?? 0;
  }

  /** Taking it back is refused once it is paid; then the case simply goes on. */
  private async withdraw(number: string): Promise<void> {
    const [path, key, body] = [`/api/cases/${number}/withdrawal`, 'withdraw', { reason: 'Salah kendaraan' }];
    const { persona } = this.member;
    const answer = await this.send<Receipt & { type?: string }>(persona, 'POST', path, `${number} ${key}`, body);
    if (answer.status < 300) this.note(number, 'withdrawn', persona, path, `${number} ${key}`, body, answer.body);
    else if (!/already-paid|case-ended/.test(answer.body.type ?? '')) this.fault(path, answer);
  }

  /** At the bank, as its customer: opens the page of the code, presses the button, and keeps the receipt. */
  private async pay(number: string, code: string, amount: number): Promise<void> {
    const key = await this.formOf(number, code);
    if (key === undefined) return; // the bank takes no money for it any more
    const body = new URLSearchParams({ kode: code, kunci: key, lang: 'id' });
    const answer = await this.insist('the bank', async () => {
      const response = await fetch(`${this.program.bankUrl}/bayar`, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: this.patience,
      });
      await response.text();
      return response.status < 500 ? response : undefined;
    });
    const reference = /bukti=(\w+)/.exec(answer.headers.get('location') ?? '')?.[1];
    if (reference !== undefined) this.journal.payments.push({ number, reference, amount });
    else if (answer.status !== 409) this.journal.faults.push(`the bank answered ${answer.status}`);
  }

  private async formOf(number: string, code: string): Promise<string | undefined> {
    const { key } = await this.insist(`the page of the bill of ${number}`, async () => {
      const response = await fetch(`${this.program.bankUrl}/bayar?kode=${code}`, { signal: this.patience });
      const page = await response.text();
      if (response.ok) return { key: /name="kunci" value="([\w-]+)"/.exec(page)?.[1] };
      const { body } = await this.read<CaseBody>(this.member.persona, `/api/cases/${number}`);
      return body.bill?.code === code ? undefined : { key: undefined }; // the bank has not heard of it yet, or never will
    });
    return key;
  }

  private async act(act: string, persona: string, path: string, key: string, body: object): Promise<Receipt> {
    const number = /\/api\/cases\/([^/]+)/.exec(path)?.[1] ?? '';
    const whole = `${number} ${key}`;
    const answer = await this.send<Receipt>(persona, 'POST', path, whole, body);
    if (answer.status >= 300) {
      this.fault(path, answer);
      throw new Error(`${act} was refused: ${JSON.stringify(answer.body)}`);
    }
    this.note(answer.body.number, act, persona, path, whole, body, answer.body);
    return answer.body;
  }

  private note(
    number: string,
    act: string,
    persona: string,
    path: string,
    key: string,
    body: object,
    { status, acts }: Receipt,
  ): void {
    this.journal.acts.push({ number, act, persona, path, key, body, receipt: { number, status, acts } });
  }

  private fault(path: string, answer: Answer<unknown>): void {
    this.journal.faults.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  private async until(number: string, what: string, seen: (now: CaseBody) => boolean): Promise<CaseBody> {
    return this.insist(`${what} of ${number}`, async () => {
      const { body, status } = await this.read<CaseBody>(this.member.persona, `/api/cases/${number}`);
      if (status >= 300) throw new Error(`${number} cannot be read: ${JSON.stringify(body)}`);
      return seen(body) ? body : undefined;
    });
  }

  private read<Body>(persona: string, path: string): Promise<Answer<Body>> {
    return this.send<Body>(persona, 'GET', path);
  }

  /** The same act sent once more, long after it was acknowledged. */
  again({ persona, path, key, body }: Acknowledged): Promise<Answer<Receipt>> {
    return this.send<Receipt>(persona, 'POST', path, key, body);
  }

  private async send<Body>(
    persona: string,
    method: string,
    path: string,
    key?: string,
    body?: object,
  ): Promise<Answer<Body>> {
    const token = await this.tokenOf(persona);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    return this.ask<Body>(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  private tokenOf(persona: string): Promise<string> {
    const known =
      this.tokens.get(persona) ??
      this.ask<{ token: string }>('/api/sessions', { method: 'POST', body: JSON.stringify({ persona }) }).then(
        ({ body }) => body.token,
      );
    this.tokens.set(persona, known);
    return known;
  }

  private ask<Body>(path: string, init: RequestInit): Promise<Answer<Body>> {
    return this.insist(path, async () => {
      const response = await fetch(`${this.program.url}${path}`, { ...init, signal: this.patience });
      const body = (await response.json()) as Body; // what the API's schema says; src/api/openapi.test.ts holds it to that
      if (response.status >= 500 && response.status !== 503) this.fault(path, { status: response.status, body });
      return response.status >= 500 ? undefined : { status: response.status, body };
    });
  }

  /** Tries until there is an answer. A broken connection is no answer. */
  private async insist<Found>(what: string, attempt: () => Promise<Found | undefined>): Promise<Found> {
    for (;;) {
      if (this.patience.aborted) throw new Error(`${this.member.persona} gave up waiting for ${what}`);
      try {
        const found = await attempt();
        if (found !== undefined) return found;
      } catch (error) {
        const isBroken = error instanceof TypeError || error instanceof SyntaxError; // fetch, or half a body
        if (!isBroken && !this.patience.aborted) throw error;
        this.journal.repeats += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
