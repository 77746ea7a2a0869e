import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A command line is short: reading the program would take longer than most commands. Only what is imported after this
// line is kept, hence the imports below.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/fallspur'));
const { run } = await import('./cli.ts');
const { processTerminal } = await import('./terminal/terminal.ts');

process.exitCode = await run(process.argv.slice(2), processTerminal());
