import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { memoryKeyRing, seededRandomBytes, type MemoryKeyRing } from '@fallspur/event-log';
import { openWork, WorkFullError, type Work } from './index.ts';
import { openWorkFile } from './work-file.ts';

let directory: string;
let keys: MemoryKeyRing;
let work: Work;
const open = (): Work => openWork({ directory, keys, randomBytes: seededRandomBytes('work') });
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fallspur-work-'));
  keys = memoryKeyRing('work');
  work = open();
});
afterEach(() => {
  work.close();
  rmSync(directory, { recursive: true });
});

const TASK = { caseId: 'dossier-1', instance: 'i-1', task: 'Task_A#1' };
const DRAFT = { data: { note: 'Frau Sonderlichova' }, savedBy: 'demo.ib', savedAt: '2016-03-01T08:00:00.000Z' };
const VIEW = { user: 'demo.ib', office: 'EG-2534', name: 'Sonderlichova suchen', query: 'q=Sonderlichova' };

/** Everything this store has written, byte by byte. */
const bytes = (): Buffer => Buffer.concat(readdirSync(directory).map((file) => readFileSync(join(directory, file))));

test('a draft outlives a restart, is replaced, and goes with its task', () => {
  work.drafts.save(TASK, DRAFT);
  work.close();
  work = open();
  expect(work.drafts.find(TASK)).toEqual(DRAFT);
  work.drafts.save(TASK, { ...DRAFT, data: {}, savedBy: 'demo.ibs' });
  expect(work.drafts.find(TASK)).toMatchObject({ data: {}, savedBy: 'demo.ibs' });
  const other = { ...TASK, task: 'Task_B#1' };
  work.drafts.save(other, DRAFT);
  work.drafts.keepOnly(TASK.caseId, [other]);
  expect(work.drafts.find(TASK)).toBeUndefined();
  work.drafts.drop(other);
  expect(work.drafts.find(other)).toBeUndefined();
});

test('nothing somebody typed lies in any file in clear, neither while it stands nor after it is gone', () => {
  work.drafts.save(TASK, DRAFT);
  work.views.keep({ ...VIEW, id: 'v-1', shared: false });
  work.sessions.open({ id: 'digest', user: 'demo.ib', expiresAt: '2016-03-01T20:00:00.000Z' }, DRAFT.savedAt);
  expect(bytes().includes('Task_A#1')).toBe(true);
  expect(bytes().includes('Sonderlichova')).toBe(false);
  work.drafts.drop(TASK);
  expect(bytes().includes('Sonderlichova')).toBe(false);
});

test('forgotten with the key of its case, and of no use in another row', () => {
  work.drafts.save(TASK, DRAFT);
  const file = openWorkFile(join(directory, 'work.sqlite'), []);
  file.exec("insert into draft select case_id, 'i-2', task, saved_by, saved_at, sealed from draft");
  file.close();
  expect(() => work.drafts.find({ ...TASK, instance: 'i-2' })).toThrow("found another row's content");
  keys.destroy(TASK.caseId);
  expect(work.drafts.find(TASK)).toBeUndefined();
});

test('views are seen by whoever made them, shared ones by the office, and deleted by their maker', () => {
  work.views.keep({ ...VIEW, id: 'v-1', shared: false });
  work.views.keep({ ...VIEW, id: 'v-2', shared: true });
  const idsFor = (user: string, office: string): readonly string[] =>
    work.views.listFor(user, office).map(({ id }) => id);
  expect(idsFor('demo.ib', 'EG-2534')).toEqual(['v-1', 'v-2']);
  expect(idsFor('demo.ibs', 'EG-2534')).toEqual(['v-2']);
  expect(idsFor('demo.ibs', 'EG-2422')).toEqual([]);
  expect(work.views.listFor('demo.ib', 'EG-2534')[0]).toMatchObject(VIEW);
  expect(work.views.drop('v-1', 'demo.ibs')).toBe(false);
  expect(work.views.drop('v-1', 'demo.ib')).toBe(true);
  expect(idsFor('demo.ib', 'EG-2534')).toEqual(['v-2']);
});

test('a session ends by itself or when it is closed', () => {
  const session = { id: 'digest', user: 'demo.ib', expiresAt: '2016-03-01T20:00:00.000Z' };
  work.sessions.open(session, '2016-03-01T08:00:00.000Z');
  expect(work.sessions.find('digest', '2016-03-01T19:59:59.999Z')).toEqual(session);
  expect(work.sessions.find('digest', '2016-03-01T20:00:00.000Z')).toBeUndefined();
  work.sessions.close('digest');
  expect(work.sessions.find('digest', '2016-03-01T09:00:00.000Z')).toBeUndefined();
});

test('a full medium says so and leaves what stood', () => {
  work.drafts.save(TASK, DRAFT);
  work.close();
  const path = join(directory, 'work.sqlite');
  const file = openWorkFile(path, []);
  const { page_count: pages } = file.prepare('pragma page_count').get() as { readonly page_count: number };
  file.close();
  work = openWork({ directory, keys, randomBytes: seededRandomBytes('again'), pagesMax: pages });
  expect(() => work.drafts.save(TASK, { ...DRAFT, data: { note: 'x'.repeat(100_000) } })).toThrow(WorkFullError);
  expect(work.drafts.find(TASK)).toEqual(DRAFT);
});
