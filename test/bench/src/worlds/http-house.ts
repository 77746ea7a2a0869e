import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { arrivals } from './arrivals-table.ts';

const SERVER = fileURLToPath(new URL('./http-server.mjs', import.meta.url));
const USER = 'demo.ewd.balsthal';
const PAGE = 200;

/** A request that records a fact in one of the cases, with a command id of its own. */
export interface FactRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface HttpCase {
  readonly caseId: string;
  readonly personId: string;
}

/** A server of its own process with families in it, asked over HTTP. */
export class HttpHouse {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #cookie: string;
  readonly #cases: readonly HttpCase[];
  #next = 0;

  private constructor(url: string, process: ChildProcess, cookie: string, cases: readonly HttpCase[]) {
    this.url = url;
    this.#process = process;
    this.#cookie = cookie;
    this.#cases = cases;
  }

  static async open(data: string, families: number): Promise<HttpHouse> {
    const child = fork(SERVER, [data], {
      execArgv: ['--max-semi-space-size=64', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    try {
      const [{ url }] = (await once(child, 'message')) as [{ url: string }];
      const cookie = await signIn(url);
      return new HttpHouse(url, child, cookie, await recorded(url, cookie, families));
    } catch (error) {
      // A server left behind would keep the bench from ending.
      child.kill('SIGKILL');
      throw error;
    }
  }

  /** From now on commands are answered by a handler that does nothing. */
  async empty(): Promise<void> {
    this.#process.send('empty');
    await once(this.#process, 'message');
  }

  /** Processor time of the server since it began, in microseconds. */
  async processor(): Promise<number> {
    this.#process.send('processor');
    const [{ processor }] = (await once(this.#process, 'message')) as [{ processor: number }];
    return processor;
  }

  async close(): Promise<void> {
    this.#process.send('stop');
    await once(this.#process, 'exit');
  }

  /** One fact, the cases by turns. */
  fact(): FactRequest {
    const { caseId, personId } = this.#cases[this.#next++ % this.#cases.length]!;
    const data = { personId, ausweis: this.#next % 2 ? 'B' : 'C', gueltigVon: '2020-01-05' };
    return {
      method: 'POST',
      path: `/api/cases/${caseId}/facts`,
      headers: this.#headers({ 'idempotency-key': randomUUID() }),
      body: JSON.stringify({ type: 'AusweisGeaendert', data, occurredOn: '2020-01-05' }),
    };
  }

  /** The same facts, many in one request. */
  batch(size: number): FactRequest {
    const commands = Array.from({ length: size }, () => {
      const { path, body } = this.fact();
      return { do: 'recordFact', commandId: randomUUID(), caseId: path.split('/')[3], ...(JSON.parse(body) as object) };
    });
    return { method: 'POST', path: '/api/commands', headers: this.#headers(), body: JSON.stringify({ commands }) };
  }

  #headers(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    return { 'content-type': 'application/json', cookie: this.#cookie, ...more };
  }
}

/** Brings the families in, and answers their cases once the lists know all of them. */
const recorded = async (url: string, cookie: string, families: number): Promise<readonly HttpCase[]> => {
  const table = { fileName: 'bench.csv', csv: arrivals(families) };
  const { position } = await answerOf<{ position: number }>(url, cookie, 'POST', '/api/imports/zuzuege', table);
  const cases: HttpCase[] = [];
  for (let page = 1; cases.length < families; page++) {
    const path = `/api/cases?size=${PAGE}&page=${page}&atLeast=${position}`;
    const { rows } = await answerOf<{ rows: readonly { caseId: string }[] }>(url, cookie, 'GET', path);
    if (rows.length === 0) throw new Error(`GET ${path}: ${families} families were recorded, ${cases.length} listed`);
    cases.push(...(await Promise.all(rows.map(({ caseId }) => caseOf(url, cookie, caseId)))));
  }
  return cases;
};

const caseOf = async (url: string, cookie: string, caseId: string): Promise<HttpCase> => {
  const path = `/api/cases/${caseId}/facts/AusweisGeaendert/form`;
  const { persons } = await answerOf<{ persons: readonly { personId: string }[] }>(url, cookie, 'GET', path);
  return { caseId, personId: persons[0]!.personId };
};

const signIn = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: USER }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${USER}: ${answer.status} ${await answer.text()}`);
  return answer.headers.get('set-cookie')!.split(';')[0]!;
};

const answerOf = async <T>(url: string, cookie: string, method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { cookie, ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
