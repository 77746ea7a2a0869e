// Reads what Nx and Jest print and adds it up: one for each test, one for each check that is no test suite (lint,
// typecheck, build). Text is all that every tool and the cache give alike.

import { stripVTControlCharacters } from 'node:util';

/** Results in the printed output of `nx run-many --outputStyle=stream`. */
export function readResults(output) {
  const lines = stripVTControlCharacters(output).split(/\r?\n/);
  const tasks = new Map();
  const testsOf = new Map();
  const notRun = [];
  let running = '';
  let list;
  for (const line of lines) {
    const started = /^> nx run ([^\s:]+:[^\s]+)/.exec(line);
    if (started) {
      running = started[1];
      tasks.set(running, 'passed');
      continue;
    }
    // Live output names its project, as tasks run side by side; replayed output follows its heading.
    const tests = /^(?:([^\s:]+): )?Tests:\s+(.*\d+ total)$/.exec(line);
    if (tests) {
      const task = tests[1] ? taskOf(tests[1], tasks) : running;
      testsOf.set(task, added(testsOf.get(task), countsOf(tests[2])));
      continue;
    }
    if (/^Failed tasks:/.test(line)) list = 'failed';
    else if (/^Tasks not run because/.test(line)) list = 'not run';
    else if (list && /^- \S+:\S+$/.test(line)) {
      const task = line.slice(2);
      if (list === 'failed') tasks.set(task, 'failed');
      else notRun.push(`${task} (a task it needs failed)`);
    } else if (list && line.trim() && !line.startsWith('- ')) list = undefined;
  }
  return { tasks, testsOf, notRun };
}

/** The last lines of the report and whether anything failed; the very last line is `N passed, N failed`. */
export function sumUp({ tasks, testsOf, notRun }, exitCode) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failedTasks = [];
  for (const [task, state] of tasks) {
    const tests = testsOf.get(task);
    if (state === 'failed') failedTasks.push(task);
    if (tests) {
      sum.passed += tests.passed;
      sum.skipped += tests.skipped;
      // A suite that does not even load fails its task without failing a test.
      sum.failed += state === 'failed' ? Math.max(1, tests.failed) : tests.failed;
    } else if (state === 'failed') sum.failed += 1;
    else sum.passed += 1;
  }
  const lines = [''];
  if (exitCode !== 0 && sum.failed === 0) {
    sum.failed = 1;
    lines.push(`Nx ended with exit code ${exitCode} without naming a failed task: see above.`);
  }
  if (tasks.size === 0) {
    sum.failed = Math.max(1, sum.failed);
    lines.push('Not one task ran: that is no success.');
  }
  for (const task of failedTasks) lines.push(`failed: ${task}`);
  for (const task of notRun) lines.push(`not run: ${task}`);
  lines.push(`${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
  return { lines, failed: sum.failed > 0 };
}

/** The test suite of a project that prints; its other tasks print no sums. */
function taskOf(project, tasks) {
  for (const target of ['test', 'e2e']) if (tasks.has(`${project}:${target}`)) return `${project}:${target}`;
  return `${project}:test`;
}

/** `1 failed, 2 skipped, 3 todo, 150 passed, 156 total`. */
function countsOf(text) {
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(text)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') + count('todo') };
}

function added(before, now) {
  if (!before) return now;
  return {
    passed: before.passed + now.passed,
    failed: before.failed + now.failed,
    skipped: before.skipped + now.skipped,
  };
}
