import { basename, dirname, isAbsolute, join } from 'node:path';
import { Command } from 'commander';
import { hasErrors, type Diagnostic } from '@fallspur/kernel';
import { globalsOf, type Context } from '../context.ts';
import { checkDiagram } from '../check/check-diagram.ts';
import { checkProcess } from '../check/check-process.ts';
import { namedProcess, readProcessFiles, type Named, type ProcessFiles } from '../check/process-files.ts';
import { findingLine, PROCESSES } from '@fallspur/house';
import { EXIT } from '../terminal/stop.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

interface Options {
  readonly write?: boolean;
  readonly permissive?: boolean;
}

export const checkCommand = (context: Context): Command =>
  new Command('check')
    .argument('[prozess...]', 'Name in processes/, Ordner oder Diagramm (.bpmn); ohne Angabe alle')
    .description('liest Prozesse Korrektur: Diagramm, Tabellen, Fakten, Rollen, Fristen, Szenarien, Maschine')
    .option('--write', 'schreibt die erzeugten *.machine.json neu')
    .option('--permissive', 'ein einzelnes Diagramm: Zweifel nur als Warnung')
    .addHelpText(
      'after',
      '\nBeispiele:\n  fallspur check informieren\n  fallspur check entwurf.bpmn --permissive\n\nJe Zeile: Datei:Zeile:Spalte CODE Befund. Endet mit 1, wenn ein Fehler (E_…) dabei ist.',
    )
    .action(async (asked: readonly string[], { write, permissive }: Options, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const checked = await findingsOn(asked.map(namedProcess), write ?? false, permissive ? 'permissive' : 'strict');
      const found = checked.flatMap(({ diagnostics }) => diagnostics);
      if (hasErrors(found)) context.exitCode = EXIT.refused;
      if (globals.json) return terminal.out(json({ ok: !hasErrors(found), checked }));
      for (const diagnostic of found) terminal.out(findingLine(diagnostic));
      const of = (severity: Diagnostic['severity']) => found.filter((one) => one.severity === severity).length;
      terminal.out(
        `${count(checked.length, 'Prozess', 'Prozesse')} geprüft (${checked.map(({ name }) => name).join(', ')}): ` +
          `${count(of('error'), 'Fehler', 'Fehler')}, ${count(of('warning'), 'Warnung', 'Warnungen')}, ${count(of('info'), 'Hinweis', 'Hinweise')}`,
      );
    });

interface Checked {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

const findingsOn = async (
  named: readonly Named[],
  write: boolean,
  profile: 'strict' | 'permissive',
): Promise<readonly Checked[]> => {
  const roots = new Map<string, ProcessFiles>();
  const filesOf = async (root: string): Promise<ProcessFiles> => {
    const files = roots.get(root) ?? (await readProcessFiles(root));
    roots.set(root, files);
    return files;
  };
  if (named.length === 0) {
    const { processes } = await filesOf(PROCESSES);
    return findingsOn(
      processes.map(({ folder: { directory } }) => ({ kind: 'folder', root: PROCESSES, directory })),
      write,
      profile,
    );
  }
  const checked: Checked[] = [];
  for (const one of named) {
    if (one.kind === 'diagram') {
      const diagnostics = await checkDiagram(one.file, profile);
      checked.push({
        name: basename(one.file),
        diagnostics: diagnostics.map((found) => located(found, dirname(one.file))),
      });
      continue;
    }
    const files = await filesOf(one.root);
    const process = files.processes.find(({ folder }) => folder.directory === one.directory);
    if (!process) throw new Error(`${one.directory}: a folder with process.json, yet not among those of ${one.root}`);
    const diagnostics = await checkProcess(process, files, write);
    checked.push({
      name: process.folder.head.id,
      diagnostics: diagnostics.map((found) => located(found, one.directory)),
    });
  }
  return checked;
};

/** Files by their whole path: findings name them relative to their folder. */
const located = (diagnostic: Diagnostic, directory: string): Diagnostic =>
  diagnostic.file === undefined || isAbsolute(diagnostic.file)
    ? diagnostic
    : { ...diagnostic, file: join(directory, diagnostic.file) };
