import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder the repository lies in, without a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/[/\\]$/, '');

/** A project as its package.json describes it. */
export interface Project {
  /** `libs/kernel` */
  readonly folder: string;
  /** `@fallspur/kernel` */
  readonly name: string;
  readonly tags: readonly string[];
  /** What may be imported: `@fallspur/kernel`, `@fallspur/kernel/hash`. */
  readonly exported: readonly string[];
  readonly dependencies: readonly string[];
}

export const projects = (): readonly Project[] =>
  ['apps', 'libs', 'test']
    .flatMap((storey) => readdirSync(join(root, storey)).map((name) => `${storey}/${name}`))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => projectFrom(folder, readFileSync(join(root, folder, 'package.json'), 'utf8')));

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

const projectFrom = (folder: string, text: string): Project => {
  const manifest = JSON.parse(text) as Manifest;
  return {
    folder,
    name: manifest.name,
    tags: manifest.nx?.tags ?? [],
    exported: Object.keys(manifest.exports ?? {}).map((door) => manifest.name + door.slice(1)),
    dependencies: Object.keys(manifest.dependencies ?? {}),
  };
};

// What Git ignores too: nothing of it is part of the house.
const outside = new Set(['node_modules', 'dist', 'coverage', '.nx', '.git']);
const outsideRoot = new Set(['data', 'tmp']);

/** All files under a folder, as paths from the root with `/`, sorted. */
export const filesUnder = (folder = ''): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !outside.has(entry.name) && !(folder === '' && outsideRoot.has(entry.name)))
    .flatMap((entry) => {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
    })
    .toSorted();

export const foldersUnder = (folder: string): readonly string[] => [
  ...new Set(
    filesUnder(folder).flatMap((file) => {
      const parts = file.split('/').slice(0, -1);
      return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
    }),
  ),
];

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

export const fromRoot = (path: string): string => relative(root, path).split(sep).join('/');
