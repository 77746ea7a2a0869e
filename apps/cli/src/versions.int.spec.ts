import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '@fallspur/house';

/** The synthetic canton and a process one task of which goes by another id: what was, what would be, what goes on. */

// Every step starts the program anew.
jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'fallspur-versions-'));
const data = join(folder, 'data');
const root = join(folder, 'processes');
const changed = join(root, 'informieren');
const MAP = ['--map', 'Task_EinladungVersenden=Task_EinladungSenden'];
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) => {
  const program = ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/cli/src/main.ts'), '--data', data];
  // The flags of the test runner are not ours.
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    encoding: 'utf8',
    env,
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
};
const answer = (...args: readonly string[]) => {
  const { status, stdout } = run(...args, '--json');
  return { status, said: JSON.parse(stdout) as Record<string, unknown> };
};
const casesNow = (): readonly Record<string, unknown>[] =>
  JSON.parse(run('cases', '--json').stdout) as readonly Record<string, unknown>[];
/** A case whose invitation is still to be sent: it stands at the very task that is renamed. */
const invited = (): string => {
  const found = casesNow().find(({ open }) =>
    (open as { name: string }[]).some(({ name }) => name === 'Einladung versenden'),
  );
  return String(found?.['caseId']);
};

beforeAll(() => {
  expect(run('play', '--example').status).toBe(0);
  cpSync(join(ROOT, 'processes'), root, { recursive: true });
  const diagram = join(changed, 'informieren.bpmn');
  const text = readFileSync(diagram, 'utf8');
  writeFileSync(diagram, text.replaceAll('Task_EinladungVersenden', 'Task_EinladungSenden'));
});

describe('what-if', () => {
  test('on the process in force every case goes the way it went', () => {
    const { status, said } = answer('what-if', '--definition', 'processes/informieren');
    expect([status, said['totals']]).toEqual([0, { cases: 60, same: 60, different: 0, unknownInput: 0, untouched: 0 }]);
  });

  test('names the first difference of every case, and none where the map says what is called how', () => {
    const { status, stdout } = run('what-if', '--definition', changed);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /dossier-[0-9a-f-]{36}: anders ab #\d+ \w+\n {2}Informieren .*Task_EinladungVersenden.*; jetzt .*Task_EinladungSenden/,
    );
    expect(stdout).toMatch(/60 Fälle: \d+ gleich, [1-9]\d* anders, 0 offen/);
    const mapped = run('what-if', '--definition', join(changed, 'informieren.bpmn'), ...MAP);
    expect([mapped.status, mapped.stdout]).toEqual([
      0,
      '60 Fälle: 60 gleich, 0 anders, 0 offen (eine Angabe fehlt in der Geschichte), 0 nicht betroffen\n',
    ]);
  });

  test('a longer deadline shows as what could not have been done then', () => {
    const root = join(folder, 'longer');
    cpSync(join(ROOT, 'processes'), root, { recursive: true });
    const diagram = join(root, 'informieren', 'informieren.bpmn');
    const text = readFileSync(diagram, 'utf8');
    writeFileSync(
      diagram,
      text.replaceAll('string(parameter.erstinfo.einladungTage)', 'string(parameter.erstinfo.einladungTage + 700)'),
    );
    const { status, stdout } = run('what-if', '--definition', join(root, 'informieren'));
    expect([status, stdout]).toEqual([
      1,
      expect.stringContaining('jetzt abgewiesen, Diese Frist ist noch nicht erreicht. (NOT_DUE)'),
    ]);
  });

  test('what does not compile is refused, what is not there is a wrong call', () => {
    const broken = join(folder, 'informieren.bpmn');
    const text = readFileSync(join(changed, 'informieren.bpmn'), 'utf8');
    writeFileSync(broken, text.replace(/targetRef="[^"]*"/, 'targetRef="Nirgends"'));
    expect(run('what-if', '--definition', broken)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/lässt sich nicht übersetzen\.\n {2}E_/),
    });
    const foreign = join(folder, 'fremd.bpmn');
    writeFileSync(foreign, text.replaceAll('"informieren"', '"fremd"'));
    expect(run('what-if', '--definition', foreign)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('enthält «fremd»; erwartet ist genau einer von denen, die in Kraft sind: '),
    });
  });
});

