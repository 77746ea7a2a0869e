import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '@fallspur/house';

/** The real program in a process of its own, on directories of its own. */
const PILOT = join(ROOT, 'test/fixtures/pilot');
const ARRIVALS = join(PILOT, 'zuzuege-pilot.csv');
const ACTIVITIES = join(PILOT, 'taetigkeiten-pilot.csv');

// Every step starts the program anew.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'fallspur-cli-'));
const pilot = join(folder, 'pilot');
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => {
  const program = ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/cli/src/main.ts')];
  // The flags of the test runner are not ours.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    encoding: 'utf8',
    env,
    cwd: ROOT,
  });
  return { status, stdout, stderr };
};
const on = (data: string, ...args: readonly string[]) => run('--data', data, ...args);
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const answer = ({ stdout }: { readonly stdout: string }): Record<string, unknown> =>
  JSON.parse(stdout) as Record<string, unknown>;
const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());

beforeAll(() => {
  const arrivals = on(pilot, 'import', 'zuzuege', ARRIVALS);
  const activities = on(pilot, 'import', 'taetigkeiten', ACTIVITIES);
  expect([arrivals.status, activities.status]).toEqual([0, 0]);
  expect(arrivals.stdout).toContain('181 Zeilen, 181 neu, 0 bereits erfasst');
});

