import { describe, expect, it } from '@jest/globals';
import type { CasePage, TaskRow } from '@fallspur/contract';
import { ageOn, byDue, stateLine } from './state-line.ts';

const page = (over: Partial<CasePage>): CasePage => ({
  caseId: 'dossier-1',
  revision: 1,
  position: 1,
  past: false,
  unit: { caseId: 'dossier-1', reference: null, label: 'Ana Souza', persons: 1, municipality: null, arrivedOn: null },
  persons: [],
  responsible: null,
  now: { tasks: [], blocked: [], facts: [] },
  instances: [],
  incidents: [],
  ...over,
});
const task = (name: string, dueOn: string | null, overdue = false): TaskRow => ({
  caseId: 'dossier-1',
  instance: 'i-1',
  task: `${name}#1`,
  process: 'informieren',
  processName: 'Informieren',
  element: name,
  name,
  fact: null,
  role: 'IB',
  dueOn,
  overdue,
  followUpOn: null,
  priority: 0,
  assignee: null,
  openedOn: '2026-01-01',
  version: 1,
  unit: page({}).unit,
});
const instance = (state: 'running' | 'completed', endedOn: string | null): CasePage['instances'][number] => ({
  instance: `i-${endedOn}`,
  process: 'informieren',
  processName: 'Informieren',
  version: 1,
  sha256: 'x',
  person: null,
  state,
  outcome: endedOn === null ? null : `Ende ${endedOn}`,
  startedOn: '2026-01-01',
  endedOn,
});

describe('the state of a dossier in one line', () => {
  it('names the step that is due first', () => {
    const now = {
      tasks: [task('B', null), task('A', '2026-02-01'), task('C', '2026-01-05', true)],
      blocked: [],
      facts: [],
    };
    expect(stateLine(page({ now }))).toEqual({
      key: 'todo',
      values: { process: 'Informieren', step: 'C', due: '2026-01-05' },
      overdue: true,
    });
    expect(byDue(now.tasks).map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });

  it('says what is waited for where nothing can be done', () => {
    const blocked = [
      {
        name: 'Form festlegen',
        processName: 'Informieren',
        missing: 'wartet auf IB',
        why: 'role' as const,
        awaited: false,
      },
    ];
    expect(
      stateLine(page({ now: { tasks: [], blocked, facts: [] }, instances: [instance('running', null)] })),
    ).toMatchObject({ key: 'waits', values: { missing: 'wartet auf IB' } });
  });

  it('tells the last outcome where all is done, and that nobody lives here any more', () => {
    const instances = [instance('completed', '2026-02-01'), instance('completed', '2026-03-01')];
    expect(stateLine(page({ instances }))).toMatchObject({ key: 'ended', values: { outcome: 'Ende 2026-03-01' } });
    const gone = {
      personId: 'p',
      name: 'Ana',
      bornOn: null,
      nationalities: [],
      permit: null,
      language: null,
      departed: { reason: 'Wegzug', on: '2026-03-01' },
    };
    expect(stateLine(page({ instances, persons: [gone] })).key).toBe('gone');
    expect(stateLine(page({})).key).toBe('none');
  });
});

describe('age', () => {
  it('counts full years', () => {
    expect(ageOn('1985-03-04', '2026-03-03')).toBe(40);
    expect(ageOn('1985-03-04', '2026-03-04')).toBe(41);
    expect(ageOn(null, '2026-03-04')).toBeNull();
  });
});
