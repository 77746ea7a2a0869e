import { describe, expect, it } from '@jest/globals';
import { importsOf, isBuiltin, isRelative, packageOf } from './imports.ts';
import { filesUnder, foldersUnder, projects, read } from './workspace.ts';

const house = projects();
const storeys = ['apps', 'libs', 'processes', 'test'];
const files = new Set(storeys.flatMap(filesUnder));

describe('rooms', () => {
  const processes = [...files]
    .filter((file) => file.endsWith('/process.json'))
    .map((file) => file.replace(/\/[^/]+$/, ''));

  it.each([...house.map((project) => project.folder), ...processes])('%s says in a README what it is for', (room) => {
    expect([room, files.has(`${room}/README.md`)]).toEqual([room, true]);
    const [title] = read(`${room}/README.md`).split('\n');
    expect(title).toMatch(/^# \S/);
  });

  it('have a subject: no folder is a drawer for leftovers', () => {
    const drawers = storeys
      .flatMap(foldersUnder)
      .filter((folder) => /\/(shared|common|utils?|types|data-access)$/.test(folder))
      .map((folder) => `${folder}: name the folder by what it is about, or move each file to the room that owns it`);
    expect(drawers).toEqual([]);
  });
});

describe('package.json lists exactly the siblings a project imports', () => {
  const names = new Set(house.map((project) => project.name));

  it.each(house.map((project) => [project.folder, project] as const))('%s', (folder, project) => {
    const imported = new Set(
      filesUnder(folder)
        .filter((file) => /\.tsx?$/.test(file))
        .flatMap((file) => importsOf(read(file)).map(packageOf))
        .filter((name) => names.has(name) && name !== project.name),
    );
    const listed = new Set(project.dependencies.filter((name) => names.has(name)));
    expect({
      importedButNotListed: [...imported].filter((name) => !listed.has(name)),
      listedButNotImported: [...listed].filter((name) => !imported.has(name)),
    }).toEqual({ importedButNotListed: [], listedButNotImported: [] });
  });

  it.each(house.map((project) => [project.folder, project] as const))(
    '%s leaves foreign packages to the root',
    (_, project) => {
      expect(project.dependencies.filter((name) => !names.has(name))).toEqual([]);
    },
  );

  it('and the root lists every foreign package somebody imports', () => {
    const root = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const listed = new Set(Object.keys({ ...root.dependencies, ...root.devDependencies }));
    const missing = [...files]
      .filter((file) => /^(apps|libs|test)\/.*\.tsx?$/.test(file))
      .flatMap((file) =>
        importsOf(read(file))
          .filter((specifier) => !isRelative(specifier) && !isBuiltin(specifier))
          .map(packageOf)
          .filter((name) => !names.has(name) && !listed.has(name))
          .map((name) => `${file} imports "${name}": list it in the root package.json with its exact version`),
      );
    expect(missing).toEqual([]);
  });

  it.each(house.map((project) => [project.folder, project] as const))(
    '%s is tagged with storey and name',
    (_, project) => {
      const [, storey, name] = /^(app|lib|test)s?\/(.+)$/.exec(project.folder) ?? [];
      expect(project.tags).toContain(`${storey}:${name}`);
      expect(project.tags.filter((tag) => tag.startsWith('layer:'))).toHaveLength(1);
    },
  );
});
