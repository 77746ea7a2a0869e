import { EnginePlayer } from './engine-player.ts';
import { readNet } from './net.ts';
import { Chance } from './random.ts';
import { ANSWERS, randomProcess } from './random-process.ts';
import { EndlessError, TokenGame } from './token-game.ts';

/** How one random walk through one process went. */
export interface Walk {
  readonly kind: 'same' | 'refused' | 'differs';
  readonly steps: number;
  readonly ended: boolean;
  /** Codes of a refusal; for a difference what was played and what either says. */
  readonly said: readonly string[];
}

const TOKENS_MAX = 40;

/** Draws a process with this seed and walks through it with the engine and the token game side by side. */
export const walkOnce = async (seed: number, stepsMax = 14): Promise<Walk & { readonly xml: string }> => {
  const chance = new Chance(seed);
  const xml = randomProcess(chance);
  return { xml, ...(await walkThrough(xml, chance, stepsMax)) };
};

export const walkThrough = async (xml: string, chance: Chance, stepsMax: number): Promise<Walk> => {
  const answers = new Map<string, boolean>();
  const ask = (): Record<string, boolean> => {
    for (const name of ANSWERS) answers.set(name, chance.of(0.5));
    return Object.fromEntries(answers);
  };
  const first = ask();
  const { player, codes } = await EnginePlayer.of(xml);
  if (!player) return { kind: 'refused', steps: 0, ended: false, said: codes };
  const net = await readNet(xml);
  const played: string[] = ['start'];
  const differs = (what: string): Walk => ({
    kind: 'differs',
    steps: played.length,
    ended: false,
    said: [...played, what],
  });

  let game: TokenGame;
  try {
    game = new TokenGame(net, (_flow, condition) => answers.get(condition.slice(1)) === true);
  } catch (error) {
    if (error instanceof EndlessError) return { kind: 'refused', steps: 0, ended: false, said: ['endless'] };
    throw error;
  }
  player.start(first);

  for (let step = 0; ; step++) {
    const found = difference(player, game);
    if (found) return differs(found);
    if (game.ended || step >= stepsMax || game.size > TOKENS_MAX) break;
    const [works, events] = [player.waiting(), player.armed()];
    const at = chance.below(works.length + events.length);
    if (works.length + events.length === 0) break;
    const isWork = at < works.length;
    const list = isWork ? works : events;
    const index = isWork ? at : at - works.length;
    const element = list[index]!;
    const nth = index - list.indexOf(element);
    played.push(`${isWork ? 'complete' : 'happens'} ${element} ${nth}`);
    try {
      if (isWork) {
        player.complete(element, nth, ask());
        game.complete(element, nth);
      } else if (player.signal(element)) game.signal(element);
      else {
        player.fire(element, nth);
        game.happen(element, nth);
      }
    } catch (error) {
      if (error instanceof EndlessError) break;
      return differs((error as Error).message);
    }
  }
  const apart = player.readingsDiffer();
  return apart ? differs(apart) : { kind: 'same', steps: played.length, ended: game.ended, said: [] };
};

const difference = (player: EnginePlayer, game: TokenGame): string | null => {
  if (player.incidents.length) return `incidents: ${player.incidents.join(', ')}`;
  const engine = `${player.ended ? 'ended' : 'runs'}; waiting ${list(player.waiting())}; armed ${list(player.armed())}`;
  const model = `${game.ended ? 'ended' : 'runs'}; waiting ${list(game.waiting())}; armed ${list(game.armed())}`;
  return engine === model ? null : `engine ${engine}\n   game ${model}`;
};

const list = (ids: readonly string[]): string => `[${ids.toSorted().join(' ')}]`;
