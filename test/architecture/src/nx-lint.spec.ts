import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { filesUnder, projects, root } from './workspace.ts';

// The command a developer types, in a copy of the house: nothing forbidden ever stands in the house itself, where
// other checks read at the same time.
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'fallspur-lint-'));
  for (const file of filesUnder())
    if (!file.includes('/') || /^(apps|libs|test)\//.test(file))
      cpSync(join(root, file), join(copy, file), { recursive: true });
  linkPackages();
}, 60_000);

/** Foreign packages are those of the house; our own must be those of the copy, or Nx would take them for foreign. */
const linkPackages = () => {
  const ours = projects();
  const scope = dirname(ours[0]?.name ?? '');
  mkdirSync(join(copy, 'node_modules', scope), { recursive: true });
  for (const entry of readdirSync(join(root, 'node_modules')))
    if (entry !== scope) symlinkSync(join(root, 'node_modules', entry), join(copy, 'node_modules', entry));
  for (const { name, folder } of ours) symlinkSync(join(copy, folder), join(copy, 'node_modules', name));
};

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const nxLint = (project: string) => {
  // Nx tells its tasks who they are; a run of its own must not take itself for one of them.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_)/.test(name)));
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'nx'), ['lint', project], {
    cwd: copy,
    encoding: 'utf8',
    env: {
      ...env,
      PATH: [join(root, 'node_modules', '.bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
      NX_DAEMON: 'false',
      NX_WORKSPACE_ROOT_PATH: copy,
      FORCE_COLOR: '0',
    },
  });
  return { status, output: stdout + stderr };
};

it('nx lint passes before and fails after a forbidden import is added, and names file and rule', () => {
  const before = nxLint('kernel');
  expect([before.status, before.output]).toEqual([0, expect.stringContaining('Successfully ran target lint')]);

  writeFileSync(join(copy, 'libs/kernel/src/forbidden.ts'), "export * from '@fallspur/reporting';\n");
  const after = nxLint('kernel');
  expect(after.status).toBe(1);
  expect(after.output).toContain('libs/kernel/src/forbidden.ts');
  expect(after.output).toContain('@nx/enforce-module-boundaries');

  rmSync(join(copy, 'libs/kernel/src/forbidden.ts'));
  expect(nxLint('kernel').status).toBe(0);
}, 120_000);
