/** Run as a process of its own by crash.spec.ts, to be killed: follows a long log in small transactions. */
import { open } from './balances.ts';
import { endlessLog } from './endless-log.ts';

const views = await open({ log: endlessLog().port, path: process.argv[2] ?? ':memory:', batchSize: 5 });
process.stdout.write('at work\n');
await views.catchUp();
