import { Command } from 'commander';
import { verifyLog, type LogVerdict } from '@fallspur/event-log';
import { openSqliteLog } from '@fallspur/event-log/sqlite';
import { globalsOf, type Context } from '../context.ts';
import { mustHaveLog } from '@fallspur/house';
import { EXIT, refused, wrongUsage } from '../terminal/stop.ts';
import { progressOf, silent } from '../terminal/progress.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

export const verifyCommand = (context: Context): Command =>
  new Command('verify')
    .description('prüft jedes Ereignis und jede Kette des Protokolls; ohne Schlüssel, ändert nichts')
    .option('--unsealed-max <anzahl>', 'höchste Zahl nicht bezeugter Ereignisse (sonst endet die Prüfung mit 3)')
    .addHelpText(
      'after',
      `
Endet mit 0 (unverändert), 1 (verändert: das erste schlechte Ereignis ist genannt), 2 (Teile geschwärzt, die Kette
hält), 3 (mehr nicht bezeugte Ereignisse als erlaubt). Geht auch, während ein anderer Prozess schreibt.`,
    )
    .action(async (options: { unsealedMax?: string }, self: Command) => {
      const { data, json: asJson } = globalsOf(self);
      const unsealedEventsMax = limitOf(options.unsealedMax);
      mustHaveLog(data);
      const verdict = await verdictOn(data, unsealedEventsMax, asJson, context);
      context.exitCode = verdict.exitCode;
      if (asJson) context.terminal.out(json(verdict));
      else for (const line of verdictLines(verdict)) context.terminal.out(line);
    });

const limitOf = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw wrongUsage(`--unsealed-max erwartet eine Anzahl, nicht «${text}».`);
};

const verdictOn = async (
  directory: string,
  unsealedEventsMax: number | undefined,
  quiet: boolean,
  { terminal }: Context,
): Promise<LogVerdict> => {
  const log = opened(directory);
  try {
    const position = await endOf(log);
    const progress = quiet ? silent : progressOf(terminal, 'Prüfung', position);
    const verdict = await verifyLog(log, {
      ...(unsealedEventsMax === undefined ? {} : { unsealedEventsMax }),
      onProgress: progress.to,
    });
    progress.end();
    return verdict;
  } finally {
    await log.close();
  }
};

/** Only for the progress: a head that cannot be read is for the verifier to say. */
const endOf = async (log: ReturnType<typeof opened>): Promise<number> => {
  try {
    return (await log.head()).position;
  } catch {
    return 0;
  }
};

const opened = (directory: string) => {
  try {
    return openSqliteLog({ directory, readOnly: true });
  } catch (error) {
    // A log whose file cannot even be opened has been changed: that is a finding, not a wrong call.
    throw refused(`VERÄNDERT: das Protokoll in «${directory}» lässt sich nicht lesen: ${(error as Error).message}`, [
      'Spielen Sie eine Sicherung zurück und prüfen Sie diese.',
    ]);
  }
};

const verdictLines = ({ exitCode, events, cases, finding, redacted, unsealedTail }: LogVerdict): readonly string[] => {
  const seen = `${count(events, 'Ereignis', 'Ereignisse')} in ${count(cases, 'Fall', 'Fällen')}`;
  const tail = `Nicht bezeugt ist ${unsealedTail.events === 1 ? '' : 'sind '}${count(unsealedTail.events, 'Ereignis', 'Ereignisse')} (Position ${unsealedTail.after + 1} bis ${unsealedTail.until}): noch gibt es keine Notarin. Darin bliebe unbemerkt, wenn die jüngsten Ereignisse eines Falls abgeschnitten oder samt ihren Prüfsummen neu geschrieben wären.`;
  if (finding)
    return [
      `VERÄNDERT: ${finding.code}`,
      `Ereignis ${finding.id || '(nicht lesbar)'}, Fall ${finding.stream || '(nicht lesbar)'}, Revision ${finding.revision}, Position ${finding.position ?? 'unbekannt'}`,
      finding.message,
      `Davor geprüft und unverändert: ${seen}`,
    ];
  return [
    exitCode === EXIT.done
      ? `Unverändert: ${seen}, jede Kette lückenlos.`
      : redacted.length
        ? `Unvollständig: ${seen}; die Kette hält, ${count(redacted.length, 'Ereignis ist geschwärzt', 'Ereignisse sind geschwärzt')}: ${redacted.slice(0, 20).join(', ')}`
        : `Unverändert: ${seen}; jedoch mehr nicht bezeugte Ereignisse als erlaubt.`,
    ...(events ? [tail.replace('ist sind', 'sind')] : []),
  ];
};
