import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { eventsSource } from './events-source.ts';
import { readFactSchemas } from './fact-schemas.ts';

const target = join(import.meta.dirname, '../src/events.ts');
const style = await resolveConfig(target);
writeFileSync(target, await format(eventsSource(readFactSchemas()), { ...style, parser: 'typescript' }));
console.log(`wrote ${target}`);
