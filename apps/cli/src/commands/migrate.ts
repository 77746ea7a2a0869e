import { Command } from 'commander';
import { caughtUp, DELIVERED, openHouse, type House } from '@fallspur/house';
import { isRefusal, type Refusal } from '@fallspur/kernel';
import { migrateAll, migrationOver, runningInstances, type MigratedRow, type Migration } from '@fallspur/runtime';
import { globalsOf, type Context } from '../context.ts';
import { EXIT, refused, wrongUsage } from '../terminal/stop.ts';
import { json } from '../terminal/terminal.ts';
import { MAP_OPTION, mapOption } from '../versions/map-option.ts';
import { migrationLines } from '../versions/migration-lines.ts';

interface Options {
  readonly to: string;
  readonly map?: readonly string[];
  readonly apply?: boolean;
  readonly reason?: string;
  readonly person?: string;
}

export const migrateCommand = (context: Context): Command =>
  new Command('migrate')
    .argument('<prozess>', 'Name des Prozesses')
    .description('sagt, welche Instanzen unter einer anderen Version weiterlaufen können, und hebt sie mit --apply')
    .requiredOption('--to <version>', 'Nummer der bereitgestellten Version')
    .option(...MAP_OPTION)
    .option('--apply', 'hebt, was weiterlaufen kann; ohne dies wird nur berichtet')
    .option('--reason <text>', 'warum; steht danach in jedem Fall (nur mit --apply)')
    .option('--person <person>', 'wer es veranlasst (nur mit --apply)')
    .addHelpText(
      'after',
      '\nBeispiele:\n  fallspur migrate informieren --to 2\n  fallspur migrate informieren --to 2 --map Task_Alt=Task_Neu --apply --reason "neue Weisung"\n\nEndet mit 1, wenn eine Instanz auf ihrer Version bleibt.',
    )
    .action(async (process: string, { to, map, ...options }: Options, self: Command) => {
      const globals = globalsOf(self);
      const order = orderOf(options);
      const migration = { process, version: versionOption(to), map: mapOption(map) };
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        mustBeDeployed(house, migration);
        const rows = await asked(house, migration, order);
        if (rows.some(({ migratable }) => !migratable)) context.exitCode = EXIT.refused;
        if (globals.json)
          return context.terminal.out(json({ ...migration, applied: order !== undefined, instances: rows }));
        for (const line of migrationLines(rows, migration, order !== undefined, house.deployed.definitions))
          context.terminal.out(line);
      } finally {
        await house.close();
      }
    });

const versionOption = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw wrongUsage(`--to erwartet die Nummer einer Version (1, 2, 3, …), nicht «${text}».`);
};

/** Who and why, where it is to be done. */
interface Order {
  readonly person: string;
  readonly reason: string;
}

const orderOf = ({ apply, reason, person }: Omit<Options, 'to' | 'map'>): Order | undefined => {
  if (!apply) {
    if (reason !== undefined || person !== undefined)
      throw wrongUsage('--reason und --person gehören zu --apply; ohne --apply wird nur berichtet.');
    return undefined;
  }
  if (!reason?.trim()) throw wrongUsage('--apply erwartet mit --reason TEXT, warum: der Grund steht in jedem Fall.');
  return { person: person ?? DELIVERED.person, reason };
};

const mustBeDeployed = ({ deployed }: House, { process, version }: Migration): void => {
  const { deployments } = deployed.office;
  const versions = deployments[process]?.definitions.map(({ value }) => value.version);
  if (!versions)
    throw wrongUsage(
      `Den Prozess «${process}» gibt es hier nicht; bereitgestellt sind: ${Object.keys(deployments).join(', ')}.`,
    );
  if (!versions.includes(version))
    throw wrongUsage(
      `«${process}» gibt es nicht in Version ${version}; bereitgestellt ${versions.length === 1 ? 'ist' : 'sind'}: ${versions.join(', ')}.`,
    );
};

const asked = async (house: House, migration: Migration, order: Order | undefined): Promise<readonly MigratedRow[]> => {
  const { runtime, deployed, views } = house;
  const running = views.answer((rows) => runningInstances(rows, migration.process)).value;
  const cases = new Set(running.filter(({ version }) => version !== migration.version).map(({ caseId }) => caseId));
  if (order) {
    const actor = { person: order.person, office: DELIVERED.office, role: 'ADM' };
    return all(migrateAll(runtime, deployed.definitions, cases, { ...migration, actor, reason: order.reason }));
  }
  const report = await all(migrationOver(runtime, deployed.definitions, cases, migration));
  return report.map((row) => ({ ...row, migrated: false }));
};

const all = async <T>(rows: AsyncGenerator<T, Refusal | undefined>): Promise<readonly T[]> => {
  const found: T[] = [];
  for (;;) {
    const next = await rows.next();
    if (!next.done) found.push(next.value);
    else if (isRefusal(next.value)) throw refused(next.value.message);
    else return found;
  }
};
