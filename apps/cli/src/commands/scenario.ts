import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import type { CompiledDefinition, Coverage } from '@fallspur/engine';
import { globalsOf, type Context } from '../context.ts';
import { readProcessFiles, type ProcessFiles } from '../check/process-files.ts';
import { namesIn } from '@fallspur/casework';
import { findingLine, PROCESSES, shownPath } from '@fallspur/house';
import { differenceText } from '../scenario/difference-text.ts';
import { coverageOfFiles, playFile, type PlayedFile } from '../scenario/run-files.ts';
import { EXIT, wrongUsage } from '../terminal/stop.ts';
import { progressOf, silent } from '../terminal/progress.ts';
import { count } from '../terminal/table.ts';
import { json, type Terminal } from '../terminal/terminal.ts';

export const scenarioCommand = (context: Context): Command =>
  new Command('scenario')
    .argument('[datei...]', '.feature, .json oder Ordner; ohne Angabe alle von processes/')
    .description('spielt Szenarien und nennt die erste Abweichung und was kein Szenario erreicht')
    .addHelpText(
      'after',
      '\nBeispiele:\n  fallspur scenario\n  fallspur scenario processes/informieren\n  fallspur scenario bestellung.json\n\nEndet mit 0, wenn alle Szenarien halten.',
    )
    .action(async (asked: readonly string[], _options: unknown, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const files = (asked.length ? asked : [PROCESSES]).flatMap(scenarioFiles);
      const processesOf = processesByRoot();
      const progress = globals.json ? silent : progressOf(terminal, 'Szenarien', files.length);
      const played: PlayedFile[] = [];
      for (const [index, file] of files.entries()) {
        progress.to(index);
        played.push(await playFile(file, await processesOf(file)));
      }
      progress.end();
      const ok = played.every(
        ({ scenarios, diagnostics }) => diagnostics.length === 0 && scenarios.every((one) => one.ok),
      );
      if (!ok) context.exitCode = EXIT.refused;
      const coverage = coverageOfFiles(played);
      if (globals.json)
        return terminal.out(
          json({
            ok,
            files: played.map(({ file, scenarios, diagnostics }) => ({
              file: shownPath(file),
              scenarios,
              diagnostics,
            })),
            coverage: coverage.map((one) => one.coverage),
          }),
        );
      tell(played, terminal);
      for (const { definition, coverage: of } of coverage)
        if (of) for (const line of coverageLines(definition, of)) terminal.out(line);
    });

const scenarioFiles = (asked: string): readonly string[] => {
  const path = [resolve(asked), join(PROCESSES, asked)].find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw wrongUsage(
      `«${asked}» gibt es nicht: erwartet ist eine Datei .feature oder .json, ein Ordner oder ein Prozess.`,
    );
  if (!statSync(path).isDirectory()) {
    if (/\.(feature|json)$/.test(path)) return [path];
    throw wrongUsage(`«${asked}» ist kein Szenario: erwartet ist eine Datei .feature oder .json.`);
  }
  // Below a process only its scenarios; elsewhere every .json may be one.
  const inProcess = globSync('**/scenarios/*.{feature,json}', { cwd: path });
  const found = inProcess.length ? inProcess : globSync('*.{feature,json}', { cwd: path });
  if (!found.length) throw wrongUsage(`In «${asked}» liegt kein Szenario (.feature oder .json).`);
  return found.sort().map((file) => join(path, file));
};

/** The process folders a scenario file lies among, read once a root. */
const processesByRoot = () => {
  const known = new Map<string, Promise<ProcessFiles>>();
  return async (file: string): Promise<ProcessFiles | undefined> => {
    for (let folder = dirname(resolve(file)); folder !== dirname(folder); folder = dirname(folder)) {
      if (!existsSync(join(folder, 'process.json'))) continue;
      const root = dirname(folder);
      const files = known.get(root) ?? readProcessFiles(root);
      known.set(root, files);
      return files;
    }
    return undefined;
  };
};

const tell = (played: readonly PlayedFile[], terminal: Terminal): void => {
  for (const { file, scenarios, diagnostics } of played) {
    for (const diagnostic of diagnostics) terminal.out(findingLine(diagnostic));
    for (const { name, ok, difference } of scenarios)
      terminal.out(
        ok
          ? `hält  ${shownPath(file)} «${name}»`
          : `FÄLLT ${shownPath(file)}${difference?.line ? `:${difference.line}` : ''} «${name}» ${difference ? differenceText(difference) : ''}`,
      );
  }
  const all = played.flatMap(({ scenarios }) => scenarios);
  const failed = all.filter(({ ok }) => !ok).length + played.filter(({ diagnostics }) => diagnostics.length).length;
  terminal.out(
    `${count(all.length, 'Szenario', 'Szenarien')} gespielt, ${failed === 0 ? 'alle halten' : count(failed, 'hält nicht', 'halten nicht')}`,
  );
};

const coverageLines = (definition: CompiledDefinition, { process, elements, flows }: Coverage): readonly string[] => {
  const names = namesIn(definition);
  return [
    `${process}: ${percent(elements)} der Elemente (${elements.visited}/${elements.all}), ${percent(flows)} der Flüsse (${flows.visited}/${flows.all})`,
    ...elements.missing.map((id) => `  nie erreicht: ${id} «${names.element(id)}»`),
    ...flows.missing.map((id) => `  nie genommen: ${id} «${names.flow(id) ?? id}»`),
  ];
};

// Rounded down: 100 % is said only of all.
const percent = ({ visited, all }: { readonly visited: number; readonly all: number }): string =>
  `${all === 0 ? 100 : Math.floor((visited / all) * 100)} %`;
