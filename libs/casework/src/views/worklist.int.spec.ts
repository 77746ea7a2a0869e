import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SmallOffice } from '../testing/small-office.ts';
import { textQuery } from './text-query.ts';
import type { Reader } from './worklist-rows.ts';
import { Worklist } from './worklist.ts';

const TODAY = '2016-02-01';
const NAMES: Record<number, { readonly bfs: number; readonly name: string }> = {
  2534: { bfs: 2534, name: 'Zuchwil' },
  2601: { bfs: 2601, name: 'Solothurn' },
};

const IB_SOLOTHURN = { person: 'ib.solothurn', office: 'EG-2601', role: 'IB' };
let office: SmallOffice;
let worklist: Worklist;
const cases: Record<string, string> = {};

const eva: Reader = {
  user: 'eva',
  reach: { municipalities: [2534], offices: ['EG-2534'] },
  own: { municipalities: [2534], offices: [] },
  today: TODAY,
};
const auditor: Reader = { user: 'kfk', reach: 'all', own: { municipalities: [], offices: ['KFK'] }, today: TODAY };
const labels = async (question: Parameters<Worklist['list']>[1], reader: Reader = eva): Promise<readonly string[]> =>
  (await worklist.list(reader, question)).rows.map(({ unit }) => unit.label);

beforeAll(async () => {
  office = await SmallOffice.open(TODAY);
  const worklistHouse = {
    answer: office.views.answer.bind(office.views),
    state: (caseId: string) => office.runtime.state(caseId),
    municipality: (bfs: number) => NAMES[bfs],
    names: (process: string, sha256: string | null, element: string) => {
      const { definitions } = office.deployed;
      const definition = (sha256 === null ? undefined : definitions.bySha256(sha256)) ?? definitions.latest(process);
      return { process: definition?.name ?? process, element: definition?.elements[element]?.name ?? element };
    },
    person: (user: string) => user.toUpperCase(),
    isStep: (_process: string, element: string) => element.startsWith('Task_'),
  };
  worklist = new Worklist(worklistHouse);
  cases['tesfay'] = await office.arrived({
    names: [
      ['Selam', 'Tésfay'],
      ['Yonas', 'Tésfay'],
      ['Abel', 'Tésfay'],
    ],
    referenz: 'E066',
    zuzugsdatum: '2015-12-20',
  });
  cases['mixed'] = await office.arrived({
    names: [
      ['Ana', 'Souza'],
      ['Jürg', 'Müller'],
    ],
    zuzugsdatum: '2016-01-10',
  });
  cases['single'] = await office.arrived({ names: [['Ολγα', 'Παπαδοπούλου']], zuzugsdatum: '2016-01-25' });
  cases['elsewhere'] = await office.arrived({
    names: [['Bea', 'Fremd']],
    gemeinde: 2601,
    zuzugsdatum: '2016-01-12',
    by: IB_SOLOTHURN,
  });
  await office.do(cases['single']!, {
    type: 'CompleteTask',
    task: { instance: await instanceOf('single'), task: 'Task_FormFestlegen#1' },
    data: { form: 'SCHRIFTLICH' },
    occurredOn: '2016-01-30',
  });
  await office.do(cases['mixed']!, {
    type: 'AssignTask',
    task: { instance: await instanceOf('mixed'), task: 'Task_FormFestlegen#1' },
    assignee: 'eva',
  });
  await office.caughtUp();
}, 60_000);
afterAll(() => office.close());

const instanceOf = async (name: string): Promise<string> => {
  const { instances } = await office.runtime.state(cases[name]!);
  return Object.values(instances).find(({ definition }) => definition.process === 'informieren')!.id;
};

