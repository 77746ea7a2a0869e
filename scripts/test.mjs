// All checks of the house, in one run: what Nx prints goes through as it comes, and the last line is the sum.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readResults, sumUp } from './test-results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// In the order in which a reader wants to hear of a failure; targets nobody has yet are left out, not passed.
const wanted = ['lint', 'typecheck', 'test', 'build', 'e2e'];

const targets = wanted.filter((target) => projectsWith(target) > 0);
const { output, exitCode } = await runNx([
  'run-many',
  '-t',
  ...targets,
  '--outputStyle=stream',
  ...process.argv.slice(2),
]);
const results = readResults(output);
for (const target of wanted.filter((target) => !targets.includes(target)))
  results.notRun.push(`${target} (no project has it yet)`);
const { lines, failed } = sumUp(results, exitCode);
process.stdout.write(lines.join('\n') + '\n', () => process.exit(failed ? exitCode || 1 : 0));

function runNx(args) {
  return new Promise((resolve, reject) => {
    const nx = spawn(runtime(), [nxScript(), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        FORCE_COLOR: '0',
      },
    });
    let output = '';
    const through = (to) => (chunk) => {
      output += chunk;
      to.write(chunk);
    };
    nx.stdout.setEncoding('utf8').on('data', through(process.stdout));
    nx.stderr.setEncoding('utf8').on('data', through(process.stderr));
    nx.on('error', reject);
    // A signal leaves no exit code: that is a failure, too.
    nx.on('close', (code) => resolve({ output, exitCode: code ?? 1 }));
  });
}

/** npm puts node_modules/.bin first, so `node` is the repository's runtime; started by hand it need not be. */
function runtime() {
  const major = Number(process.versions.node.split('.')[0]);
  return major === 24
    ? process.execPath
    : join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function nxScript() {
  const folder = join(root, 'node_modules', 'nx');
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.nx);
}

function projectsWith(target) {
  let count = 0;
  for (const folder of ['apps', 'libs', 'test'])
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = join(root, folder, entry.name, 'package.json');
      // Not every folder is a project: fixtures are none.
      if (!entry.isDirectory() || !existsSync(file)) continue;
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      if (manifest.nx?.targets?.[target]) count++;
    }
  return count;
}
