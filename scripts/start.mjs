// `npm start`: builds the server and the screens where something changed, and starts both in this one process, so that a
// signal to it reaches the server. The server says where it is.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** A build that came from the cache is over before anybody wonders. */
const SILENT_MS = 4_000;

await build();
await import('../apps/api/dist/main.js');

/** Silent unless it takes long or fails: then what was printed is the reason. */
async function build() {
  const wondering = setTimeout(() => console.log('Dienst und Bildschirme werden gebaut …'), SILENT_MS);
  const { output, code } = await run(process.execPath, [nxScript(), 'run-many', '-t', 'build', '-p', 'api', 'web']);
  clearTimeout(wondering);
  if (code === 0) return;
  process.stderr.write(output);
  console.error('Dienst und Bildschirme liessen sich nicht bauen: siehe oben.');
  process.exit(1);
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
        // Nothing may stay running beside the server.
        NX_DAEMON: 'false',
        NX_TUI: 'false',
      },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    // A signal leaves no exit code: that is a failure, too.
    child.on('close', (code) => resolve({ output, code: code ?? 1 }));
  });
}

function nxScript() {
  const folder = join(root, 'node_modules', 'nx');
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin.nx);
}
