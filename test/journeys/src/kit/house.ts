import { randomUUID } from 'node:crypto';
import { arrivals, invitations } from './pilot.ts';

/** Calls the API as one of the example people, to prepare what a journey is not about. */
export interface Caller {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: object, ifMatch?: number): Promise<T>;
}

export async function callerFor(url: string, user: string): Promise<Caller> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!signedIn.ok) throw new Error(`signing in as ${user}: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const answer = async <T>(method: string, path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(url + path, { method, ...init });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} as ${user}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    get: (path) => answer('GET', path, { headers: { cookie } }),
    send: (method, path, body, ifMatch) =>
      answer(method, path, {
        headers: {
          cookie,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        },
        body: JSON.stringify(body),
      }),
  };
}

/** Brings in the sample of Zuchwil up to the invitations, without a screen. */
export async function bringInZuchwil(url: string): Promise<void> {
  const residents = await callerFor(url, 'demo.ewd.zuchwil');
  await residents.send('POST', '/api/imports/zuzuege', { fileName: 'zuzuege.csv', csv: arrivals() });
  const integration = await callerFor(url, 'demo.ib.zuchwil');
  await integration.send('POST', '/api/imports/taetigkeiten', { fileName: 'taetigkeiten.csv', csv: invitations() });
}
