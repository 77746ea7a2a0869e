import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
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

// A clone of three packages, and an npm that notes that it was called and installs what it is told to.
let clone = '';
const wanted = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/other-platform': { version: '1.0.0', optional: true },
  'node_modules/@our/lib': { resolved: 'libs/lib', link: true },
};
const installed = {
  'node_modules/a': wanted['node_modules/a'],
  'node_modules/@our/lib': wanted['node_modules/@our/lib'],
};

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'fallspur-clone-'));
  mkdirSync(join(clone, 'scripts'));
  mkdirSync(join(clone, 'node_modules'));
  // The runtime of the repository, where its package would have put it.
  symlinkSync(join(root, 'node_modules', '.bin'), join(clone, 'node_modules', '.bin'));
  copyFileSync(join(root, 'scripts', 'ensure-installed.mjs'), join(clone, 'scripts', 'ensure-installed.mjs'));
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const havePackages = (packages: object | string) =>
  writeFileSync(
    join(clone, 'node_modules', '.package-lock.json'),
    typeof packages === 'string' ? packages : JSON.stringify({ packages }),
  );

const run = (npm: { readonly installs: object; readonly exitCode?: number }) => {
  writeFileSync(
    join(clone, 'npm.cjs'),
    `const fs = require('node:fs');
     fs.writeFileSync('called.txt', process.argv.slice(2).join(' '));
     fs.writeFileSync('node_modules/.package-lock.json', ${JSON.stringify(JSON.stringify({ packages: npm.installs }))});
     process.exit(${npm.exitCode ?? 0});`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, 'scripts', 'ensure-installed.mjs')], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(clone, 'npm.cjs') },
  });
  const called = join(clone, 'called.txt');
  return { status, said: stdout + stderr, npm: existsSync(called) ? readFileSync(called, 'utf8') : null };
};

describe('ensure-installed', () => {
  it('does nothing and says nothing when all is there; packages of other platforms may be absent', () => {
    havePackages(installed);
    expect(run({ installs: {} })).toEqual({ status: 0, said: '', npm: null });
  });

  it.each([
    ['nothing is there', null, 'none are there yet'],
    ['an install was broken off', '{"packages": {"node_mod', 'none are there yet'],
    ['a package is missing', { 'node_modules/@our/lib': installed['node_modules/@our/lib'] }, 'a is missing'],
    ['a package is old', { ...installed, 'node_modules/a': { version: '0.9.0' } }, 'a is 0.9.0 instead of 1.0.0'],
  ])('installs by npm ci when %s', (_, packages, reason) => {
    if (packages !== null) havePackages(packages);
    const { status, said, npm } = run({ installs: installed });
    expect([status, npm]).toEqual([0, 'ci']);
    expect(said).toContain(`Installing packages: ${reason}`);
  });

  it('stops with the exit code of npm', () => {
    const { status, said } = run({ installs: {}, exitCode: 7 });
    expect(status).toBe(7);
    expect(said).toContain('npm ci failed with exit code 7');
  });

  it('does not trust an install that left something out', () => {
    const { status, said } = run({ installs: {} });
    expect(status).toBe(1);
    expect(said).toContain('npm ci succeeded, but a is missing');
  });
});