describe('a version later than the one cases run on', () => {
  const events = (): unknown => answer('verify').said['events'];

  test('says how many stay behind and what to type', () => {
    const { status, stdout } = run(
      'deploy',
      '--processes',
      root,
      '--person',
      'anna',
      '--freigabe',
      'bea',
      '--freigabe',
      'carl',
    );
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /\d+ Instanzen von informieren laufen auf früheren Versionen weiter\..*\n {2}fallspur migrate informieren --to 2\n/,
    );
  });

  test('the preview says of every instance whether it can, and changes nothing', () => {
    const before = events();
    const without = run('migrate', 'informieren', '--to', '2');
    expect(without.status).toBe(1);
    expect(without.stdout).toMatch(
      /Instanz [0-9a-f]{8} \(Version 1\): bleibt: .* \(MIGRATION_ELEMENT_MISSING\)\n {2}Schritt: «Einladung versenden» \(Task_EinladungVersenden\)/,
    );
    expect(without.stdout).toContain('kann auf Version 2');
    const mapped = answer('migrate', 'informieren', '--to', '2', ...MAP);
    const instances = mapped.said['instances'] as { migratable: boolean; migrated: boolean }[];
    expect([mapped.status, mapped.said['applied'], instances.length > 20]).toEqual([0, false, true]);
    expect(instances.every(({ migratable, migrated }) => migratable && !migrated)).toBe(true);
    expect(events()).toBe(before);
  });

  test('applied they go on with the same tasks and deadlines, and a second time there is nothing to do', () => {
    const before = casesNow().map(({ caseId, open, nextTimer }) => ({ caseId, open, nextTimer }));
    const order = ['migrate', 'informieren', '--to', '2', ...MAP, '--apply', '--reason', 'neue Weisung'] as const;
    const applied = run(...order);
    expect([applied.status, applied.stdout]).toEqual([0, expect.stringMatching(/\d+ jetzt auf Version 2, 0 bleiben/)]);
    expect(run(...order)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('Keine Instanz von «informieren»'),
    });
    const after = casesNow().map(({ caseId, open, nextTimer }) => ({ caseId, open, nextTimer }));
    const byId = (one: { caseId: unknown }, other: { caseId: unknown }) =>
      String(one.caseId).localeCompare(String(other.caseId));
    expect(after.sort(byId)).toEqual(before.sort(byId));
    const rebuilt = answer('rebuild').said['projections'] as { projection: string; equal: boolean }[];
    expect(rebuilt.filter(({ equal }) => !equal)).toEqual([]);
    const told = run('replay', invited(), '--klartext');
    expect(told.stdout).toContain('auf eine andere Fassung gehoben');
    expect(told.stdout).toContain('zuvor Version 1');
    expect(told.stdout).not.toContain('geschlossen: Task_EinladungVersenden');
    expect(told.stdout).toContain('grund neue Weisung');
  });

  test('the verifying replay proves a case through its migration', () => {
    const id = invited();
    const whole = run('replay', id, '--verify');
    expect([whole.status, whole.stdout]).toEqual([0, expect.stringMatching(/Informieren .*: stimmt überein\n/)]);
    expect(run('replay', id).stdout).toContain('InstanceMigrated');
    expect(run('replay', id, '--until', '2000-01-01').stdout).toContain('Bis dahin war nichts erfasst');
    expect(answer('replay', id, '--verify', '--until', '0')).toMatchObject({ status: 0 });
  });

  test('a process or version that is not deployed is a wrong call that names those that are', () => {
    expect(run('migrate', 'infomieren', '--to', '2')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/«infomieren» gibt es hier nicht; bereitgestellt sind: .*informieren/),
    });
    expect(run('migrate', 'informieren', '--to', '9')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('bereitgestellt sind: 1, 2.'),
    });
  });
});
