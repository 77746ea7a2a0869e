// Installs the packages of package-lock.json when they are not all there, and does nothing in a tenth of a second when
// they are. Runs before everything else under whatever Node the machine has: built-ins only, and old ones.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const reason = whyToInstall();
if (reason) {
  console.log(`Installing packages: ${reason}.`);
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error || status !== 0) {
    console.error(
      `npm ci failed${error ? `: ${error.message}` : ` with exit code ${status}`}. Try "npm ci" by hand to see why.`,
    );
    process.exit(status || 1);
  }
  const still = whyToInstall();
  if (still) {
    console.error(`npm ci succeeded, but ${still}. Delete node_modules and try again.`);
    process.exit(1);
  }
}
requireRuntime();

/** npm writes node_modules/.package-lock.json last, so it also shows an install that was broken off. */
function whyToInstall() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (!wanted)
    throw new Error(`expected ${join(root, 'package-lock.json')}, which is not there: the clone is incomplete`);
  const present = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (!present) return 'none are there yet';
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.startsWith('node_modules/')) continue;
    const found = present[path];
    if (!found) {
      // Packages of other platforms, and peers nobody asked for, are lawfully absent.
      if (entry.optional || entry.peer) continue;
      return `${path.slice('node_modules/'.length)} is missing`;
    }
    if (entry.link) continue;
    if (found.version !== entry.version || found.integrity !== entry.integrity)
      return `${path.slice('node_modules/'.length)} is ${found.version} instead of ${entry.version}`;
  }
  return undefined;
}

/** The `packages` of a lockfile; undefined when there is no readable one, which is a reason to install. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The runtime is an optional package of the platform: where none exists, the machine has to bring its own Node 24. */
function requireRuntime() {
  const probe = spawnSync('node', ['--version'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':'),
    },
  });
  const version = (probe.stdout || '').trim();
  if (/^v24\./.test(version)) return;
  console.error(
    `Expected Node 24, got ${version || 'none'}: no runtime package exists for ${process.platform}-${process.arch}. Install Node 24 and put it on PATH.`,
  );
  process.exit(1);
}
