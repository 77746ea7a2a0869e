// A test looks into whatever came back.
/* eslint-disable @typescript-eslint/no-explicit-any */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { House } from '@fallspur/house';
import { simulatedClock, type SimulatedClock } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { createApp } from '../http/create-app.ts';
import type { Settings } from '../settings.ts';
import { Worker } from '../worker/worker.ts';

export interface Answer<Body = any> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** Parsed where it is JSON, else the text. */
  readonly body: Body;
  readonly text: string;
}

export type Headers = Readonly<Record<string, string>>;

/** Somebody who asks: signed in, or nobody. */
export interface Caller {
  get<Body = any>(path: string, headers?: Headers): Promise<Answer<Body>>;
  post<Body = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<Body>>;
  put<Body = any>(path: string, body?: unknown, headers?: Headers): Promise<Answer<Body>>;
  delete<Body = any>(path: string, headers?: Headers): Promise<Answer<Body>>;
  /** Any method, any payload: for those who send nonsense. */
  send(method: string, path: string, payload?: string, headers?: Headers): Promise<Answer>;
}

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly house: House;
  readonly clock: SimulatedClock;
  readonly worker: Worker;
  readonly directory: string;
  readonly nobody: Caller;
  /** Signs in as an example person, e.g. `demo.ib.zuchwil`. */
  as(user: string): Promise<Caller>;
  close(): Promise<void>;
}

/**
 * The whole app in this process over a fresh house in a temporary directory, with a clock that moves when told. Close it.
 */
export const openApi = async ({
  now = '2016-03-01T08:00:00.000Z',
  ...settings
}: Partial<Settings> & { readonly now?: string } = {}): Promise<TestApi> => {
  const directory = mkdtempSync(join(tmpdir(), 'fallspur-api-'));
  const clock = simulatedClock(now);
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  const app = await createApp({
    data: join(directory, 'data'),
    host: '127.0.0.1',
    port: 0,
    oidcIssuer: null,
    webRoot: join(directory, 'no-screens'),
    runsWorker: true,
    clock,
    ...settings,
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  const nobody = callerWith(app, {});
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    await app.close();
    remove();
  };
  return {
    app,
    house: app.get<House>(HOUSE),
    clock,
    worker: app.get(Worker),
    directory,
    nobody,
    as: async (user) => {
      const { status, headers, text } = await nobody.post('/api/session', { user });
      if (status !== 201) throw new Error(`signing in as ${user}: ${status} ${text}`);
      return callerWith(app, { cookie: String(headers['set-cookie']).split(';')[0]! });
    },
    close: () => (closing ??= closeAll()),
  };
};

const callerWith = (app: NestFastifyApplication, always: Headers): Caller => {
  const send = async (method: string, url: string, payload?: string, headers: Headers = {}): Promise<Answer> => {
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...always, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = /[/+]json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson && response.payload ? JSON.parse(response.payload) : response.payload,
      text: response.payload,
    };
  };
  const withBody = (method: string, path: string, body: unknown, headers: Headers = {}) =>
    body === undefined
      ? send(method, path, undefined, headers)
      : send(method, path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  return {
    send,
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body, headers) => withBody('POST', path, body, headers),
    put: (path, body, headers) => withBody('PUT', path, body, headers),
    delete: (path, headers) => send('DELETE', path, undefined, headers),
  };
};
