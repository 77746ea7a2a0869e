import { Command } from 'commander';
import type { Context } from '../context.ts';
import { PLAY_SCHEMA } from '@fallspur/house';
import { json } from '../terminal/terminal.ts';

export const schemaCommand = ({ terminal }: Context): Command => {
  const command = new Command('schema').description('zeigt die Form von Dateien, die Fallspur liest, als JSON Schema');
  command
    .command('play')
    .description('die Form einer Zeile von «fallspur play»')
    .action(() => terminal.out(json(PLAY_SCHEMA)));
  return command;
};
