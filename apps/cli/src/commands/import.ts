import { Command } from 'commander';
import { globalsOf, type Context } from '../context.ts';
import {
  differingFields,
  importFile,
  type ImportKind,
  type ImportOptions,
  type ImportPhase,
  type ImportResult,
  openOrFoundHouse,
  problemText,
  readTable,
  readText,
  type RowProblem,
} from '@fallspur/house';
import { EXIT } from '../terminal/stop.ts';
import { progressOf, type Progress } from '../terminal/progress.ts';
import { count } from '../terminal/table.ts';
import { json, type Terminal } from '../terminal/terminal.ts';

const FORMS: Readonly<Record<ImportKind, string>> = {
  zuzuege: 'Zuzüge aus dem Ausland: eine Zeile je Person, «einheit» fasst Familien zusammen',
  taetigkeiten: 'was die Stellen danach getan haben: eine Zeile je Tätigkeit',
};

export const importCommand = (context: Context): Command => {
  const command = new Command('import').description('liest Tabellen der Gemeinden (CSV UTF-8, Strichpunkt, Kopfzeile)');
  for (const [kind, description] of Object.entries(FORMS) as [ImportKind, string][])
    command
      .command(kind)
      .argument('<datei.csv>')
      .description(description)
      .option('--partial', 'fehlerhafte Zeilen auslassen und nennen, den Rest übernehmen')
      .addHelpText(
        'after',
        `
Beispiel:
  fallspur import ${kind} ${kind}-2016.csv --data ./data

Eine fehlerhafte Zeile verhindert ohne --partial die ganze Datei. Dieselbe Datei noch einmal ändert nichts;
dieselbe Identität mit anderem Inhalt wird als Korrektur vorgeschlagen und nicht erfasst (Ende mit 1).`,
      )
      .action(async (file: string, { partial }: { partial?: boolean }, self: Command) => {
        const globals = globalsOf(self);
        // Before a house is founded for it: the name may be mistyped.
        const table = readTable(file, readText(file));
        const house = await openOrFoundHouse(globals);
        try {
          const options = { partial: partial ?? false, ...(globals.json ? {} : progressOn(context.terminal)) };
          const result = await importFile(house, kind, table, options);
          if (globals.json) context.terminal.out(json(asJson(result)));
          else tell(result, context.terminal);
          context.exitCode = exitCodeOf(result, options.partial);
        } finally {
          await house.close();
        }
      });
  return command;
};

const PHASES: Readonly<Record<ImportPhase, string>> = { rehearsal: 'Probelauf', import: 'Import' };

const progressOn = (terminal: Terminal): Pick<ImportOptions, 'onProgress'> => {
  const bars = new Map<ImportPhase, Progress>();
  return {
    onProgress: (phase, done, entries) => {
      const bar = bars.get(phase) ?? progressOf(terminal, PHASES[phase], entries);
      bars.set(phase, bar);
      bar.to(done);
    },
  };
};

const exitCodeOf = ({ taken, outcome, problems }: ImportResult, partial: boolean): number => {
  if (!taken) return EXIT.refused;
  const differs = (outcome?.corrections.length ?? 0) > 0 || problems.length > 0;
  return differs && !partial ? EXIT.refused : EXIT.done;
};

const rowsOf = (entries: readonly { readonly lines: readonly number[] }[]): number =>
  entries.reduce((sum, { lines }) => sum + lines.length, 0);

const PROBLEMS_SHOWN = 50;

