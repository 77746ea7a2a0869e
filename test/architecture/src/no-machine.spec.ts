import { homedir, hostname, tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { filesUnder, read, root } from './workspace.ts';

/** Where a text names one machine: a home folder, a checkout, a package registry. Lines are given, not the finding. */
const namings = (text: string, machine: readonly RegExp[]): readonly number[] =>
  text.split('\n').flatMap((line, index) => (machine.some((pattern) => pattern.test(line)) ? [index + 1] : []));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const absolute = (folder: string): RegExp => new RegExp(`(?<![\\w.@~/*}-])${escaped(folder)}(?![\\w-])`);

// An absolute path into places where people and build servers keep checkouts, or a host that hands out packages.
const anyMachine = [
  /(?<![\w.@~/*}-])\/(?:home|Users|root|work|workspaces?|builds?|mnt)\/\w/,
  /[A-Z]:\\Users\\/,
  /https?:\/\/[^\s/"']*(?:registry|npmjs|yarnpkg|artifactory|nexus|verdaccio)[^\s/"']*/,
];
// And whatever this very machine is called, where that is telling enough not to be a word by chance.
const thisMachine = [
  ...[root, homedir()]
    .filter((folder) => folder.split(/[/\\]/).length > 2 && !folder.startsWith(tmpdir()))
    .map(absolute),
  ...[hostname()].filter((name) => name.length > 7 && /[\d.-]/.test(name)).map((name) => new RegExp(escaped(name))),
  ...[process.env.npm_config_registry]
    .filter((registry) => registry !== undefined && URL.canParse(registry))
    .map((registry) => new RegExp(escaped(new URL(registry ?? '').host))),
];

describe('the repository names no machine', () => {
  it('in any of its files', () => {
    const found = filesUnder()
      .filter((file) => !file.endsWith('.log'))
      .flatMap((file) => namings(read(file), [...anyMachine, ...thisMachine]).map((line) => `${file}:${line}`));
    expect(found).toEqual([]);
  });

  it('and its lockfile leaves the choice of a registry to the machine', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
    expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
  });

  it.each([
    'see /' + 'home/anna/fallspur',
    'C:' + '\\Users\\anna',
    'https:' + '//registry.example.org/x',
    '"/' + 'work/x"',
  ])('the search finds «%s»', (text) => expect(namings(text, anyMachine)).toEqual([1]));

  it.each(['libs/work/x', './home/x', 'the work/life balance', 'https://so.ch/home/x', '${root}/work/x', '/api/tasks'])(
    'and leaves «%s» alone',
    (text) => expect(namings(text, anyMachine)).toEqual([]),
  );
});
