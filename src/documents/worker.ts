import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PaperOrder, SealedPaper } from '#documents/press';
import type { PressAnswer } from '#documents/press-thread';
import { DOCUMENTS_REFUSALS, type DocumentsRefusal } from '#documents/refusals';
import { FROM_SOURCE, moduleUrl } from '#terms/program';
import { Refusal } from '#terms/refusal';

/** Makes papers one after another beside the event loop. */
export interface Press {
  /** Refuses as `makePaper` does, or with `paper-took-too-long`. */
  make(order: PaperOrder): Promise<SealedPaper>;
  /** Finishes what was ordered and ends the thread. */
  close(): Promise<void>;
}

export interface PressOptions {
  /** Folder of the seal keys, made by `foundAuthority`. */
  readonly seals: string;
  /** The thread ends after so many milliseconds without an order, and gives its memory back; 60,000 unless told. */
  readonly idleMilliseconds?: number;
  /** The longest one paper may take; 30,000 milliseconds unless told. */
  readonly longestMilliseconds?: number;
}

/** The thread starts with the first order. */
export function openPress(options: PressOptions): Press {
  return new ThreadPress(options);
}

class ThreadPress implements Press {
  readonly #options: PressOptions;
  #thread: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: PressOptions) {
    this.#options = options;
  }

  make(order: PaperOrder): Promise<SealedPaper> {
    if (this.#closed) return Promise.reject(new Error('the press is closed'));
    const paper = this.#last.then(() => this.#print(order));
    this.#last = paper.catch(() => undefined);
    return paper;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#stop();
  }

  async #print(order: PaperOrder): Promise<SealedPaper> {
    clearTimeout(this.#idle);
    const thread = (this.#thread ??= await this.#start());
    thread.ref();
    const answer = await ask(thread, order, this.#options.longestMilliseconds ?? 30_000);
    thread.unref();
    if (answer.kind === 'late') this.#abandon();
    this.#idle = setTimeout(() => void this.#stop(), this.#options.idleMilliseconds ?? 60_000).unref();
    return read(answer);
  }

  async #start(): Promise<Worker> {
    const thread = startThread(this.#options.seals);
    const forget = () => {
      if (this.#thread === thread) this.#thread = undefined;
    };
    await once(thread, 'message');
    return thread.on('error', forget).on('exit', forget);
  }

  /** Native code cannot be interrupted: the thread ends when the compiler comes back, and nobody waits for it. */
  #abandon(): void {
    void this.#stop();
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }
}

type Answer = PressAnswer | { readonly kind: 'late' } | { readonly kind: 'lost'; readonly cause: unknown };

/** One order, one answer: also when the thread dies over it or does not come to an end. */
function ask(thread: Worker, order: PaperOrder, longest: number): Promise<Answer> {
  return new Promise((resolve) => {
    const settle = (answer: Answer) => {
      clearTimeout(timer);
      thread.off('message', settle).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    const onError = (cause: unknown) => settle({ kind: 'lost', cause });
    const onExit = (code: number) => settle({ kind: 'lost', cause: new Error(`the press thread ended with ${code}`) });
    const timer = setTimeout(() => settle({ kind: 'late' }), longest);
    thread.on('message', settle).on('error', onError).on('exit', onExit);
    thread.postMessage(order, []);
  });
}

function read(answer: Answer): SealedPaper {
  switch (answer.kind) {
    case 'paper':
      return answer.paper;
    case 'refusal':
      throw new Refusal(known(answer.code), answer.message, answer.facts);
    case 'late':
      throw new Refusal<DocumentsRefusal>('paper-took-too-long', 'The paper did not come to an end');
    case 'lost':
      throw new Error('the press thread was lost', { cause: answer.cause });
    case 'bug':
      throw new Error(`in the press thread: ${answer.stack}`);
    default:
      return answer satisfies never;
  }
}

function known(code: string): DocumentsRefusal {
  const found = DOCUMENTS_REFUSALS.find((one) => one === code);
  if (found === undefined) throw new Error(`the press thread refused with ${code}`);
  return found;
}

/** Run from source (tests, development), Node 20 needs tsx inside the thread too. */
function startThread(seals: string): Worker {
  const options = { workerData: { seals }, resourceLimits: { maxOldGenerationSizeMb: 96 } };
  const file = moduleUrl('documents/press-thread');
  if (!FROM_SOURCE) return new Worker(file, options);
  const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const source = JSON.stringify(file.href);
  const start = `import { register } from ${tsx}; register(); await import(${source});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), {
    ...options,
    execArgv: ['--conditions=source'],
  });
}
