// `node --import ./apps/api/scripts/from-source.mjs apps/api/src/main.ts` runs the api without a build: for tests that
// start a process of their own, and while one works on it.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swc } from '../../../swc.config.mjs';

const SOURCES = new URL('../src/', import.meta.url).href;

registerHooks({
  load: (url, context, next) => {
    if (!url.startsWith(SOURCES) || !url.endsWith('.ts')) return next(url, context);
    const file = fileURLToPath(url);
    const { code } = transformSync(readFileSync(file, 'utf8'), { ...swc(), filename: file, sourceMaps: 'inline' });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
