import type { TortureResult } from './torture.ts';

/** The result as a table for a terminal. */
export function report(result: TortureResult, run: { kills: number; seed: number; time: string }): string {
  const rows: (readonly [string, string | number])[] = [
    ...[...result.kills].sort(([a], [b]) => (a < b ? -1 : 1)).map(([how, n]) => [`killed ${how}`, n] as const),
    ['houses', result.houses],
    ['commands sent', result.commands],
    ['answers repeated', result.repeatedAnswers],
    ['events in the logs', result.events],
    ['events acknowledged', result.acknowledgedEvents],
    ['acknowledged events lost', result.lost],
    ['events doubled', result.doubled],
    ['thorough inspections (verify, views, states)', result.thorough],
    ['states compared with a fold from zero', result.states],
    ['  of these from snapshot and tail', result.fromSnapshots],
  ];
  const faults =
    typeof result.faults === 'string'
      ? ['', result.faults]
      : [
          '',
          'Fault injection below the process (strace):',
          ...table(result.faults.map(({ name, outcome, held }) => [name, `${held ? 'held' : 'NOT HELD'}: ${outcome}`])),
        ];
  const verdict =
    result.violations.length === 0
      ? ['', 'held: nothing lost, nothing doubled, nothing differs']
      : [
          '',
          `VIOLATED ${result.violations.length} times; the houses are kept in ${result.directory}`,
          ...result.violations.slice(0, 20),
        ];
  return [`torture: ${run.kills} kills, seed ${run.seed}, ${run.time}`, '', ...table(rows), ...faults, ...verdict].join(
    '\n',
  );
}

function table(rows: readonly (readonly [string, string | number])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}
