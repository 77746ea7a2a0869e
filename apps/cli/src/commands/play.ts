import { Command } from 'commander';
import { simulatedClock } from '@fallspur/kernel';
import { globalsOf, type Context } from '../context.ts';
import { caughtUp, hasLog, openOrFoundHouse, playScript, readScript, readText, type Script } from '@fallspur/house';
import { EXIT, refused } from '../terminal/stop.ts';
import { progressOf, silent } from '../terminal/progress.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

const FAULTS_SHOWN = 50;

export const playCommand = (context: Context): Command =>
  new Command('play')
    .argument('<skript.jsonl>', 'ein JSON-Objekt je Zeile; seine Form zeigt «fallspur schema play»')
    .description('spielt ein Skript mit eigener Uhr in ein leeres Datenverzeichnis')
    .addHelpText(
      'after',
      `
Beispiel einer Zeile:
  {"at":"2015-07-14","as":{"role":"IB","office":"EG-2534"},"do":"completeTask","case":"dossier:familie-a","task":"Form festlegen","data":{…}}

Das ganze Skript wird geprüft, bevor die erste Zeile läuft. Mit "refused": "CODE" erwartet eine Zeile ihre Abweisung.`,
    )
    .action(async (file: string, _options: unknown, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const { lines } = checked(file, readScript(readText(file)));
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
        for (const [name, caseId] of Object.entries(played.cases)) terminal.out(`${name} = ${caseId}`);
      } finally {
        await house.close();
      }
    });

const checked = (file: string, script: Script): Script => {
  const { faults } = script;
  if (faults.length === 0) return script;
  throw refused(`${file}: ${count(faults.length, 'Fehler', 'Fehler')} im Skript, keine Zeile wurde ausgeführt.`, [
    ...faults.slice(0, FAULTS_SHOWN).map(({ line, message }) => `Zeile ${line}: ${message}`),
    ...(faults.length > FAULTS_SHOWN ? [`… und ${faults.length - FAULTS_SHOWN} weitere`] : []),
  ]);
};
