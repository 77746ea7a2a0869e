import { Command } from 'commander';
import { localDateOf } from '@fallspur/kernel';
import { dueTimers, instancesOfCase, listCases, openTasks, type CaseEntry } from '@fallspur/runtime';
import { globalsOf, type Context } from '../context.ts';
import { namesOf } from '@fallspur/casework';
import { caughtUp, type House, openHouse } from '@fallspur/house';
import { wrongUsage } from '../terminal/stop.ts';
import { count, tableLines } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

interface Options {
  readonly gemeinde?: string;
  readonly alle?: boolean;
}

/** Cases of the house itself: what is deployed. */
const HOUSEKEEPING = ['definition', 'register'];

export const casesCommand = (context: Context): Command =>
  new Command('cases')
    .description('listet Fälle mit Gemeinde, offenen Aufgaben und nächster Frist')
    .option('--gemeinde <bfs>', 'nur Fälle, die diese Gemeinde eröffnet hat (BFS-Nummer)')
    .option('--alle', 'auch Register und Prozessdefinitionen')
    .addHelpText('after', '\nBeispiel:\n  fallspur cases --gemeinde 2534')
    .action(async ({ gemeinde, alle }: Options, self: Command) => {
      const globals = globalsOf(self);
      if (gemeinde !== undefined && !/^\d{4}$/.test(gemeinde))
        throw wrongUsage(`--gemeinde erwartet eine BFS-Nummer mit vier Ziffern, nicht «${gemeinde}».`);
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        const found = house.views
          .answer((rows) => listCases(rows))
          .value.filter(({ office }) => gemeinde === undefined || office === `EG-${gemeinde}`)
          .filter(({ kind }) => alle || !HOUSEKEEPING.includes(kind));
        const rows = described(house, found);
        if (globals.json) return context.terminal.out(json(rows));
        for (const line of lines(rows)) context.terminal.out(line);
        context.terminal.out(count(rows.length, 'Fall', 'Fälle'));
      } finally {
        await house.close();
      }
    });

interface Described {
  readonly caseId: string;
  readonly kind: string;
  readonly office: string;
  readonly officeName: string | null;
  readonly openedOn: string;
  readonly events: number;
  readonly open: readonly { readonly name: string; readonly role: string | null; readonly dueAt: string | null }[];
  readonly nextTimer: { readonly name: string; readonly dueAt: string } | null;
}

const described = (house: House, cases: readonly CaseEntry[]): readonly Described[] => {
  const { views, deployed } = house;
  const { tasks, timers, instances } = views.answer((rows) => {
    const [waiting, open] = [dueTimers(rows, '9999-12-31T23:59:59.999Z', Number.MAX_SAFE_INTEGER), openTasks(rows)];
    const moving = new Set([...waiting, ...open].map(({ caseId }) => caseId));
    const running = [...moving].flatMap((id) => instancesOfCase(rows, id));
    return { tasks: open, timers: waiting, instances: new Map(running.map((one) => [one.instance, one])) };
  }).value;
  // As the version calls it on which the instance runs.
  const nameOf = (instance: string, key: string): string => {
    const { process = '', sha256 } = instances.get(instance) ?? {};
    return namesOf(deployed.definitions, process, sha256).element(key);
  };
  const tasksOf = Map.groupBy(tasks, ({ caseId }) => caseId);
  const timersOf = Map.groupBy(timers, ({ caseId }) => caseId);
  return cases.map(({ caseId, kind, office, openedOn, events }) => {
    const [timer] = timersOf.get(caseId) ?? [];
    return {
      caseId,
      kind,
      office,
      officeName: officeName(house, office, openedOn),
      openedOn,
      events,
      open: (tasksOf.get(caseId) ?? []).map(({ instance, element, name, role, dueAt }) => ({
        name: name ?? nameOf(instance, element),
        role,
        dueAt,
      })),
      nextTimer: timer
        ? {
            name: nameOf(timer.instance, timer.timer),
            dueAt: timer.dueAt,
          }
        : null,
    };
  });
};

const officeName = (house: House, office: string, day: string): string | null => {
  const entry = house.register('stellen', day)?.[office] as { readonly name?: unknown } | undefined;
  return typeof entry?.name === 'string' ? entry.name : null;
};

const lines = (cases: readonly Described[]): readonly string[] =>
  tableLines([
    ['Fall', 'Stelle', 'eröffnet', 'Ereignisse', 'offen', 'nächste Frist'],
    ...cases.map(({ caseId, office, officeName: name, openedOn, events, open, nextTimer }) => [
      caseId,
      name ?? office,
      openedOn,
      events,
      open.map((task) => `${task.name}${task.dueAt ? ` (bis ${localDateOf(task.dueAt)})` : ''}`).join(', ') || '–',
      nextTimer ? `${localDateOf(nextTimer.dueAt)} ${nextTimer.name}` : '–',
    ]),
  ]);
