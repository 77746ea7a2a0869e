import { matchesGlob } from 'node:path';
import { impurityOf, importsOf, isBuiltin, isRelative, packageOf, resolveRelative } from './imports.ts';
import {
  doors,
  impureGlobals,
  officeDoor,
  officeRemedy,
  pureFiles,
  pureImportRemedy,
  pureNowRemedy,
  pureRandomRemedy,
  remedyOf,
  storeys,
} from './rules.ts';
import type { Project } from './workspace.ts';

/** A broken rule of the house: where, what, and what to do instead. */
export interface Violation {
  readonly file: string;
  readonly rule: 'storey' | 'one door' | 'new door' | 'closed door' | 'relative path' | 'office' | 'pure core';
  readonly found: string;
  readonly remedy: string;
}

export const sentence = ({ file, rule, found, remedy }: Violation): string => `${file}: ${found} (${rule}). ${remedy}`;

/** Every broken rule in these files, given as path from the root -> text. */
export const violationsIn = (
  files: ReadonlyMap<string, string>,
  projects: readonly Project[],
): readonly Violation[] => [
  ...[...files].flatMap(([file, text]) =>
    importsOf(text).flatMap((specifier) => violationOf(file, specifier, projects) ?? []),
  ),
  ...impureReaches(files),
];

const violationOf = (file: string, specifier: string, projects: readonly Project[]): Violation | undefined => {
  const importer = projectOf(file, projects);
  if (!importer) return undefined;
  const found = `imports "${specifier}"`;
  if (isRelative(specifier)) {
    const target = projectOf(resolveRelative(file, specifier), projects);
    if (!target || target === importer) return undefined;
    return { file, rule: 'relative path', found, remedy: `Import "${target.name}" instead.` };
  }
  const target = projects.find((project) => project.name === packageOf(specifier));
  if (!target) return foreignViolation(file, specifier, found);
  return storeyViolation(file, importer, target, found) ?? doorViolation(file, importer, target, specifier, found);
};

const storeyViolation = (file: string, importer: Project, target: Project, found: string): Violation | undefined => {
  const broken = storeys.find(
    ({ tag, mayImport }) =>
      importer.tags.includes(tag) &&
      !mayImport.includes('*') &&
      !mayImport.some((allowed) => target.tags.includes(allowed)),
  );
  return broken && { file, rule: 'storey', found: `${found} as ${broken.tag}`, remedy: broken.remedy };
};

const doorViolation = (
  file: string,
  importer: Project,
  target: Project,
  specifier: string,
  found: string,
): Violation | undefined => {
  if (isOffice(importer) && isOffice(target) && specifier !== `${target.name}/${officeDoor}`)
    return { file, rule: 'office', found, remedy: officeRemedy(target.name) };
  if (target.exported.includes(specifier)) return undefined;
  const exported = target.exported.join(', ') || 'nothing';
  return { file, rule: 'closed door', found, remedy: `${target.name} exports ${exported}: import that.` };
};

const isOffice = (project: Project): boolean => project.tags.includes('layer:office');

/** Imported by tests and exams everywhere. */
const openToAll = ['@jest/globals', 'fast-check', 'typescript'];

const foreignViolation = (file: string, specifier: string, found: string): Violation | undefined => {
  const name = packageOf(specifier);
  const door = doors.find(({ packages }) => packages.some((entry) => name === entry || name.startsWith(`${entry}/`)));
  if (file.startsWith('test/')) return undefined;
  if (door)
    return door.rooms.some((room) => matchesGlob(file, `${room}/**`) || matchesGlob(file, `${room}.ts`))
      ? undefined
      : { file, rule: 'one door', found, remedy: remedyOf(door) };
  if (isBuiltin(specifier))
    return isPure(file) ? { file, rule: 'pure core', found, remedy: pureImportRemedy } : undefined;
  if (openToAll.includes(name)) return undefined;
  return {
    file,
    rule: 'new door',
    found,
    remedy: 'A new foreign thing gets one door in test/architecture/src/rules.ts and a line in DEPENDENCIES.md.',
  };
};

const isPure = (file: string): boolean =>
  pureFiles.files.some((glob) => matchesGlob(file, glob)) && !pureFiles.ignores.some((glob) => matchesGlob(file, glob));

/**
 * The pure core is pure only if what it uses is: follows its relative imports, where lint sees one file at a time, and
 * names the way by which an impure file is reached.
 */
const impureReaches = (files: ReadonlyMap<string, string>): readonly Violation[] => {
  const reachedFrom = new Map<string, string>();
  const queue = [...files.keys()].filter(isPure);
  for (const file of queue) reachedFrom.set(file, '');
  for (let file = queue.shift(); file !== undefined; file = queue.shift())
    for (const specifier of importsOf(files.get(file) ?? '').filter(isRelative)) {
      const next = resolveRelative(file, specifier);
      if (reachedFrom.has(next) || !files.has(next) || next === 'libs/kernel/src/hash.ts') continue;
      reachedFrom.set(next, file);
      queue.push(next);
    }
  return [...reachedFrom].flatMap(([file, from]) => {
    const way = from ? `, and ${from} of the pure core uses it` : '';
    const text = files.get(file) ?? '';
    const globals = impurityOf(file, text).map((name) => ({
      found: `reads ${name}${way}`,
      remedy: remedyForGlobal(name),
    }));
    // Direct imports of the pure files are found one by one above.
    const builtins = from
      ? importsOf(text)
          .filter(isBuiltin)
          .map((name) => ({ found: `imports "${name}"${way}`, remedy: pureImportRemedy }))
      : [];
    return [...globals, ...builtins].map((finding): Violation => ({ file, rule: 'pure core', ...finding }));
  });
};

const remedyForGlobal = (name: string): string =>
  name === 'Math.random' ? pureRandomRemedy : name === 'Temporal.Now' ? pureNowRemedy : (impureGlobals[name] ?? '');

const projectOf = (file: string, projects: readonly Project[]): Project | undefined =>
  projects.find((project) => file.startsWith(`${project.folder}/`));
