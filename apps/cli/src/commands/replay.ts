import { Command } from 'commander';
import { globalsOf, instantOption, type Context } from '../context.ts';
import { caughtUp, masked, openHouse, readStory, storyJson } from '@fallspur/house';
import { askedCase } from '../replay/asked-case.ts';
import { storyLines } from '../replay/story-lines.ts';
import { wrongUsage } from '../terminal/stop.ts';
import { json } from '../terminal/terminal.ts';

interface Options {
  readonly standPer?: string;
  readonly until?: string;
  readonly klartext?: boolean;
}

export const replayCommand = (context: Context): Command =>
  new Command('replay')
    .argument('<fall>', 'Nummer des Falls oder ihr eindeutiger Anfang')
    .description('erzählt einen Fall: jedes Ereignis, jede Bewegung, was offen ist; Persönliches bleibt verdeckt')
    .option('--stand-per <zeitpunkt>', 'nur was bis dahin erfasst war (ein Tag: bis zu seinem Ende)')
    .option('--until <revision>', 'nur bis zu diesem Ereignis des Falls')
    .option('--klartext', 'persönliche Angaben zeigen')
    .addHelpText('after', '\nBeispiele:\n  fallspur replay dossier-1a2b\n  fallspur replay 1a2b --until 5 --json')
    .action(async (asked: string, options: Options, self: Command) => {
      const globals = globalsOf(self);
      const recordedAt = instantOption(options.standPer);
      const revision = revisionOption(options.until);
      const house = await openHouse(globals);
      try {
        await caughtUp(house);
        const clear = options.klartext ?? false;
        const story = await readStory(house, askedCase(house, asked), { recordedAt, revision, clear });
        const { definitions } = house.deployed;
        if (globals.json) return context.terminal.out(json(storyJson(story, definitions)));
        const shown = clear ? story : { ...story, events: story.events.map(masked) };
        for (const line of storyLines(shown, definitions)) context.terminal.out(line);
      } finally {
        await house.close();
      }
    });

const revisionOption = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw wrongUsage(`--until erwartet die Nummer eines Ereignisses (0, 1, 2, …), nicht «${text}».`);
};
