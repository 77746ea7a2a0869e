// Everything that is proven with large numbers: kills at any instant, then walks beside the independent token game.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const text = { type: 'string' };
const options = {
  kills: text,
  'no-strace': { type: 'boolean' },
  processes: text,
  graphs: text,
  steps: text,
  seed: text,
};
const given = readOptions();

const failed = [
  run('test/torture/src/main.ts', ['kills', 'seed', 'no-strace']),
  run('test/walks/src/main.ts', ['processes', 'graphs', 'steps', 'seed']),
].filter((code) => code !== 0);
process.exitCode = failed.length > 0 ? Math.max(...failed) : 0;

function run(main, names) {
  const args = names
    .filter((name) => given[name] !== undefined)
    .flatMap((name) => (given[name] === true ? [`--${name}`] : [`--${name}`, given[name]]));
  const { status, signal } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, main), ...args],
    { stdio: 'inherit' },
  );
  console.log('');
  // A signal leaves no exit code: that is a failure, too.
  return signal ? 1 : status;
}

function readOptions() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(
      `${error.message}\nexpected: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ')}`,
    );
    process.exit(2);
  }
}
