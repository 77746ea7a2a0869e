import { Command } from 'commander';
import type { Context } from '../context.ts';
export const scenarioCommand = (_context: Context): Command => new Command('scenario');
