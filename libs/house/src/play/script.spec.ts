import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { factTypeOf } from '@fallspur/engine';
import { ROOT } from '../directories.ts';
import { caseIdOf } from './command-of.ts';
import { PLAY_SCHEMA, readScript } from './script.ts';

const as = { role: 'IB', office: 'EG-2534' };
const line = (fields: JsonObject): string => JSON.stringify({ at: '2016-01-05', as, case: 'dossier:a', ...fields });
const faultsOf = (...lines: readonly string[]) => readScript(lines.join('\n')).faults;

describe('the schema of a script', () => {
  test('is itself a strict schema, of a version', () => {
    expect(PLAY_SCHEMA).toMatchObject({ $id: 'urn:fallspur:play:1', 'x-version': 1 });
    const whole = factTypeOf('play', PLAY_SCHEMA);
    for (const text of readFileSync(join(ROOT, 'libs/house/examples/familie.jsonl'), 'utf8').trim().split('\n'))
      if (text) expect(whole.validate(JSON.parse(text) as JsonObject)).toBeNull();
    expect(whole.validate({ at: '2016-01-05', do: 'fly' })).not.toBeNull();
  });

  test.each<[JsonObject]>([
    [{ do: 'startProcess', process: 'p', variables: { x: 1 } }],
    [{ do: 'recordFact', fact: { type: 'T', data: {} } }],
    [{ do: 'recordFacts', facts: [{ type: 'T', data: {}, occurredOn: '2016-01-04', personIds: ['p1'] }] }],
    [{ do: 'completeTask', task: 'A', nth: 2, data: {}, occurredOn: '2016-01-04' }],
    [{ do: 'claimTask', task: 'A' }],
    [{ do: 'assignTask', task: 'A', assignee: 'bea' }],
    [{ do: 'releaseTask', task: 'A' }],
    [{ do: 'scheduleTask', task: 'A', dueAt: null, followUpAt: '2016-02-01T00:00:00Z' }],
    [{ do: 'correctFact', fact: { type: 'T', nth: 1 }, data: {}, reason: 'falsch' }],
    [{ do: 'voidFact', fact: { type: 'T' }, reason: 'falsch', refused: 'EVENT_NOT_FOUND' }],
    [{ do: 'sendMessage', name: 'M', key: '1' }],
    [{ do: 'broadcastSignal', name: 'S' }],
    [{ do: 'completeJob', job: 'J' }],
    [{ do: 'failJob', job: 'J', error: 'kaputt', retriesLeft: 0 }],
    [{ do: 'throwError', element: 'E', code: 'C' }],
    [{ do: 'setVariables', variables: {} }],
    [{ do: 'cancelInstance', reason: 'Irrtum' }],
    [{ do: 'resolveIncident', element: 'E' }],
  ])('takes %j', (fields) => expect(faultsOf(line(fields))).toEqual([]));
});

describe('reading a script', () => {
  test('gives each line its instant: a day begins at 00:00 local', () => {
    const text = `${line({ do: 'claimTask', task: 'A' })}\n\n{"at":"2016-07-05T10:00:00+02:00","do":"advance"}`;
    expect(readScript(text).lines.map(({ line: number, at }) => [number, at])).toEqual([
      [1, '2016-01-04T23:00:00.000Z'],
      [3, '2016-07-05T08:00:00.000Z'],
    ]);
  });

  test.each([
    ['no JSON', '{"at":', 'kein JSON'],
    ['no object', '[]', 'JSON-Objekt'],
    ['an unknown word', line({ do: 'fly' }), '/do: erwartet wird eines von'],
    ['a missing field', line({ do: 'claimTask' }), 'die Angabe «task» fehlt'],
    [
      'a field too many',
      line({ do: 'claimTask', task: 'A', fast: true }),
      'die Angabe «fast» ist hier nicht vorgesehen',
    ],
    ['a day that does not exist', line({ do: 'claimTask', task: 'A', at: '2016-02-30' }), '/at'],
    ['a case without a kind', line({ do: 'claimTask', task: 'A', case: 'familie' }), '/case'],
  ])('%s is named with its line', (_what, text, expected) => {
    const [fault] = faultsOf(line({ do: 'releaseTask', task: 'A' }), text);
    expect(fault).toEqual({ line: 2, message: expect.stringContaining(expected) });
  });

  test('the clock never runs backwards', () => {
    expect(faultsOf('{"at":"2016-01-05","do":"advance"}', '{"at":"2016-01-04","do":"advance"}')).toEqual([
      { line: 2, message: expect.stringContaining('läuft nie zurück') },
    ]);
  });
});

test('a name is always the same case, a case id stays what it is', () => {
  expect(caseIdOf('dossier:a')).toBe(caseIdOf('dossier:a'));
  expect(caseIdOf('dossier:a')).toMatch(/^dossier-[0-9a-f-]{36}$/);
  expect(caseIdOf('dossier:a')).not.toBe(caseIdOf('dossier:b'));
  const id = 'dossier-0190a8c2-0000-7000-8000-000000000001';
  expect(caseIdOf(id)).toBe(id);
});
