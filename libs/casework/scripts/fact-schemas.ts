import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@fallspur/kernel';

export const PROCESSES = join(import.meta.dirname, '../../../processes');

/** Every fact schema below `processes/`, by type. A type must stand in one place only. [decisions.md 5] */
export const readFactSchemas = (root: string = PROCESSES): Record<string, JsonObject> => {
  const schemas: Record<string, JsonObject> = {};
  const folders = [join(root, 'facts'), ...readdirSync(root).map((name) => join(root, name, 'facts'))].filter(
    (folder) => existsSync(folder),
  );
  for (const folder of folders)
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.schema.json'))) {
      const type = file.slice(0, -'.schema.json'.length);
      if (schemas[type]) throw new Error(`${join(folder, file)}: fact type ${type} has a second schema; keep one`);
      schemas[type] = JSON.parse(readFileSync(join(folder, file), 'utf8')) as JsonObject;
    }
  return schemas;
};
