import { Command } from 'commander';
import { namesIn, namesOf, type DiagramNames } from '@fallspur/casework';
import { compileSource, type DefinitionSource, type WhatIfCase, type WhatIfTotals } from '@fallspur/engine';
import { caughtUp, KINDS, openHouse, type House } from '@fallspur/house';
import { isRefusal } from '@fallspur/kernel';
import { casesIn, listCases, whatIf } from '@fallspur/runtime';
import { globalsOf, type Context } from '../context.ts';
import { progressOf, silent, type Progress } from '../terminal/progress.ts';
import { EXIT, refused } from '../terminal/stop.ts';
import { count } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';
import { changedDefinition } from '../versions/changed-definition.ts';
import { MAP_OPTION, mapOption } from '../versions/map-option.ts';
import { pathText, unknownText, withoutDetails } from '../versions/path-text.ts';

interface Options {
  readonly definition: string;
  readonly map?: readonly string[];
}

export const whatIfCommand = (context: Context): Command =>
  new Command('what-if')
    .description('spielt alle Fälle des Protokolls auf einer geänderten Fassung nach; erfasst wird nichts')
    .requiredOption('--definition <ordner>', 'Ordner des geänderten Prozesses, oder nur sein Diagramm (.bpmn)')
    .option(...MAP_OPTION)
    .addHelpText(
      'after',
      '\nBeispiele:\n  fallspur what-if --definition processes/informieren\n  fallspur what-if --definition entwurf.bpmn --map Task_Alt=Task_Neu\n\nEndet mit 0, wenn jeder Fall gleich verlaufen wäre, sonst mit 1.',
    )
    .action(async ({ definition, map: pairs }: Options, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const map = mapOption(pairs);
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        const source = await changedDefinition(house, definition);
        const kind = source.caseKind;
        const { length } = house.views.answer((rows) => listCases(rows, { kind })).value;
        const progress = globals.json ? silent : progressOf(terminal, 'Fälle', length);
        const { cases, totals } = await played(house, source, map, progress);
        if (totals.different || totals.unknownInput) context.exitCode = EXIT.refused;
        if (globals.json)
          return terminal.out(
            json({
              process: source.process,
              totals,
              cases: cases.map(({ caseId, outcome }) => ({ caseId, ...withoutDetails(outcome) })),
            }),
          );
        const names = await namesFor(house, source);
        for (const one of cases) for (const line of caseLines(one, names)) terminal.out(line);
        terminal.out(totalsLine(totals));
      } finally {
        await house.close();
      }
    });

const played = async (
  house: House,
  source: DefinitionSource,
  map: ReturnType<typeof mapOption>,
  progress: Progress,
): Promise<{ readonly cases: readonly WhatIfCase[]; readonly totals: WhatIfTotals }> => {
  let read = 0;
  const counting = async function* () {
    for await (const one of casesIn(house.log, house.keys, source.caseKind)) {
      yield one;
      progress.to(++read);
    }
  };
  const answers = await whatIf({ kinds: KINDS, deployed: house.runtime.deployed }, counting(), source, map);
  if (isRefusal(answers)) throw refused(answers.message, answers.details?.['errors'] as readonly string[]);
  const cases: WhatIfCase[] = [];
  for (;;) {
    const next = await answers.next();
    if (!next.done) {
      cases.push(next.value);
      continue;
    }
    progress.end();
    return { cases, totals: next.value };
  }
};

type NamesOfProcess = (process: string) => DiagramNames;

/** Names of the changed diagram; for what it does not know, and for other processes, those in force. */
const namesFor = async ({ deployed }: House, source: DefinitionSource): Promise<NamesOfProcess> => {
  const compiled = await compileSource(source, 0);
  const changed = namesIn(compiled.kind === 'compiled' ? compiled.definition : undefined);
  return (process) => {
    const inForce = namesOf(deployed.definitions, process);
    if (process !== source.process) return inForce;
    return {
      ...inForce,
      process: changed.process || process,
      element: (id) => (changed.isNamed(id) ? changed.element(id) : inForce.element(id)),
    };
  };
};

const caseLines = ({ caseId, outcome }: WhatIfCase, names: NamesOfProcess): readonly string[] => {
  if (outcome.kind === 'same') return [];
  const { at } = outcome;
  if (outcome.kind === 'unknown input')
    return [`${caseId}: offen ab #${at.revision} ${at.type}`, `  ${unknownText(outcome.why)}`];
  const of = names(outcome.process);
  return [`${caseId}: anders ab #${at.revision} ${at.type}`, `  ${of.process}: ${pathText(outcome, of)}`];
};

const totalsLine = ({ cases, same, different, unknownInput, untouched }: WhatIfTotals): string =>
  `${count(cases, 'Fall', 'Fälle')}: ${same} gleich, ${different} anders, ${unknownInput} offen (eine Angabe fehlt in der Geschichte), ${untouched} nicht betroffen`;
