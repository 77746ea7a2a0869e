import { Command } from 'commander';
import type { Context } from '../context.ts';
export const playCommand = (_context: Context): Command => new Command('play');
