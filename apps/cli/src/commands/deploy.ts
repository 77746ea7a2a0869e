import { resolve } from 'node:path';
import { Command } from 'commander';
import { globalsOf, type Context } from '../context.ts';
import { runningInstances } from '@fallspur/runtime';
import {
  caughtUp,
  DELIVERED,
  deployProposals,
  hasLog,
  openHouse,
  openOrFoundHouse,
  PROCESSES,
  proposalFaults,
  readProposals,
  type DeployedThing,
  type House,
} from '@fallspur/house';
import { EXIT, refused } from '../terminal/stop.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

interface Options {
  readonly processes?: string;
  readonly person?: string;
  readonly freigabe: readonly string[];
}

export const deployCommand = (context: Context): Command =>
  new Command('deploy')
    .description('setzt in Kraft, was in processes/ steht: Prozesse, Faktarten, Parameter, Kalender, Register')
    .option('--processes <ordner>', 'Ordner mit den Prozessen (Vorgabe: processes/ dieses Verzeichnisses)')
    .option('--person <person>', 'wer die Änderung vorschlägt', DELIVERED.person)
    .option('--freigabe <person>', 'wer sie freigibt; Recht und Prozesse brauchen zwei andere Personen', collect, [])
    .addHelpText(
      'after',
      `
Beispiel:
  fallspur deploy --person anna --freigabe bea --freigabe carl

Erfasst nur, was sich geändert hat. Ein leeres Datenverzeichnis wird bei der ersten Benützung von selbst so eingerichtet.`,
    )
    .action(async (options: Options, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const processes = resolve(options.processes ?? PROCESSES);
      const founding = !hasLog(globals.data);
      const house = founding ? await openOrFoundHouse({ ...globals, processes }) : await openHouse(globals);
      try {
        if (founding) {
          const { position } = await house.log.head();
          if (globals.json) terminal.out(json({ founded: true, events: position }));
          else terminal.out(`Neu eingerichtet: ${position} Ereignisse bereitgestellt aus «${processes}».`);
          return;
        }
        const deployer = { ...DELIVERED, person: options.person ?? DELIVERED.person, approvedBy: options.freigabe };
        const proposals = await readProposals(processes);
        const faults = await proposalFaults(proposals);
        if (faults.length) throw refused('Nichts bereitgestellt: die Dateien haben Fehler.', faults);
        const { deployed, refused: no } = await deployProposals(house.runtime, proposals, deployer);
        if (no.length) context.exitCode = EXIT.refused;
        const older = await olderInstances(house, deployed);
        if (globals.json) return terminal.out(json({ founded: false, deployed, refused: no, older }));
        for (const { type, name, version } of deployed)
          terminal.out(`bereitgestellt: ${type} ${name}${version === null ? '' : `, Version ${version}`}`);
        for (const line of older.flatMap(olderLines)) terminal.out(line);
        for (const { thing, refusal } of no)
          terminal.err(`abgewiesen: ${thing.type} ${thing.name} — ${refusal.message} (${refusal.code})`);
        if (!deployed.length && !no.length) terminal.out('nichts geändert');
      } finally {
        await house.close();
      }
    });

/** Instances that stay on the version they began under, though a later one has come. */
interface Older {
  readonly process: string;
  readonly version: number;
  readonly instances: number;
}

const olderInstances = async (house: House, deployed: readonly DeployedThing[]): Promise<readonly Older[]> => {
  await caughtUp(house);
  return deployed.flatMap(({ type, name: process, version }) => {
    if (type !== 'ProzessdefinitionBereitgestellt' || version === null) return [];
    const running = house.views.answer((rows) => runningInstances(rows, process)).value;
    const instances = running.filter((one) => one.version < version).length;
    return instances ? [{ process, version, instances }] : [];
  });
};

const olderLines = ({ process, version, instances }: Older): readonly string[] => [
  `${count(instances, 'Instanz', 'Instanzen')} von ${process} ${instances === 1 ? 'läuft' : 'laufen'} auf früheren Versionen weiter. Ob sie auf Version ${version} weiterlaufen ${instances === 1 ? 'kann' : 'können'}:`,
  `  fallspur migrate ${process} --to ${version}`,
];

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
