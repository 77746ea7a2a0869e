import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// From `src` and from `dist` alike.
const MANIFEST = fileURLToPath(new URL('../package.json', import.meta.url));

export const VERSION = (JSON.parse(readFileSync(MANIFEST, 'utf8')) as { readonly version: string }).version;