describe('the pilot', () => {
  test('counts what was published', () => {
    const expected = JSON.parse(readFileSync(join(PILOT, 'expected-pilot.json'), 'utf8')) as unknown;
    const report = on(pilot, 'report', 'pilot', '--json');
    expect([report.status, report.stderr]).toEqual([0, '']);
    expect(answer(report)).toEqual(expected);
    expect(on(pilot, 'report', 'pilot').stdout).toMatch(/eingereiste Personen\s+181\s+181\s+stimmt überein/);
  });

  test('of an earlier day is smaller, of before the import empty', () => {
    const total = (...args: readonly string[]) => answer(on(pilot, 'report', 'pilot', '--json', ...args))['total'];
    expect(total('--gueltig-am', '2015-12-31')).toMatchObject({ eingereistePersonen: 79 });
    expect(total('--stand-per', '2020-01-01')).toMatchObject({ eingereistePersonen: 0 });
  });

  test('imported again changes nothing and says so', () => {
    const before = answer(on(pilot, 'verify', '--json'))['events'];
    const again = [on(pilot, 'import', 'zuzuege', ARRIVALS), on(pilot, 'import', 'taetigkeiten', ACTIVITIES)];
    expect(again.map(({ status }) => status)).toEqual([0, 0]);
    expect(again[0]?.stdout).toContain('0 neu, 181 bereits erfasst');
    expect(again[1]?.stdout).toContain('0 neu, 465 bereits erfasst');
    expect(answer(on(pilot, 'verify', '--json'))['events']).toBe(before);
  });

  test('rebuilds to the same rows', () => {
    const rebuilt = answer(on(pilot, 'rebuild', '--json'))['projections'] as readonly { equal: boolean }[];
    expect(rebuilt.length).toBeGreaterThan(4);
    expect(rebuilt.every(({ equal }) => equal)).toBe(true);
  });

  test('takes no diagram that does not compile, and none without two approvals', () => {
    const data = join(folder, 'deploying');
    cpSync(pilot, data, { recursive: true });
    cpSync(`${pilot}.keys`, `${data}.keys`, { recursive: true });
    const root = join(folder, 'proposed');
    cpSync(join(ROOT, 'processes'), root, { recursive: true });
    const diagram = join(root, 'jahresziel', 'jahresziel.bpmn');
    const text = readFileSync(diagram, 'utf8');
    writeFileSync(diagram, text.replace(/targetRef="[^"]*"/, 'targetRef="Nirgends"'));
    const deploy = (...args: readonly string[]) => on(data, 'deploy', '--processes', root, ...args);
    expect(deploy()).toMatchObject({ status: 1, stderr: expect.stringContaining('Nichts bereitgestellt') });
    const founding = on(join(folder, 'unfounded'), 'deploy', '--processes', root);
    expect(founding).toMatchObject({ status: 1, stderr: expect.stringContaining('lassen sich nicht bereitstellen') });
    expect(existsSync(join(folder, 'unfounded'))).toBe(false);

    writeFileSync(diagram, text.replace(/(<bpmn:startEvent [^>]*name=")/, '$1Neu: '));
    expect(deploy()).toMatchObject({ status: 1, stderr: expect.stringContaining('FREIGABE_FEHLT') });
    const approved = deploy('--person', 'anna', '--freigabe', 'bea', '--freigabe', 'carl');
    expect([approved.status, approved.stdout]).toEqual([0, expect.stringContaining('jahresziel, Version 2')]);
    expect(deploy().stdout).toBe('nichts geändert\n');
  });

  test('deployed again changes nothing', () => expect(on(pilot, 'deploy').stdout).toBe('nichts geändert\n'));
});

describe('nothing personal stands in clear', () => {
  const [, ...rows] = readFileSync(ARRIVALS, 'utf8').trim().split('\n');
  const cells = rows.map((row) => row.split(';'));
  const names = cells.flatMap(([, , name = '', vorname = '']) => [name, vorname]);
  const births = cells.map((row) => row[5] ?? '');

  test('in any file of the data directory, whatever SQLite left behind', () => {
    // Short names occur by chance among a megabyte of random bytes.
    const wanted = [...new Set([...names.filter((name) => Buffer.byteLength(name) > 4), ...births])];
    expect(wanted.length).toBeGreaterThan(200);
    const files = filesBelow(pilot);
    expect(files.map((path) => path.slice(pilot.length + 1))).toEqual(
      expect.arrayContaining(['log.sqlite', 'views.sqlite', 'snapshots.sqlite']),
    );
    for (const path of files) {
      const bytes = readFileSync(path);
      expect([path, wanted.filter((text) => bytes.includes(text))]).toEqual([path, []]);
    }
  });

  test('while a writer holds the directory, in its WAL', () => {
    const data = join(folder, 'wal');
    const script = `const { cpSync } = await import('node:fs');
      const { importFile, openOrFoundHouse, readTable } = await import(${JSON.stringify(join(ROOT, 'libs/house/src/index.ts'))});
      const { readFileSync } = await import('node:fs');
      const data = ${JSON.stringify(data)};
      const house = await openOrFoundHouse({ data });
      const table = readTable('x.csv', readFileSync(${JSON.stringify(ARRIVALS)}, 'utf8').split('\\n').slice(0, 40).join('\\n'));
      const done = await importFile(house, 'zuzuege', table, { partial: false });
      if (!done.taken) throw new Error(JSON.stringify(done.problems));
      cpSync(data, data + '.copy', { recursive: true });
      process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const files = filesBelow(`${data}.copy`);
    expect(files.some((path) => path.endsWith('log.sqlite-wal') && statSync(path).size > 0)).toBe(true);
    const wanted = [...new Set(cells.slice(0, 38).flatMap((row) => [row[2] ?? '', row[5] ?? '']))].filter(
      (text) => text.length > 4,
    );
    for (const path of files) {
      const bytes = readFileSync(path);
      expect([path, wanted.filter((text) => bytes.includes(text))]).toEqual([path, []]);
    }
  });

  test('on the terminal, unless it is asked for', () => {
    const [first] = answerList(on(pilot, 'cases', '--json', '--gemeinde', '2534'));
    const story = on(pilot, 'replay', String(first?.['caseId']));
    expect(story.stdout).toContain('name •••');
    expect(names.filter((name) => name.length > 4 && story.stdout.includes(name))).toEqual([]);
    const clear = on(pilot, 'replay', String(first?.['caseId']), '--klartext');
    expect(names.some((name) => clear.stdout.includes(`name ${name}`))).toBe(true);
  });
});

const answerList = ({ stdout }: { readonly stdout: string }) =>
  JSON.parse(stdout) as readonly Record<string, unknown>[];

describe('verify', () => {
  const copyOf = (name: string): string => {
    const data = join(folder, name);
    cpSync(pilot, data, { recursive: true });
    return data;
  };

  test('names the event one byte of which was changed', () => {
    const data = copyOf('tampered');
    const path = join(data, 'log.sqlite');
    const bytes = readFileSync(path);
    const at = bytes.lastIndexOf('"kanal":"POST"');
    expect(at).toBeGreaterThan(0);
    bytes.write('R', at + '"kanal":"POS'.length);
    writeFileSync(path, bytes);
    const verdict = on(data, 'verify');
    expect(verdict.status).toBe(1);
    expect(verdict.stdout).toMatch(
      /VERÄNDERT: DATA_HASH_DIFFERS\nEreignis [0-9a-f-]{36}, Fall dossier-[0-9a-f-]{36}, Revision \d+, Position \d+/,
    );
    expect(answer(on(data, 'verify', '--json'))).toMatchObject({
      verdict: 'tampered',
      finding: { code: 'DATA_HASH_DIFFERS' },
    });
  });

  test('says what is not witnessed, and ends with 3 where that is too much', () => {
    expect(on(pilot, 'verify')).toMatchObject({ status: 0, stdout: expect.stringContaining('Nicht bezeugt sind') });
    expect(on(pilot, 'verify', '--unsealed-max', '10').status).toBe(3);
  });

  test('a file that is no log any more is changed, too', () => {
    const data = copyOf('broken');
    writeFileSync(join(data, 'log.sqlite'), 'nothing of the kind');
    expect(on(data, 'verify')).toMatchObject({ status: 1, stderr: expect.stringContaining('VERÄNDERT') });
  });
});

test('a log without its keys is not quietly given new ones', () => {
  const data = join(folder, 'keyless');
  cpSync(pilot, data, { recursive: true });
  for (const args of [
    ['report', 'pilot'],
    ['import', 'zuzuege', ARRIVALS],
  ])
    expect(on(data, ...args)).toMatchObject({ status: 1, stderr: expect.stringContaining('fehlen die Schlüssel') });
  expect(existsSync(`${data}.keys`)).toBe(false);
  expect(on(data, '--keys', `${pilot}.keys`, 'report', 'pilot').status).toBe(0);
});

describe('a faulty file', () => {
  const [header = '', ...rows] = readFileSync(ARRIVALS, 'utf8').trim().split('\n');
  const few = rows.slice(0, 6);
  const broken = [header, few[0], few[1], few[2]?.replace('1979-02-28', '1979-02-30'), ...few.slice(3)].join('\n');

  test('keeps the whole file out and names file, line, column, value and what was expected', () => {
    const data = join(folder, 'bad');
    const path = file('bad.csv', broken);
    const bad = on(data, 'import', 'zuzuege', path);
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain(`${path}, Zeile 4, Spalte geburtsdatum: «1979-02-30» — erwartet: ein Datum`);
    expect(bad.stderr).toContain('nichts übernommen');
    expect(on(data, 'cases').stdout).toContain('0 Fälle');
    const partial = on(data, 'import', 'zuzuege', path, '--partial');
    expect(partial.status).toBe(0);
    // The other person of that family stays out with her.
    expect(partial.stdout).toContain('6 Zeilen, 4 neu, 0 bereits erfasst, 2 ausgelassen');
    expect(partial.stderr).toContain('Ausgelassene Zeilen: 3, 4');
  });

  test('a row the house refuses keeps the whole file out, and the log as it was', () => {
    const data = join(folder, 'refused');
    expect(on(data, 'import', 'zuzuege', file('few.csv', [header, ...few].join('\n'))).status).toBe(0);
    const before = answer(on(data, 'verify', '--json'))['events'];
    const [head = '', ...activities] = readFileSync(ACTIVITIES, 'utf8').trim().split('\n');
    const ours = activities.filter((row) => row.startsWith('E066;')).slice(0, 2);
    // No such unit had arrived.
    const stranger = 'E999;2534;2015-07-20;PAKET_ABGEGEBEN;POST;;;pt;IB;';
    const path = file('acts.csv', [head, ...ours, stranger].join('\n'));
    const bad = on(data, 'import', 'taetigkeiten', path);
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringContaining('Zeile 4, Spalte einheit: «E999»')]);
    expect(answer(on(data, 'verify', '--json'))['events']).toBe(before);
    const partial = on(data, 'import', 'taetigkeiten', path, '--partial', '--json');
    expect(answer(partial)).toMatchObject({ taken: true, new: 2, leftOut: [4] });
    expect(partial.stderr).toBe('');
  });

  test('the same person with other content is offered as a correction, not recorded', () => {
    const data = join(folder, 'correction');
    expect(on(data, 'import', 'zuzuege', file('few.csv', [header, ...few].join('\n'))).status).toBe(0);
    const changed = [header, few[0]?.replace(';KEIN;', ';ASYLSUCHEND;'), ...few.slice(1)].join('\n');
    const offered = on(data, 'import', 'zuzuege', file('changed.csv', changed));
    expect(offered.status).toBe(1);
    expect(offered.stdout).toContain('6 Zeilen, 0 neu, 5 bereits erfasst, 1 abweichend');
    expect(offered.stderr).toMatch(/weicht ab von PersonErfasst in dossier-\S+ \(vaflStatus\)/);
  });
});

describe('replay', () => {
  const caseId = (): string => String(answerList(on(pilot, 'cases', '--json'))[0]?.['caseId']);

  test('tells every event with its movement, and the state it led to', () => {
    const story = answer(on(pilot, 'replay', caseId(), '--json')) as {
      events: { type: string; steps: unknown[] }[];
      state: { revision: number };
    };
    expect(story.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['PersonErfasst', 'ZuzugAusAuslandErfasst']),
    );
    expect(story.state.revision).toBe(story.events.length - 1);
    expect(story.events.some(({ steps }) => steps.length > 0)).toBe(true);
  });

  test('up to an event, or up to an instant', () => {
    const id = caseId();
    expect(answer(on(pilot, 'replay', id, '--until', '1', '--json'))['events']).toHaveLength(2);
    expect(on(pilot, 'replay', id, '--stand-per', '2020-01-01').stdout).toContain('Bis dahin war nichts erfasst');
  });

  test('run again on the definitions of then a case agrees', () => {
    const { status, stdout } = on(pilot, 'replay', caseId(), '--verify');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^dossier-.*\n( {2}.*: stimmt überein\n)+$/)]);
  });

  test('takes a unique beginning, and names the choices of another', () => {
    const id = caseId();
    expect(on(pilot, 'replay', id.slice(0, 20)).status).toBe(0);
    expect(on(pilot, 'replay', 'dossier')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nicht eindeutig'),
    });
  });
});

describe('play', () => {
  const example = join(ROOT, 'libs/house/examples/familie.jsonl');
  const story = (data: string) => {
    const [first] = answerList(on(data, 'cases', '--json'));
    return answer(on(data, 'replay', String(first?.['caseId']), '--json', '--klartext'));
  };

  test('the same script gives the same case, event by event', () => {
    const [one, other] = [join(folder, 'play-1'), join(folder, 'play-2')];
    expect([on(one, 'play', example).status, on(other, 'play', example).status]).toEqual([0, 0]);
    expect(story(one)).toEqual(story(other));
    expect(JSON.stringify(story(one))).toContain('ErstinformationAngemahnt');
  });

  test('brings the synthetic canton, in its own time', () => {
    const data = join(folder, 'play-example');
    const played = on(data, 'play', '--example', '--json');
    expect([played.status, answer(played)['stopped']]).toEqual([0, null]);
    const cases = answerList(on(data, 'cases', '--json'));
    expect(cases).toHaveLength(60);
    const opened = new Set(cases.map(({ openedOn }) => String(openedOn).slice(0, 4)));
    expect(opened.size).toBeGreaterThan(1);
  });

  test('only into an empty directory', () =>
    expect(on(pilot, 'play', example)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('leeres Datenverzeichnis'),
    }));

  test('stops where it goes otherwise than the script says', () => {
    const path = join(folder, 'otherwise.jsonl');
    cpSync(example, path);
    appendFileSync(
      path,
      '{"at":"2016-03-01","as":{"role":"IB","office":"EG-2534"},"do":"claimTask","case":"dossier:familie-a","task":"Nirgends"}\n',
    );
    const { status, stderr } = on(join(folder, 'play-3'), 'play', path);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining('TASK_NOT_OPEN: Die Aufgabe «Nirgends» ist nicht offen'),
    ]);
  });

  test('is checked whole before its first line runs', () => {
    const data = join(folder, 'play-4');
    const { status, stderr } = on(
      data,
      'play',
      file('bad.jsonl', `${readFileSync(example, 'utf8')}{"at":"2016-03-01","do":"fly"}\n`),
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('/do: erwartet wird eines von')]);
    expect(existsSync(data)).toBe(false);
  });
});

describe('check and scenario', () => {
  test('hold for the processes of this house', () => {
    const scenarios = answer(run('scenario', '--json')) as {
      ok: boolean;
      coverage: { elements: { missing: unknown[] } }[];
    };
    expect(scenarios.ok).toBe(true);
    expect(scenarios.coverage.flatMap(({ elements }) => elements.missing)).toEqual([]);
    // Also the machines beside the diagrams: a stale one is a fault.
    const checked = run('check');
    expect(checked.stdout.split('\n').filter((line) => / E_/.test(line))).toEqual([]);
    expect(checked.status).toBe(0);
  });

  test('a process with a task nobody may do, a missing fact and a forgotten outcome is told so', () => {
    const root = join(folder, 'processes');
    cpSync(join(ROOT, 'processes'), root, { recursive: true });
    const diagram = join(root, 'jahresziel', 'jahresziel.bpmn');
    rmSync(join(root, 'jahresziel', 'scenarios'), { recursive: true });
    writeFileSync(diagram, readFileSync(diagram, 'utf8').replaceAll('JahreszielUeberschritten', 'NieGesehen'));
    const { status, stdout } = run('check', join(root, 'jahresziel'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/jahresziel\.bpmn:\d+:\d+ E_FACT_NOT_THERE/);
    expect(stdout).toContain('E_OUTCOME_WITHOUT_SCENARIO');
  });

  test('a lone diagram that is no BPMN is refused with its place', () =>
    expect(run('check', file('x.bpmn', '<a'))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/x\.bpmn:1:1 E_XML/),
    }));

  test('--write makes the machines, and a changed diagram makes them stale', () => {
    const root = join(folder, 'machines');
    cpSync(join(ROOT, 'processes'), root, { recursive: true });
    const process = join(root, 'jahresziel');
    expect(run('check', '--write', process).status).toBe(0);
    expect(run('check', process).status).toBe(0);
    const diagram = join(process, 'jahresziel.bpmn');
    writeFileSync(
      diagram,
      readFileSync(diagram, 'utf8')
        .replace(/name="Jahresziel überschritten"/, 'name="Jahresziel weit überschritten"')
        .replace(/(<bpmn:startEvent [^>]*name=")/, '$1Neu: '),
    );
    expect(run('check', process)).toMatchObject({ status: 1, stdout: expect.stringContaining('E_MACHINE_STALE') });
  });
});
