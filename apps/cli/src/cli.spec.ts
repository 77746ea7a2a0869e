import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { run } from './cli.ts';
import { ROOT } from '@fallspur/house';
import type { Terminal } from './terminal/terminal.ts';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'fallspur-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const call = async (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    status: () => undefined,
    watched: false,
  };
  return { status: await run(args, terminal), out: out.join('\n'), err: err.join('\n') };
};

describe('a wrong call ends with 2 and says what to do', () => {
  test.each([
    [['fly'], 'Den Befehl «fly» gibt es nicht'],
    [['repaly', 'x'], 'Gemeint war vielleicht «replay»'],
    [['import', 'zuzuege'], 'Es fehlt die Angabe'],
    [['import', 'zuzuege', 'a.csv', 'b.csv'], 'mehr Angaben'],
    [['import', 'zuzuege', 'nowhere.csv'], 'gibt es nicht'],
    [['import', 'zuzuege', tmpdir()], 'ist ein Ordner'],
    [['report', 'pilot', '--fast'], 'Die Option «--fast» gibt es hier nicht'],
    [['report', 'pilot', '--gueltig-am', 'gestern'], 'erwartet einen Tag'],
    [['report', 'pilot', '--gueltig-am'], 'braucht einen Wert'],
    [['replay', 'x', '--stand-per', 'bald'], 'erwartet einen Zeitpunkt'],
    [['replay', 'x', '--until', '-1'], '--until erwartet'],
    [['replay', 'x', '--until', 'bald'], 'einen Zeitpunkt wie'],
    [['what-if'], 'muss angegeben werden'],
    [['what-if', '--definition', 'x', '--map', 'a'], '--map erwartet ALT=NEU'],
    [['migrate', 'informieren'], 'muss angegeben werden'],
    [['migrate', 'informieren', '--to', 'neu'], '--to erwartet die Nummer'],
    [['migrate', 'informieren', '--to', '2', '--apply'], '--apply erwartet mit --reason'],
    [['migrate', 'informieren', '--to', '2', '--reason', 'x'], 'gehören zu --apply'],
    [['cases', '--gemeinde', 'Zuchwil'], 'BFS-Nummer'],
    [['verify', '--unsealed-max', 'viele'], 'erwartet eine Anzahl'],
    [['check', 'nothing'], 'weder ein Prozess'],
    [['scenario', 'nothing'], 'gibt es nicht'],
  ])('%j', async (args, expected) => {
    expect(await call(...args)).toEqual({ status: 2, out: '', err: expect.stringContaining(expected) });
  });

  test.each([
    [['cases']],
    [['verify']],
    [['report', 'pilot']],
    [['rebuild']],
    [['replay', 'x']],
    [['migrate', 'x', '--to', '2']],
  ])('%j: looking into a directory that is not there creates none', async (args) => {
    const data = join(folder, 'nowhere');
    expect(await call('--data', data, ...args)).toMatchObject({
      status: 2,
      err: expect.stringContaining('Kein Datenverzeichnis'),
    });
    expect(existsSync(data)).toBe(false);
  });
});

test('every command explains itself in German', async () => {
  const { status, out } = await call('--help');
  expect(status).toBe(0);
  const commands = [...out.matchAll(/^ {2}([a-z][a-z-]*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'fallspur');
  expect(commands).toEqual(
    expect.arrayContaining([
      'import',
      'report',
      'replay',
      'play',
      'check',
      'scenario',
      'verify',
      'rebuild',
      'what-if',
      'migrate',
    ]),
  );
  for (const command of commands) {
    const help = await call(command, '--help');
    expect([command, help.status]).toEqual([command, 0]);
    expect(help.out).toContain('Aufruf: fallspur');
    expect(help.out).not.toMatch(/\b(Usage|Options|options|command|Arguments|default|display help)\b/);
  }
});

describe('a table of a wrong form takes nothing and says where', () => {
  const [header = '', first = ''] = readFileSync(join(ROOT, 'test/fixtures/pilot/zuzuege-pilot.csv'), 'utf8').split(
    '\n',
  );

  test.each([
    ['an unknown column', [header.replace('einheit;', 'unit;'), first].join('\n'), 'Zeile 1, Spalte einheit'],
    ['bytes of another encoding', Buffer.from('einheit;person\nMüller;x\n', 'latin1'), 'erwartet ist UTF-8'],
    ['a row with a cell too few', [header, first.replace(';pt', '')].join('\n'), '15 Zellen'],
    ['no line at all', '', 'eine Kopfzeile'],
    ['an open quote', `${header}\n"E1;x`, 'Anführungszeichen'],
    [
      'a day that has not come',
      [header, first.replaceAll('2015-07-05', '2060-07-05')].join('\n'),
      'ein Tag nicht nach heute',
    ],
  ])('%s', async (_what, content, expected) => {
    const path = join(folder, 'bad.csv');
    writeFileSync(path, content);
    const { status, err } = await call('--data', join(folder, 'bad-forms'), 'import', 'zuzuege', path);
    expect([status, err]).toEqual([1, expect.stringContaining(expected)]);
  });
});
