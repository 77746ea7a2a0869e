import { Command } from 'commander';
import { isRefusal } from '@fallspur/kernel';
import { figureName, PILOT_FIGURES, pilotReport, publishedPilotTotals, type PilotReport } from '@fallspur/reporting';
import { dayOption, globalsOf, instantOption, type Context } from '../context.ts';
import { caughtUp, type House, municipalityThen, openHouse, systemClock } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { wrongUsage } from '../terminal/stop.ts';
import { tableLines } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

const SHORT: readonly string[] = ['Pers.', 'Einh.', 'Pakete', 'Gespr.', 'Pers. i. G.', 'HEKS', 'Bedarf', 'and. D.'];

export const reportCommand = (context: Context): Command => {
  const command = new Command('report').description('Auswertungen aus den Fakten');
  command
    .command('pilot')
    .description('Kennzahlen der Erstinformation je Gemeinde und Halbjahr, neben den veröffentlichten')
    .option('--gueltig-am <tag>', 'nur was bis zu diesem Tag geschehen ist')
    .option('--stand-per <zeitpunkt>', 'nur was bis dahin erfasst war')
    .addHelpText('after', '\nBeispiel:\n  fallspur report pilot --gueltig-am 2015-12-31')
    .action(async (options: { gueltigAm?: string; standPer?: string }, self: Command) => {
      const globals = globalsOf(self);
      const gueltigAm = dayOption(options.gueltigAm);
      const recordedAt = instantOption(options.standPer);
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        const answer = await pilotReport(house.views, {
          municipalityName: (bfs, day) => nameIn(house.register, bfs, day),
          ...(gueltigAm === undefined ? {} : { gueltigAm }),
          ...(recordedAt === undefined ? {} : { standPer: { recordedAt } }),
        });
        if (isRefusal(answer)) throw wrongUsage(answer.message);
        if (globals.json) context.terminal.out(json(answer.value));
        else for (const line of reportLines(answer.value, answer.position)) context.terminal.out(line);
      } finally {
        await house.close();
      }
    });
  return command;
};

/** As the register names it today; a municipality that was merged later by the name it had in that half-year. */
const nameIn = (register: House['register'], bfs: number, day: string): string | undefined => {
  const then = municipalityThen(register, bfs, day);
  return then && (municipalityToday(register, then.bfs) ?? then.name);
};

const municipalityToday = (register: House['register'], bfs: number): string | undefined => {
  const today = municipalityThen(register, bfs, localDateOfInstant(systemClock.now()));
  return today?.bfs === bfs ? today.name : undefined;
};

const reportLines = ({ total, gemeinden }: PilotReport, position: number): readonly string[] => {
  const published = publishedPilotTotals.figures;
  const totals = PILOT_FIGURES.map((figure) => [
    figureName(figure).name,
    total[figure],
    published[figure] ?? '–',
    verdict(total[figure], published[figure]),
  ]);
  const rows = Object.entries(gemeinden).flatMap(([gemeinde, halves]) =>
    Object.entries(halves).map(([half, figures], index) => [
      index === 0 ? gemeinde : '',
      half,
      ...PILOT_FIGURES.map((figure) => figures[figure] ?? 0),
    ]),
  );
  return [
    ...tableLines([['Kennzahl', 'Fallspur', 'veröffentlicht', ''], ...totals]),
    '',
    ...tableLines([['Gemeinde', 'Halbjahr', ...SHORT], ...rows]),
    '',
    `Quelle der Vergleichszahlen: ${publishedPilotTotals.source}`,
    publishedPilotTotals.reading,
    `Stand: Position ${position} des Protokolls`,
  ];
};

const verdict = (ours: number, theirs: number | undefined): string =>
  theirs === undefined
    ? ''
    : ours === theirs
      ? 'stimmt überein'
      : `Abweichung ${ours - theirs > 0 ? '+' : ''}${ours - theirs}`;
