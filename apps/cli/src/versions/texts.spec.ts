import { describe, expect, test } from '@jest/globals';
import { definitionCatalog } from '@fallspur/engine';
import { refuse } from '@fallspur/kernel';
import { momentOf, untilOption } from '../replay/moment-option.ts';
import { verifiedLines } from '../replay/verified-lines.ts';
import { mapOption } from './map-option.ts';
import { migrationLines } from './migration-lines.ts';
import { pathText, unknownText, withoutDetails } from './path-text.ts';

const called = { element: (id: string) => ({ A: 'Anfang', E: 'Ende', A2: 'Anfang' })[id] ?? id };
const nothing = definitionCatalog([], new Map());
const at = { event: 'e', type: 'Getan', revision: 3 };

describe('the first difference in words', () => {
  test.each([
    [{ recorded: ['A', 'E', '(completed)'], replayed: ['A'] }, 'damals «Anfang» → «Ende» → beendet; jetzt «Anfang»'],
    [{ recorded: [], replayed: ['E'] }, 'damals keine Bewegung; jetzt «Ende»'],
    [{ recorded: ['A'], replayed: ['A2'] }, 'damals «A»; jetzt «A2»'],
    [
      { recorded: ['E'], replayed: [], refused: refuse('NOT_DUE', 'Noch nicht.', { quoted: 'x' }) },
      'damals «Ende»; jetzt abgewiesen, Noch nicht. (NOT_DUE)',
    ],
  ])('%j', (ways, words) => expect(pathText(ways, called)).toBe(words));

  test('details of a refusal are never printed, for they may quote what was put in', () => {
    const refused = refuse('DATA_INVALID', 'Nein.', { name: 'Muster' });
    expect(JSON.stringify(withoutDetails({ kind: 'different', refused }))).not.toContain('Muster');
  });

  test.each([
    ['WITHHELD', 'nicht mehr lesbar'],
    ['InstanceModified', 'InstanceModified lässt sich nicht noch einmal eingeben'],
    ['Getan: variables in parts', 'eine Angabe zu Getan ist nur in Teilen aufgezeichnet'],
  ])('why an input is unknown: %s', (why, words) => expect(unknownText(why)).toContain(words));

  test('one instance agrees, one differs, one is not proven to its end', () => {
    const definition = { process: 'p', version: 1, sha256: 's' };
    const lines = verifiedLines(
      'akte-1',
      [
        { instance: 'one', definition, verdict: { kind: 'agrees' } },
        { instance: 'two', definition, verdict: { kind: 'differs', at, recorded: ['A'], replayed: [] } },
        { instance: 'three', definition, verdict: { kind: 'unproven', at, why: 'AFTER_DIFFERENCE' } },
      ],
      nothing,
    );
    expect(lines).toEqual([
      'akte-1',
      '  p (Version 1, Instanz one): stimmt überein',
      '  p (Version 1, Instanz two): WEICHT AB bei #3 Getan: damals «A»; jetzt keine Bewegung',
      '  p (Version 1, Instanz three): stimmt überein bis vor #3 Getan, von da an nicht geprüft: eine andere Instanz weicht dort ab',
    ]);
    expect(verifiedLines('register-1', [], nothing)[1]).toContain('nichts zu vergleichen');
  });
});

test('an instance that stays is told with where it stands, what comes nearest and the way there', () => {
  const row = { caseId: 'akte-1', instance: '01234567-8', version: 1, migrated: false } as const;
  const details = {
    chart: 'p',
    stands: { active: ['B'], tokens: {} },
    nearest: { active: ['A'], tokens: { f: 1 } },
    way: ['S', 'A'],
  };
  const stays = { ...row, migratable: false, code: 'MIGRATION_NOT_REACHABLE', reason: 'So nie.', details };
  const lines = migrationLines(
    [stays, { ...row, migratable: true }],
    { process: 'p', version: 2, map: { a: 'b' } },
    false,
    nothing,
  );
  expect(lines).toEqual([
    'akte-1, Instanz 01234567 (Version 1): bleibt: So nie. (MIGRATION_NOT_REACHABLE)',
    '  steht bei: B',
    '  am nächsten kommt: A, f',
    '  auf dem Weg: S → A',
    'akte-1, Instanz 01234567 (Version 1): kann auf Version 2',
    '2 Instanzen: 1 kann, 1 bleibt',
    'Ausführen: fallspur migrate p --to 2 --map a=b --apply --reason "…"',
  ]);
});

test('options: pairs of ids, and a moment told by event, instant or day', () => {
  expect(mapOption(['a=b', 'c=d'])).toEqual({ a: 'b', c: 'd' });
  for (const wrong of ['a', 'a=', '=b', 'a=b=c', 'a b=c']) expect(() => mapOption([wrong])).toThrow('ALT=NEU');
  expect(() => mapOption(['a=b', 'a=c'])).toThrow('zweimal');
  expect(untilOption('5')).toEqual({ revision: 5 });
  expect(untilOption('2016-06-30T12:00:00Z')).toEqual({ recordedAt: '2016-06-30T12:00:00.000Z' });
  expect(untilOption('2016-06-30')).toEqual({ recordedAt: '2016-06-30T21:59:59.999Z' });
  expect(momentOf('2016-01-02T00:00:00.000Z', { recordedAt: '2016-01-01T00:00:00.000Z' })).toEqual({
    recordedAt: '2016-01-01T00:00:00.000Z',
    revision: undefined,
  });
});
