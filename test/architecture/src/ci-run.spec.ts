import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { root } from './workspace.ts';

// A bare machine: the commands a shell script needs, and an npm and an apt-get that do as told and keep a diary.
let machine = '';

beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'fallspur-ci-'));
  mkdirSync(join(machine, 'bin'));
  mkdirSync(join(machine, 'clone', '.ci'), { recursive: true });
  copyFileSync(join(root, '.ci', 'run'), join(machine, 'clone', '.ci', 'run'));
  for (const command of ['bash', 'dirname', 'mktemp', 'tee', 'grep', 'tail', 'rm', 'timeout', 'env']) {
    const { stdout } = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
    symlinkSync(stdout.trim(), join(machine, 'bin', command));
  }
  command('id', 'echo 0');
});
afterEach(() => rmSync(machine, { recursive: true, force: true }));

const command = (name: string, script: string) => {
  const file = join(machine, 'bin', name);
  writeFileSync(
    file,
    `#!${join(machine, 'bin', 'bash')}\necho "${name} $*" >> "${join(machine, 'diary')}"\n${script}\n`,
  );
  chmodSync(file, 0o755);
};

const run = () => {
  const bash = join(machine, 'bin', 'bash');
  const { status, stdout } = spawnSync(bash, [join(machine, 'clone', '.ci', 'run')], {
    encoding: 'utf8',
    env: { PATH: join(machine, 'bin'), TMPDIR: machine },
  });
  return { status, lines: stdout.trimEnd().split('\n') };
};
const diary = () => readFileSync(join(machine, 'diary'), 'utf8');

describe('.ci/run', () => {
  it('installs nothing that is there and ends with the sum', () => {
    command('chromium', '');
    command('postgres', '');
    command('apt-get', 'exit 1');
    command('npm', 'echo "12 passed, 0 failed"; echo "npm notice: something of its own"');
    const { status, lines } = run();
    expect([status, lines.at(-1)]).toEqual([0, '12 passed, 0 failed']);
    expect(diary()).not.toContain('apt-get');
  });

  it('fails when the tests fail, with the sum as the last line', () => {
    command('chromium', '');
    command('postgres', '');
    command('npm', 'echo "11 passed, 1 failed, 2 skipped"; echo "npm error code 1"; exit 1');
    const { status, lines } = run();
    expect([status, lines.at(-1)]).toEqual([1, '11 passed, 1 failed, 2 skipped']);
  });

  it('counts as one failure what ends before it could count', () => {
    command('chromium', '');
    command('postgres', '');
    command('npm', 'echo "npm error ENOTFOUND"; exit 7');
    const { status, lines } = run();
    expect([status, lines.at(-1)]).toEqual([7, '0 passed, 1 failed']);
    command('npm', 'echo "nothing counted"');
    expect(run().status).toBe(1);
  });

  it('installs what is missing even when the index cannot be refreshed', () => {
    command('postgres', '');
    command('apt-get', '[[ "$*" != *update* ]]');
    command('npm', 'echo "12 passed, 0 failed"');
    const { status, lines } = run();
    expect([status, lines]).toEqual([0, ['12 passed, 0 failed', '12 passed, 0 failed']]);
    expect(diary()).toContain('install -y -qq --no-install-recommends chromium');
  });

  it('says what it could not install and tests all the same', () => {
    command('postgres', '');
    command('apt-get', 'exit 100');
    command('npm', 'echo "12 passed, 0 failed"');
    const { status, lines } = run();
    expect(status).toBe(0);
    expect(lines).toContain('not run: installing chromium: apt-get ended with exit code 100');
    expect(lines.at(-1)).toBe('12 passed, 0 failed');
  });
});
