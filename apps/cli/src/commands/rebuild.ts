import { Command } from 'commander';
import { globalsOf, type Context } from '../context.ts';
import { caughtUp, openHouse } from '@fallspur/house';
import { EXIT, wrongUsage } from '../terminal/stop.ts';
import { progressOf, silent } from '../terminal/progress.ts';
import { tableLines } from '../terminal/table.ts';
import { json } from '../terminal/terminal.ts';

export const rebuildCommand = (context: Context): Command =>
  new Command('rebuild')
    .argument('[sicht...]', 'Namen der Sichten; ohne Angabe alle')
    .description('baut Sichten aus dem Protokoll neu und vergleicht sie mit den laufend geführten')
    .addHelpText(
      'after',
      '\nBeispiel:\n  fallspur rebuild pilot_facts\n\nEndet mit 1, wenn eine Sicht danach anders ist als zuvor.',
    )
    .action(async (names: readonly string[], _options: unknown, self: Command) => {
      const globals = globalsOf(self);
      const { terminal } = context;
      const house = await openHouse(globals);
      try {
        const { views, log } = house;
        await caughtUp(house);
        const known = views.status().map(({ projection }) => projection);
        const unknown = names.find((name) => !known.includes(name));
        if (unknown !== undefined)
          throw wrongUsage(`Die Sicht «${unknown}» gibt es nicht; es gibt: ${known.join(', ')}.`);
        const asked = names.length ? [...new Set(names)] : known;
        const before = new Map(asked.map((name) => [name, views.hashOf(name)]));
        const { position } = await log.head();
        const progress = globals.json ? silent : progressOf(terminal, 'Neubau', position);
        await views.rebuild(asked, ({ position: reached }) => progress.to(reached));
        progress.end();
        const rows = asked.map((projection) => {
          const [old, fresh] = [before.get(projection) ?? '', views.hashOf(projection)];
          return { projection, before: old, after: fresh, equal: old === fresh };
        });
        const parked = views.parked();
        if (rows.some(({ equal }) => !equal)) context.exitCode = EXIT.refused;
        if (globals.json) return terminal.out(json({ position, projections: rows, parked }));
        const cells = rows.map(({ projection, before: old, after, equal }) => [
          projection,
          old.slice(0, 16),
          after.slice(0, 16),
          equal ? 'gleich' : 'VERSCHIEDEN',
        ]);
        for (const line of tableLines([['Sicht', 'zuvor', 'neu gebaut', ''], ...cells])) terminal.out(line);
        for (const { projection, caseId, code } of parked)
          terminal.err(`${projection} folgt dem Fall ${caseId} nicht mehr (${code}).`);
        terminal.out(`Gebaut aus ${position} Ereignissen.`);
      } finally {
        await house.close();
      }
    });
