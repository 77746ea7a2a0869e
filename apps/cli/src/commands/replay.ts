import { Command } from 'commander';
import type { Context } from '../context.ts';
export const replayCommand = (_context: Context): Command => new Command('replay');
