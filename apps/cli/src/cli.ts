import { Command, CommanderError } from 'commander';
import { HouseError } from '@fallspur/house';
import type { Context } from './context.ts';
import { EXIT, Stop } from './terminal/stop.ts';
import type { Terminal } from './terminal/terminal.ts';
import { stopOfHouse } from './terminal/stop-of-house.ts';
import { germanHelp, usageSentence } from './terminal/german.ts';
import { casesCommand } from './commands/cases.ts';
import { checkCommand } from './commands/check.ts';
import { deployCommand } from './commands/deploy.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { playCommand } from './commands/play.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { replayCommand } from './commands/replay.ts';
import { reportCommand } from './commands/report.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { schemaCommand } from './commands/schema.ts';
import { verifyCommand } from './commands/verify.ts';
import { whatIfCommand } from './commands/what-if.ts';

/** The table of contents of `fallspur`. */
const COMMANDS: readonly ((context: Context) => Command)[] = [
  importCommand,
  reportCommand,
  casesCommand,
  replayCommand,
  playCommand,
  schemaCommand,
  checkCommand,
  scenarioCommand,
  deployCommand,
  whatIfCommand,
  migrateCommand,
  rebuildCommand,
  verifyCommand,
];

/** Runs one command line and gives the exit code. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const context: Context = { terminal, exitCode: EXIT.done };
  const program = programOf(context);
  try {
    await program.parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return ending(error, terminal);
  }
};

const programOf = (context: Context): Command => {
  const { terminal } = context;
  const program = new Command('fallspur')
    .description('Fallführung des Integrationsmodells: Prozesse, die aus Fakten laufen.')
    .option('--data <verzeichnis>', 'Datenverzeichnis mit dem Protokoll', './data')
    .option('--keys <verzeichnis>', 'Schlüssel (Vorgabe: <data>.keys, neben den Daten)')
    .option('--json', 'Ergebnis als JSON, ohne Fortschritt')
    .addHelpText(
      'after',
      `
Beispiele:
  fallspur import zuzuege zuzuege.csv
  fallspur import taetigkeiten taetigkeiten.csv
  fallspur report pilot
  fallspur cases --gemeinde 2534
  fallspur replay dossier-1a2b --stand-per 2016-01-31

Endet mit 0 (erledigt), 1 (abgewiesen oder abweichend), 2 (falscher Aufruf), 70 (Programmfehler).`,
    );
  for (const command of COMMANDS) program.addCommand(command(context));
  everywhere(program, (command) => germanHelp(command, terminal).exitOverride().allowExcessArguments(false));
  return program;
};

const everywhere = (command: Command, work: (command: Command) => void): void => {
  work(command);
  for (const child of command.commands) everywhere(child, work);
};

const ending = (error: unknown, terminal: Terminal): number => {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const sentence = usageSentence(error);
    if (sentence) terminal.err(sentence);
    return EXIT.usage;
  }
  if (error instanceof HouseError) return ending(stopOfHouse(error), terminal);
  if (error instanceof Stop) {
    terminal.err(error.message);
    for (const line of error.details) terminal.err(`  ${line}`);
    return error.exitCode;
  }
  const storage = storageSentence(error);
  if (storage !== undefined) {
    terminal.err(storage);
    return EXIT.refused;
  }
  terminal.err('Programmfehler: das hätte nicht geschehen dürfen. Bitte melden Sie die folgenden Zeilen.');
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.bug;
};

const FULL = new Set(['KEYS_FULL', 'ENOSPC', 'EDQUOT']);
const BROKEN = new Set(['LOG_WRITER_ENDED', 'EIO', 'EROFS', 'EACCES', 'EPERM']);

/** The medium's fault, not ours: what is recorded stays, and the same command can be given again. */
const storageSentence = (error: unknown): string | undefined => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code !== 'string') return undefined;
  if (FULL.has(code))
    return `Der Datenträger ist voll (${String(message)}). Schaffen Sie Platz und wiederholen Sie den Befehl.`;
  if (BROKEN.has(code))
    return `Der Datenträger nimmt nichts mehr an (${String(message)}). Prüfen Sie ihn, dann mit «fallspur verify» das Protokoll, und wiederholen Sie den Befehl.`;
  return undefined;
};
