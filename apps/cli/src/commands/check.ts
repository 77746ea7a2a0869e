import { Command } from 'commander';
import type { Context } from '../context.ts';
export const checkCommand = (_context: Context): Command => new Command('check');
