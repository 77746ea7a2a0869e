import 'reflect-metadata';
import { runAlone } from './worker/run-alone.ts';

await runAlone(process.env);
