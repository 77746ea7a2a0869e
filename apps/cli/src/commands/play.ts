import { Command } from 'commander';
import { localDateOfInstant, simulatedClock } from '@fallspur/kernel';
import { globalsOf, type Context } from '../context.ts';
import {
  caughtUp,
  exampleScript,
  hasLog,
  openOrFoundHouse,
  playScript,
  readScript,
  readText,
  systemClock,
  type Script,
} from '@fallspur/house';
import { EXIT, refused, wrongUsage } from '../terminal/stop.ts';
import { progressOf, silent } from '../terminal/progress.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

const FAULTS_SHOWN = 50;

interface Options {
  readonly example?: boolean;
  readonly seed: string;
}

export const playCommand = (context: Context): Command =>
  new Command('play')
    .argument('[skript.jsonl]', 'ein JSON-Objekt je Zeile; seine Form zeigt «fallspur schema play»')
    .description('spielt ein Skript mit eigener Uhr in ein leeres Datenverzeichnis')
    .option('--example', 'statt eines Skripts die Beispieldaten: ein kleiner erfundener Kanton bis gestern')
    .option('--seed <zahl>', 'andere Beispieldaten; dieselbe Zahl gibt am selben Tag dieselben', '1')
    .addHelpText(
      'after',
      `
Beispiel einer Zeile:
  {"at":"2015-07-14","as":{"role":"IB","office":"EG-2534"},"do":"completeTask","case":"dossier:familie-a","task":"Form festlegen","data":{…}}

Das ganze Skript wird geprüft, bevor die erste Zeile läuft. Mit "refused": "CODE" erwartet eine Zeile ihre Abweisung.`,
    )
    .action(async (asked: string | undefined, { example, seed }: Options, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const [file, text] = example
        ? ['Beispieldaten', exampleOf(asked, seed)]
        : [fileOf(asked), readText(fileOf(asked))];
      const { lines } = checked(file, readScript(text));
      const [first] = lines;
      if (!first) throw refused(`${file}: das Skript ist leer.`);
      if (hasLog(globals.data))
        throw refused(
          `«${globals.data}» enthält schon ein Protokoll; gespielt wird nur in ein leeres Datenverzeichnis.`,
          ['Nennen Sie mit --data ein neues Verzeichnis.'],
        );
      const clock = simulatedClock(first.at);
      const house = await openOrFoundHouse({ ...globals, clock });
      try {
        const progress = globals.json ? silent : progressOf(terminal, 'Skript', lines.length);
        const played = await playScript(house, clock, lines, progress.to);
        progress.end();
        await caughtUp(house);
        if (played.stopped) context.exitCode = EXIT.refused;
        if (globals.json) return terminal.out(json({ file, ...played }));
        if (played.stopped) terminal.err(`${file}, Zeile ${played.stopped.line}: ${played.stopped.message}`);
        terminal.out(
          `${played.lines} von ${count(lines.length, 'Zeile', 'Zeilen')} gespielt: ${count(played.events, 'Ereignis', 'Ereignisse')}, ` +
            `${count(played.timersFired, 'Frist', 'Fristen')} ausgelöst, ${count(played.refused, 'erwartete Abweisung', 'erwartete Abweisungen')}`,
        );
        if (!example) for (const [name, caseId] of Object.entries(played.cases)) terminal.out(`${name} = ${caseId}`);
      } finally {
        await house.close();
      }
    });

const fileOf = (asked: string | undefined): string => {
  if (asked !== undefined) return asked;
  throw wrongUsage('Es fehlt die Angabe «skript.jsonl», oder --example für die Beispieldaten.');
};

const exampleOf = (asked: string | undefined, seed: string): string => {
  if (asked !== undefined) throw wrongUsage(`--example spielt kein Skript daneben, nicht «${asked}».`);
  if (!/^\d{1,9}$/.test(seed)) throw wrongUsage(`--seed erwartet eine Zahl, nicht «${seed}».`);
  return exampleScript(Number(seed), localDateOfInstant(systemClock.now()));
};

const checked = (file: string, script: Script): Script => {
  const { faults } = script;
  if (faults.length === 0) return script;
  throw refused(`${file}: ${count(faults.length, 'Fehler', 'Fehler')} im Skript, keine Zeile wurde ausgeführt.`, [
    ...faults.slice(0, FAULTS_SHOWN).map(({ line, message }) => `Zeile ${line}: ${message}`),
    ...(faults.length > FAULTS_SHOWN ? [`… und ${faults.length - FAULTS_SHOWN} weitere`] : []),
  ]);
};
