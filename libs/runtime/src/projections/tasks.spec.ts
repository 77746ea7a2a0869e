import { describe, expect, test } from '@jest/globals';
import { openTasks, tasksProjection, type TaskFilter } from './tasks.ts';
import { caseOf, StepRecorder } from './testing/step-recorder.ts';

const [a, b] = [caseOf('a'), caseOf('b')];
const task = (key: string, dueAt: string | null = null, role = 'IB') => ({
  key,
  fact: 'ErstinformationsgespraechDurchgefuehrt',
  role,
  dueAt,
  followUpAt: null,
  priority: 50,
});
const tasksOf = (recorder: StepRecorder, filter?: TaskFilter) =>
  recorder.ask(tasksProjection, (rows) => openTasks(rows, filter));

describe('open tasks', () => {
  test('an opened task carries what a worklist needs, and no more than the log says', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-04', [
      { trigger: 'started', personId: 'p1', tasks: { opened: [task('T_Gespraech#1', '2016-04-04T22:00:00.000Z')] } },
    ]);
    expect(await tasksOf(recorder)).toEqual([
      {
        caseId: a,
        instance: 'i1',
        task: 'T_Gespraech#1',
        element: 'T_Gespraech',
        process: 'informieren',
        fact: 'ErstinformationsgespraechDurchgefuehrt',
        role: 'IB',
        office: 'EG-2534',
        personId: 'p1',
        dueAt: '2016-04-04T22:00:00.000Z',
        dueOn: '2016-04-04',
        followUpAt: null,
        priority: 50,
        assignee: null,
        version: 1,
        openedOn: '2016-01-04',
        name: null,
        proposes: null,
      },
    ]);
  });

  test('each change raises the version; what it does not name stays', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-04', [
      { trigger: 'started', tasks: { opened: [task('T#1', '2016-02-01T23:00:00.000Z')] } },
    ]);
    await recorder.record(a, '2016-01-05', [{ tasks: { changed: [{ key: 'T#1', assignee: 'eva' }] } }]);
    await recorder.record(a, '2016-01-06', [
      { tasks: { changed: [{ key: 'T#1', dueAt: null, followUpAt: '2016-01-20' }] } },
    ]);
    expect(await tasksOf(recorder)).toMatchObject([
      { assignee: 'eva', dueAt: null, followUpAt: '2016-01-20', version: 3 },
    ]);
    await recorder.record(a, '2016-01-07', [{ tasks: { changed: [{ key: 'T#1', assignee: null }] } }]);
    expect(await tasksOf(recorder, { assignee: null })).toMatchObject([{ followUpAt: '2016-01-20', version: 4 }]);
    expect(await tasksOf(recorder, { assignee: 'eva' })).toEqual([]);
  });

  test('the day due is the one that ends: midnight belongs to the day before', async () => {
    const recorder = new StepRecorder();
    const dues = ['2016-02-01', '2016-02-01T23:00:00.000Z', '2016-02-02T09:00:00.000Z', 'irgendwann'];
    await recorder.record(a, '2016-01-04', [
      { trigger: 'started', tasks: { opened: dues.map((due, at) => task(`T#${at}`, due)) } },
    ]);
    await recorder.record(a, '2016-01-05', [
      {
        tasks: {
          changed: [
            { key: 'T#0', dueAt: '2016-03-01' },
            { key: 'T#1', assignee: 'eva' },
          ],
        },
      },
    ]);
    const days = (await tasksOf(recorder)).map(({ task: key, dueOn }) => [key, dueOn]);
    expect(Object.fromEntries(days)).toEqual({
      'T#0': '2016-03-01',
      'T#1': '2016-02-01',
      'T#2': '2016-02-02',
      'T#3': null,
    });
  });

  test('closed tasks and those of an ended instance are gone', async () => {
    const recorder = new StepRecorder();
    const opened = { opened: [task('T#1'), task('T#2')] };
    await recorder.record(a, '2016-01-04', [
      { instance: 'i1', trigger: 'started', tasks: opened },
      { instance: 'i2', trigger: 'started', tasks: opened },
    ]);
    await recorder.record(a, '2016-01-05', [{ instance: 'i1', tasks: { closed: ['T#1'] } }]);
    await recorder.record(a, '2016-01-06', [{ instance: 'i2', ended: { state: 'completed', outcome: 'E1' } }]);
    expect(await tasksOf(recorder)).toMatchObject([{ instance: 'i1', task: 'T#2' }]);
  });

  test('the office is that of the case, also for a task a timer or another office opened', async () => {
    const recorder = new StepRecorder();
    await recorder.record(a, '2016-01-04', [{ trigger: 'started' }], 'EG-2546');
    await recorder.record(a, '2016-01-05', [{ trigger: 'timer', tasks: { opened: [task('Mahnen#1')] } }], 'SYSTEM');
    await recorder.record(a, '2016-01-06', [{ tasks: { opened: [task('Antworten#1')] } }], 'MISA');
    await recorder.record(b, '2016-01-06', [{ trigger: 'started', tasks: { opened: [task('X#1')] } }], 'SYSTEM');
    expect(await tasksOf(recorder, { office: 'EG-2546' })).toMatchObject([
      { task: 'Mahnen#1' },
      { task: 'Antworten#1' },
    ]);
    expect(await tasksOf(recorder, { caseId: b })).toMatchObject([{ office: null }]);
  });

  test('soonest due first, without due date last; by role', async () => {
    const recorder = new StepRecorder();
    const opened = [task('Later#1', '2016-03-01'), task('Never#1'), task('Soon#1', '2016-02-01', 'EWD')];
    await recorder.record(a, '2016-01-04', [{ trigger: 'started', tasks: { opened } }]);
    expect((await tasksOf(recorder)).map(({ task: key }) => key)).toEqual(['Soon#1', 'Later#1', 'Never#1']);
    expect(await tasksOf(recorder, { role: 'EWD' })).toMatchObject([{ task: 'Soon#1' }]);
  });

  test('a task no diagram draws keeps its name and what it proposes', async () => {
    const recorder = new StepRecorder();
    const review = {
      ...task('Korrekturfolgen#1'),
      fact: null,
      name: 'Korrekturfolgen prüfen',
      proposes: 'cancel' as const,
    };
    await recorder.record(a, '2016-01-04', [{ trigger: 'started', tasks: { opened: [review] } }]);
    expect(await tasksOf(recorder)).toMatchObject([{ fact: null, name: 'Korrekturfolgen prüfen', proposes: 'cancel' }]);
  });
});
