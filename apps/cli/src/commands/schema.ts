import { Command } from 'commander';
import type { Context } from '../context.ts';
export const schemaCommand = (_context: Context): Command => new Command('schema');
