import { DatabaseError, Pool, type PoolClient, type QueryConfig, type QueryResult, types } from 'pg';
import type { Statement } from '#store/sql';
import { Refusal } from '#terms/refusal';

/** Where statements run: the database itself, each in a transaction of its own, or one transaction. */
export interface Runner {
  many<Row extends object>(statement: Statement): Promise<Row[]>;
  /** The only row, or undefined. More than one is a bug. */
  one<Row extends object>(statement: Statement): Promise<Row | undefined>;
  /** How many rows were changed. */
  run(statement: Statement): Promise<number>;
}

/** For tests: how often we went to the server, and how many transactions that made. */
export interface Counter {
  readonly statements: number;
  readonly transactions: number;
}

export interface DatabaseOptions {
  readonly url: string;
  /** `mg_app` for all work; the owner (null) only for migrations. */
  readonly role: 'mg_app' | null;
  /** Most connections at once. */
  readonly size?: number;
}

/** Opens one database and proves that it answers. Refuses with `database-unavailable`. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = new Database(options);
  try {
    await database.run({ name: '', text: 'select 1', values: [] });
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * A pool of connections. Reads int8 as bigint, date as `YYYY-MM-DD`, timestamptz as ISO 8601 in UTC with milliseconds.
 * A lost connection is the refusal `database-unavailable`; the pool connects again by itself.
 */
export class Database implements Runner {
  private readonly pool: Pool;
  private statements = 0;
  private transactions = 0;

  constructor({ url, role, size = 12 }: DatabaseOptions) {
    this.pool = new Pool({
      connectionString: url,
      options: `${role === null ? '' : `-c role=${role} `}-c timezone=UTC -c datestyle=ISO -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s`,
      max: size,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
      types: { getTypeParser },
    });
    this.pool.on('error', () => undefined); // an idle connection broke; the next statement gets a new one
  }

  get counter(): Counter {
    return { statements: this.statements, transactions: this.transactions };
  }

  async many<Row extends object>(statement: Statement): Promise<Row[]> {
    return (await this.send<Row>(statement)).rows;
  }

  async one<Row extends object>(statement: Statement): Promise<Row | undefined> {
    return single(await this.many<Row>(statement), statement);
  }

  async run(statement: Statement): Promise<number> {
    return (await this.send(statement)).rowCount ?? 0;
  }

  /** Commits when `work` resolves, rolls back when it rejects. */
  async transaction<T>(work: (transaction: Runner) => Promise<T>): Promise<T> {
    const client = await this.client();
    this.transactions += 1;
    let broken: Error | undefined;
    const onError = (error: Error) => {
      broken = error;
    };
    client.on('error', onError); // without a listener Node would end the process
    try {
      await this.sendBy(client, BEGIN);
      const result = await work(this.within(client));
      await this.sendBy(client, COMMIT);
      return result;
    } catch (error) {
      broken ??= await this.rollBack(client);
      throw error;
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private within(client: PoolClient): Runner {
    const many = async <Row extends object>(statement: Statement) => (await this.sendBy<Row>(client, statement)).rows;
    return {
      many,
      one: async <Row extends object>(statement: Statement) => single(await many<Row>(statement), statement),
      run: async (statement) => (await this.sendBy(client, statement)).rowCount ?? 0,
    };
  }

  private async send<Row extends object>(statement: Statement): Promise<QueryResult<Row>> {
    this.transactions += 1;
    return this.sendBy<Row>(this.pool, statement);
  }

  private async sendBy<Row extends object>(by: Sender, { name, text, values }: Statement): Promise<QueryResult<Row>> {
    this.statements += 1;
    try {
      return await by.query<Row>({ name, text, values: [...values] });
    } catch (error) {
      throw named(error);
    }
  }

  private async client(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw named(error);
    }
  }

  /** The error that makes the connection unfit, if it is. */
  private async rollBack(client: PoolClient): Promise<Error | undefined> {
    try {
      await this.sendBy(client, ROLLBACK);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error('connection lost');
    }
  }
}

interface Sender {
  query<Row extends object>(config: QueryConfig): Promise<QueryResult<Row>>;
}

const [BEGIN, COMMIT, ROLLBACK] = [bare('begin'), bare('commit'), bare('rollback')];

function bare(text: string): Statement {
  return { name: '', text, values: [] };
}

function single<Row>(rows: readonly Row[], { text }: Statement): Row | undefined {
  if (rows.length > 1) throw new Error(`more than one row from: ${text.slice(0, 200)}`);
  return rows[0];
}

/** Serialization failure, deadlock. */
const COLLISIONS = ['40001', '40P01'];
/** Class 08 is connection exceptions; then read-only after a failover, too many connections, shut down, crashed, starting. */
const OUTAGES = /^(08...|25006|53300|57P01|57P02|57P03)$/;
const SYSTEM_OUTAGES =
  /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const BROKEN =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether another transaction was in the way, and this one was undone for it. */
export function collided(error: unknown): boolean {
  return COLLISIONS.includes(codeOf(error));
}

/** Whether the same work may simply be tried again. What had been sent when the connection broke may have been committed. */
export function retryable(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'database-unavailable';
  return collided(error);
}

/** Runs `work` again after a collision or an outage, pausing 20 ms, 40 ms and so on, at most `attempts` times in all. */
export async function retrying<T>(work: () => Promise<T>, attempts = 8): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || !retryable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(20 * 2 ** (attempt - 1), 2_000)));
    }
  }
}

/** SQLSTATE disk_full: a table could not grow. Where the write-ahead log cannot, the server stops, which is an outage. */
const DISK_FULL = '53100';

function named(error: unknown): unknown {
  const code = codeOf(error);
  if (code === DISK_FULL) {
    const message = 'The disk of the database is full; nothing was changed. Make room there, and send it again';
    return new Refusal('disk-full', message, {}, { cause: error });
  }
  const message = error instanceof Error ? error.message : '';
  const out = OUTAGES.test(code) || SYSTEM_OUTAGES.test(code) || BROKEN.test(message);
  if (!out) return error;
  return new Refusal('database-unavailable', 'The database does not answer just now', {}, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The constraint a unique violation names, e.g. `acts_pkey`; undefined for any other error. */
export function takenKey(error: unknown): string | undefined {
  return error instanceof DatabaseError && error.code === '23505' ? error.constraint : undefined;
}

/** Types we read differently from the driver, by their number in `pg_type`: int8, date, timestamptz. */
const READERS: { readonly [oid: number]: (text: string) => unknown } = { 20: BigInt, 1082: String, 1184: isoTime };

const getTypeParser: typeof types.getTypeParser = (oid, format) => READERS[oid] ?? types.getTypeParser(oid, format);

/** `2026-11-23 02:00:00.5+00`, as PostgreSQL writes it in UTC, to `2026-11-23T02:00:00.500Z`. */
export function isoTime(text: string): string {
  const [day = '', clock = ''] = text.slice(0, -3).split(/[ T]/);
  const [seconds = '', fraction = ''] = clock.split('.');
  return `${day}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}