const tell = ({ file, taken, rows, problems, leftOut, outcome }: ImportResult, terminal: Terminal): void => {
  const header = headerText(problems);
  const others = header === undefined ? problems : problems.filter(({ line }) => line !== 1);
  if (header !== undefined) terminal.err(`${file}, ${header}`);
  for (const problem of others.slice(0, PROBLEMS_SHOWN)) terminal.err(problemText(problem));
  if (others.length > PROBLEMS_SHOWN)
    terminal.err(
      `… und ${count(others.length - PROBLEMS_SHOWN, 'weiterer Fehler', 'weitere Fehler')} (alle mit --json).`,
    );
  if (!taken || !outcome) {
    terminal.err(
      `${file}: nichts übernommen, ${count(problems.length, 'Fehler', 'Fehler')} in ${count(rows, 'Zeile', 'Zeilen')}. ` +
        (rows > 0 && leftOut.length < rows
          ? 'Berichtigen Sie die Datei, oder lassen Sie mit --partial die fehlerhaften Zeilen aus.'
          : 'Berichtigen Sie die Datei.'),
    );
    return;
  }
  const { recorded, unchanged, corrections, warnings, cases, facts, timersFired } = outcome;
  const differing = corrections.map(({ entry }) => entry);
  terminal.out(
    `${file}: ${count(rows, 'Zeile', 'Zeilen')}, ${rowsOf(recorded)} neu, ${rowsOf(unchanged)} bereits erfasst` +
      (corrections.length ? `, ${rowsOf(differing)} abweichend` : '') +
      (leftOut.length ? `, ${leftOut.length} ausgelassen` : ''),
  );
  if (recorded.length)
    terminal.out(
      `${count(cases.size, 'Dossier', 'Dossiers')} fortgeführt, ${count(facts, 'Fakt', 'Fakten')} erfasst` +
        ` (samt denen der Prozesse), ${count(timersFired, 'Frist', 'Fristen')} ausgelöst`,
    );
  for (const [code, of] of Map.groupBy(warnings, (warning) => warning.code))
    terminal.out(`Hinweis ${code}, ${of.length}-mal, zuerst Zeile ${of[0]?.entry.lines[0]}: ${of[0]?.message}`);
  for (const { entry, caseId, corrections: offered } of corrections)
    for (const { type, recorded: known, proposed } of offered)
      terminal.err(
        `Zeile ${entry.lines.join(', ')}: weicht ab von ${type} in ${caseId} (${differingFields(known.data, proposed.data).join(', ')}); ` +
          'nicht erfasst. Ist das Erfasste falsch, so ist es dort zu korrigieren.',
      );
  if (leftOut.length) terminal.err(`Ausgelassene Zeilen: ${leftOut.join(', ')}`);
};

/** A header that does not fit at all is said in one sentence, not column by column. */
const headerText = (problems: readonly RowProblem[]): string | undefined => {
  const wrong = problems.filter(({ line }) => line === 1);
  if (wrong.length < 3) return undefined;
  const named = (columns: readonly RowProblem[]): string => columns.map(({ column }) => column).join(', ') || 'keine';
  const missing = wrong.filter(({ value }) => value === '');
  return `Zeile 1: die Spalten passen nicht zu diesem Befehl. Es fehlen: ${named(missing)}. Zu viel oder doppelt: ${named(wrong.filter((one) => !missing.includes(one)))}.`;
};

const asJson = ({ file, kind, taken, rows, problems, leftOut, outcome }: ImportResult) => ({
  file,
  form: kind,
  taken,
  rows,
  new: outcome ? rowsOf(outcome.recorded) : 0,
  unchanged: outcome ? rowsOf(outcome.unchanged) : 0,
  corrections: (outcome?.corrections ?? []).flatMap(({ entry, caseId, corrections }) =>
    corrections.map(({ type, event, recorded, proposed }) => ({
      lines: entry.lines,
      caseId,
      type,
      event,
      fields: differingFields(recorded.data, proposed.data),
    })),
  ),
  cases: outcome?.cases.size ?? 0,
  facts: outcome?.facts ?? 0,
  timersFired: outcome?.timersFired ?? 0,
  warnings: (outcome?.warnings ?? []).map(({ entry, code, message }) => ({ lines: entry.lines, code, message })),
  problems: problems.map(({ kind: _kind, ...problem }) => problem),
  leftOut,
});
