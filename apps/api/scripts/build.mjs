// Decorators need metadata, which Node's type stripping does not write: so this one app is compiled. tsc checks it.
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { swc } from '../../../swc.config.mjs';

const APP = dirname(dirname(fileURLToPath(import.meta.url)));
const options = swc();
const settings = { ...options, jsc: { ...options.jsc, rewriteRelativeImportExtensions: true } };

rmSync(join(APP, 'dist'), { recursive: true, force: true });
const files = globSync('**/*.ts', { cwd: join(APP, 'src') }).filter(
  (file) => !file.endsWith('.spec.ts') && !file.startsWith('testing'),
);
await Promise.all(
  files.map(async (file) => {
    const { code, map } = await transformFile(join(APP, 'src', file), settings);
    const target = join(APP, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n//# sourceMappingURL=${file.split(/[\\/]/).at(-1).replace(/\.ts$/, '.js')}.map\n`);
    writeFileSync(`${target}.map`, map ?? '');
  }),
);
console.log(`api: ${files.length} files compiled`);
