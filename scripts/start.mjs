// Until there is a door to open, `npm start` runs the pilot of 2015/16 through the engine into a fresh directory and shows
// what came out beside what was published. Everything goes through the terminal anybody may use.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DATA = join('tmp', 'pilot');
const FIXTURES = join('test', 'fixtures', 'pilot');

function fallspur(args, options = {}) {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join('apps', 'cli', 'src', 'main.ts'), ...args, '--data', DATA],
    { cwd: ROOT, stdio: 'inherit', ...options },
  );
  if (run.error) throw run.error;
  if (run.status !== 0) process.exit(run.status ?? 1);
  return run;
}

// Only this demonstration's own directory: data of anybody else lies elsewhere.
for (const directory of [DATA, `${DATA}.keys`]) rmSync(join(ROOT, directory), { recursive: true, force: true });

fallspur(['import', 'zuzuege', join(FIXTURES, 'zuzuege-pilot.csv')]);
fallspur(['import', 'taetigkeiten', join(FIXTURES, 'taetigkeiten-pilot.csv')]);
fallspur(['report', 'pilot']);

const listed = fallspur(['cases', '--json'], { stdio: ['inherit', 'pipe', 'inherit'], encoding: 'utf8' });
const cases = JSON.parse(listed.stdout);
const one = (Array.isArray(cases) ? cases : cases.cases).find(({ caseId }) => caseId.startsWith('dossier-'));
console.log(`
Ein Fall von nahem, und wie er nach seinem sechsten Ereignis stand:
  npm run -s fallspur -- replay ${one.caseId} --data ${DATA}
  npm run -s fallspur -- replay ${one.caseId} --data ${DATA} --until 5
Alle Fälle, und ob das Protokoll unversehrt ist:
  npm run -s fallspur -- cases --data ${DATA}
  npm run -s fallspur -- verify --data ${DATA}`);
