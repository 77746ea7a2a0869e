import { Command } from 'commander';
import type { Context } from '../context.ts';
export const casesCommand = (_context: Context): Command => new Command('cases');
