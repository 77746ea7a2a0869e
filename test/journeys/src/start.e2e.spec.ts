import { expect } from '@jest/globals';
import { bringInZuchwil } from './kit/house.ts';
import { journey } from './kit/journey.ts';

journey('starting', ({ server, step }) => {
  step('an empty house answers, and so does one with dossiers after it was stopped', async () => {
    const first = server().startedInMs();
    await bringInZuchwil(server().url);
    await server().stop();
    await server().start();
    const { dossiers } = (await (await fetch(`${server().url}/api/house`)).json()) as { dossiers: number };
    expect(dossiers).toBeGreaterThan(0);
    process.stdout.write(
      `first start ${Math.round(first)} ms, second start ${Math.round(server().startedInMs())} ms until ready\n`,
    );
  });
});
