import { Command } from 'commander';
import { globalsOf, instantOption, type Context } from '../context.ts';
import { caughtUp, masked, openHouse, readStory, storyJson, type House, type Moment } from '@fallspur/house';
import { askedCase } from '../replay/asked-case.ts';
import { storyLines } from '../replay/story-lines.ts';
import { momentOf, untilOption } from '../replay/moment-option.ts';
import { verifiedCase } from '../replay/verified-case.ts';
import { verifiedLines } from '../replay/verified-lines.ts';
import { EXIT } from '../terminal/stop.ts';
import { withoutDetails } from '../versions/path-text.ts';
import { json } from '../terminal/terminal.ts';

interface Options {
  readonly standPer?: string;
  readonly until?: string;
  readonly klartext?: boolean;
  readonly verify?: boolean;
}

export const replayCommand = (context: Context): Command =>
  new Command('replay')
    .argument('<fall>', 'Nummer des Falls oder ihr eindeutiger Anfang')
    .description('erzählt einen Fall: jedes Ereignis, jede Bewegung, was offen ist; Persönliches bleibt verdeckt')
    .option('--stand-per <zeitpunkt>', 'nur was bis dahin erfasst war (ein Tag: bis zu seinem Ende)')
    .option('--until <ereignis>', 'nur bis zu diesem Ereignis des Falls (0, 1, 2, …) oder bis zu diesem Zeitpunkt')
    .option('--verify', 'spielt statt dessen die Eingaben nochmals durch und vergleicht: Endet mit 1 bei Abweichung')
    .option('--klartext', 'persönliche Angaben zeigen')
    .addHelpText(
      'after',
      '\nBeispiele:\n  fallspur replay dossier-1a2b\n  fallspur replay 1a2b --until 5 --json\n  fallspur replay 1a2b --verify',
    )
    .action(async (asked: string, options: Options, self: Command) => {
      const globals = globalsOf(self);
      const moment = momentOf(instantOption(options.standPer), untilOption(options.until));
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        const caseId = askedCase(house, asked);
        if (options.verify) return await verify(context, house, caseId, moment, globals.json);
        const clear = options.klartext ?? false;
        const story = await readStory(house, caseId, { ...moment, clear });
        const { definitions } = house.deployed;
        if (globals.json) return context.terminal.out(json(storyJson(story, definitions)));
        const shown = clear ? story : { ...story, events: story.events.map(masked) };
        for (const line of storyLines(shown, definitions)) context.terminal.out(line);
      } finally {
        await house.close();
      }
    });

/** Ends with 1 unless every instance is proven to its end, or to the moment asked for. */
const verify = async (
  context: Context,
  house: House,
  caseId: string,
  moment: Omit<Moment, 'clear'>,
  asJson: boolean,
): Promise<void> => {
  const instances = await verifiedCase(house, caseId, moment);
  if (instances.some(({ verdict }) => verdict.kind !== 'agrees')) context.exitCode = EXIT.refused;
  if (asJson)
    return context.terminal.out(
      json({ caseId, instances: instances.map((one) => ({ ...one, verdict: withoutDetails(one.verdict) })) }),
    );
  for (const line of verifiedLines(caseId, instances, house.deployed.definitions)) context.terminal.out(line);
};
