import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parseInstant, isInstant, isLocalDate, endOfDay } from '@fallspur/kernel';
import type { DataDirectories } from '@fallspur/runtime';
import { wrongUsage } from './terminal/stop.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What every command is handed. */
export interface Context {
  readonly terminal: Terminal;
  /** How the program will end unless something stops it. */
  exitCode: number;
}

/** The options of the program itself; they may stand before or after the command. */
export interface GlobalOptions {
  readonly data: string;
  readonly keys?: string;
  readonly json?: boolean;
}

export const globalsOf = (command: Command): DataDirectories & { readonly json: boolean } => {
  const { data, keys, json } = command.optsWithGlobals<GlobalOptions>();
  return { data: resolve(data), ...(keys === undefined ? {} : { keys: resolve(keys) }), json: json ?? false };
};

/** `--gueltig-am`: a day. */
export const dayOption = (text: string | undefined): string | undefined => {
  if (text === undefined || isLocalDate(text)) return text;
  throw wrongUsage(`--gueltig-am erwartet einen Tag wie 2016-06-30, nicht «${text}».`);
};

/** What is recorded at 00:00 belongs to the day that begins: instants are kept in milliseconds. */
const lastInstantOf = (day: string): string => new Date(Date.parse(endOfDay(day)) - 1).toISOString();

/** An instant; a bare day means its end, everything recorded on that day included. Undefined where it is neither. */
export const instantOf = (text: string): string | undefined => {
  if (isInstant(text)) return parseInstant(text);
  return isLocalDate(text) ? lastInstantOf(text) : undefined;
};

/** `--stand-per`: an instant or a day. */
export const instantOption = (text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const instant = instantOf(text);
  if (instant !== undefined) return instant;
  throw wrongUsage(`--stand-per erwartet einen Zeitpunkt wie 2016-06-30T12:00:00Z oder einen Tag, nicht «${text}».`);
};