describe('the worklist', () => {
  it('shows the tasks of the municipality, the soonest due first, with everything said in words', async () => {
    const { rows, total, counts } = await worklist.list(eva, {});
    expect(rows.map(({ unit, name, dueOn, overdue }) => [unit.label, name, dueOn, overdue])).toEqual([
      ['Familie Tésfay', 'Form festlegen', '2016-01-19', true],
      ['Ana Souza und 1 weitere Person', 'Form festlegen', '2016-02-09', false],
      ['Ολγα Παπαδοπούλου', 'Erstinformationspaket abgeben', '2016-02-24', false],
    ]);
    expect(total).toBe(3);
    expect(counts).toEqual({ mine: 1, office: 3, unassigned: 2, overdue: 1, week: 1 });
    expect(rows[0]).toMatchObject({
      caseId: cases['tesfay'],
      task: 'Task_FormFestlegen#1',
      processName: 'Informieren (Erstinformation)',
      fact: 'ErstinformationsformFestgelegt',
      role: 'IB,IBS',
      assignee: null,
      openedOn: '2015-12-20',
      version: 1,
      unit: {
        reference: 'E066',
        persons: 3,
        municipality: { bfs: 2534, name: 'Zuchwil' },
        arrivedOn: '2015-12-20',
      },
    });
    expect(rows[1]).toMatchObject({ assignee: { user: 'eva', name: 'EVA' }, version: 2 });
  });

  it('counts what is pressing among the tasks of the scope', async () => {
    const pressing = async (scope?: 'mine' | 'office' | 'unassigned', reader = eva) => {
      const { counts } = await worklist.list(reader, scope ? { scope } : {});
      return [counts.overdue, counts.week];
    };
    expect(await pressing('office')).toEqual([1, 1]);
    expect(await pressing('mine')).toEqual([0, 0]);
    expect(await pressing('unassigned')).toEqual([1, 1]);
    expect(await pressing('office', auditor)).toEqual([0, 0]);
    const everything = await worklist.list(auditor, { due: 'overdue' });
    expect(await pressing(undefined, auditor)).toEqual([
      everything.total,
      (await worklist.list(auditor, { due: 'week' })).total,
    ]);
    expect((await worklist.list(auditor, { scope: 'mine' })).counts).toMatchObject({ mine: 0, office: 0 });
  });

  it('never shows another municipality, whatever is asked', async () => {
    for (const question of [
      {},
      { q: 'Fremd' },
      { municipality: 2601 },
      { scope: 'unassigned' as const },
      { q: 'Solothurn' },
    ])
      expect(await labels(question)).not.toContain('Bea Fremd');
    expect(await labels({ municipality: 2601 }, auditor)).toEqual(['Bea Fremd']);
  });

  it('filters by whose it is, by when it is due, by step', async () => {
    expect(await labels({ scope: 'mine' })).toEqual(['Ana Souza und 1 weitere Person']);
    expect(await labels({ scope: 'unassigned' })).toEqual(['Familie Tésfay', 'Ολγα Παπαδοπούλου']);
    expect(await labels({ scope: 'office' }, auditor)).toEqual([]);
    expect(await labels({ due: 'overdue' })).toEqual(['Familie Tésfay']);
    expect(await labels({ due: 'later' })).toEqual(['Ana Souza und 1 weitere Person', 'Ολγα Παπαδοπούλου']);
    expect(await labels({ at: 'informieren/Task_PaketAbgeben' })).toEqual(['Ολγα Παπαδοπούλου']);
    expect(await labels({ passed: 'informieren/Task_FormFestlegen' })).toEqual(['Ολγα Παπαδοπούλου']);
    expect(await labels({ at: 'nirgends' })).toEqual([]);
  });

  it.each([
    ['tesfay', 'Familie Tésfay'],
    ['TÉSF sel', 'Familie Tésfay'],
    ['e066', 'Familie Tésfay'],
    ['mueller', 'Ana Souza und 1 weitere Person'],
    ['muller', 'Ana Souza und 1 weitere Person'],
    ['παπαδοπουλου', 'Ολγα Παπαδοπούλου'],
    ['zuchwil souza', 'Ana Souza und 1 weitere Person'],
  ])('«%s» finds %s', async (q, label) => {
    expect(await labels({ q })).toEqual([label]);
  });

  it('offers the steps that are open or have been passed, with counts', async () => {
    const { steps } = await worklist.list(eva, { q: 'nobody of this name' });
    expect(steps).toEqual(
      [
        ['Task_FormFestlegen', 'Form festlegen', 2, 1],
        ['Task_FormVorschlagen', 'Form vorschlagen', 0, 3],
        ['Task_PaketAbgeben', 'Erstinformationspaket abgeben', 1, 0],
        ['Task_ZielgruppePruefen', 'Zielgruppe prüfen', 0, 3],
      ]
        .map(([element, name, open, passed]) => ({
          step: `informieren/${element}`,
          name,
          processName: 'Informieren (Erstinformation)',
          open,
          passed,
        }))
        .sort((a, b) => String(a.name).localeCompare(String(b.name), 'de-CH')),
    );
  });

  it('pages and sorts', async () => {
    const page = await worklist.list(eva, { size: 1, page: 2 });
    expect(page.rows.map(({ unit }) => unit.label)).toEqual(['Ana Souza und 1 weitere Person']);
    expect(page.total).toBe(3);
    expect((await worklist.list(eva, { size: 1, page: 9 })).total).toBe(3);
    expect(await labels({ sort: 'unit' })).toEqual([
      'Ana Souza und 1 weitere Person',
      'Familie Tésfay',
      'Ολγα Παπαδοπούλου',
    ]);
    expect(await labels({ sort: 'opened' })).toEqual([
      'Ολγα Παπαδοπούλου',
      'Ana Souza und 1 weitere Person',
      'Familie Tésfay',
    ]);
    expect(await worklist.count(eva, { due: 'overdue', q: 'tesfay' })).toBe(1);
  });

  it('follows a dossier that moves, and finds a person by the name she took since', async () => {
    const caseId = await office.arrived({ names: [['Rosa', 'Umzug']], zuzugsdatum: '2016-01-20' });
    await office.caughtUp();
    expect(await labels({ q: 'rosa' })).toEqual(['Rosa Umzug']);
    const personIds = Object.keys(((await office.runtime.state(caseId)).domain as { persons: object }).persons);
    await office.do(caseId, {
      type: 'RecordFact',
      fact: {
        type: 'PersonendatenGeaendert',
        data: { personId: personIds[0]!, name: 'Neu', gueltigVon: '2016-01-28' },
      },
    });
    await office.caughtUp();
    expect(await labels({ q: 'neu' })).toEqual(['Rosa Neu']);
    const moved = { personIds, umzugsdatum: '2016-01-29', vonGemeinde: 2534, nachGemeinde: 2601 };
    const { events } = await office.do(caseId, { type: 'RecordFact', fact: { type: 'UmzugErfasst', data: moved } });
    await office.caughtUp();
    // No longer hers to do, yet what she recorded she may still see.
    expect(await labels({ q: 'rosa', scope: 'office' })).toEqual([]);
    expect(await labels({ q: 'rosa' })).toEqual(['Rosa Neu']);
    await office.do(caseId, { type: 'VoidFact', event: events[0]!.id, reason: 'Irrtum' });
    await office.caughtUp();
    expect(await labels({ q: 'rosa', scope: 'office' })).toEqual(['Rosa Neu']);
  });

  it('follows a correction of the arrival, and a merger that no fact tells of', async () => {
    const caseId = await office.arrived({ names: [['Mia', 'Irrtum']], gemeinde: 2601, by: IB_SOLOTHURN });
    const arrival = (await office.runtime.state(caseId)).facts
      .toArray()
      .flatMap((entry) =>
        entry.kind === 'fact' && entry.fact.type === 'ZuzugAusAuslandErfasst' ? [entry.fact] : [],
      )[0]!;
    await office.do(
      caseId,
      {
        type: 'CorrectFact',
        event: arrival.id,
        data: { ...arrival.data, gemeinde: 2534, referenz: 'K1' },
        reason: 'Irrtum',
      },
      IB_SOLOTHURN,
    );
    await office.caughtUp();
    expect(await labels({ q: 'K1', scope: 'office' })).toEqual(['Mia Irrtum']);
    NAMES[2601] = { bfs: 2534, name: 'Zuchwil' };
    expect(await labels({ q: 'fremd', scope: 'office' })).toEqual(['Bea Fremd']);
    NAMES[2601] = { bfs: 2601, name: 'Solothurn' };
  });

  it('gives the same rows when they are built anew', async () => {
    const names = ['tasks', 'steps', 'dossiers', 'cases'];
    const before = names.map((name) => office.views.hashOf(name));
    await office.views.rebuild();
    expect(names.map((name) => office.views.hashOf(name))).toEqual(before);
  });

  it('names no person in the read models', async () => {
    const columns = office.views.answer((rows) => rows.all(everything)).value;
    expect(columns.length).toBeGreaterThan(0);
    expect(JSON.stringify(columns)).not.toMatch(/Tésfay|Souza|Müller/);
  });
});

const everything = textQuery<object>(
  'select * from dossiers left join dossiers_homes using (case_id) left join tasks using (case_id) left join steps_passed using (case_id)',
);
