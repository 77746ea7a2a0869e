import type { MigrationMap } from '@fallspur/engine';
import { wrongUsage } from '../terminal/stop.ts';

/** `--map alt=neu …`: what an element or a flow of the old version is called in the new one. */
export const mapOption = (pairs: readonly string[] = []): MigrationMap => {
  const map: Record<string, string> = {};
  for (const pair of pairs) {
    const [, from, to] = /^([^=\s]+)=([^=\s]+)$/.exec(pair) ?? [];
    if (from === undefined || to === undefined)
      throw wrongUsage(`--map erwartet ALT=NEU mit den Kennungen zweier Elemente oder Flüsse, nicht «${pair}».`);
    if (map[from] !== undefined && map[from] !== to)
      throw wrongUsage(`--map ordnet «${from}» zweimal zu: «${map[from]}» und «${to}».`);
    map[from] = to;
  }
  return map;
};

/** How the option is declared, the same for every command that compares two versions. */
export const MAP_OPTION = [
  '--map <alt=neu...>',
  'Elemente und Flüsse, die in der neuen Fassung anders heissen',
] as const;
