import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { screenshot } from './checks.ts';
import { findChromium, launch, notRun } from './chromium.ts';
import { startServer, type Server } from './server.ts';
import { visit, type Visitor } from './visit.ts';

/** A fresh house with a browser before it; every visitor is shown out and asked for complaints after each test. */
export interface Stage {
  server(): Server;
  visit(options?: Parameters<typeof visit>[2]): Promise<Visitor>;
  /** A test with time for a browser. */
  step(name: string, body: () => Promise<void>): void;
}

const JOURNEY_MAX_MS = 120_000;

export function journey(name: string, tell: (stage: Stage) => void): void {
  const executable = findChromium();
  if (!executable) {
    process.stdout.write(`${notRun(name)}\n`);
    describe(name, () => {
      (process.env['CI'] ? test : test.skip)('has a browser', () => expect(notRun(name)).toBe(''));
    });
    return;
  }
  describe(name, () => {
    let server: Server | undefined;
    let browser: Browser | undefined;
    const visitors: Visitor[] = [];
    beforeAll(async () => {
      const started = await Promise.allSettled([
        startServer().then((it) => (server = it)),
        launch(executable).then((it) => (browser = it)),
      ]);
      // Only now: when one fails, the other has to be known to be closed.
      for (const outcome of started) if (outcome.status === 'rejected') throw outcome.reason;
    }, JOURNEY_MAX_MS);
    afterEach(async () => {
      const left = visitors.splice(0);
      await Promise.all(left.map((visitor) => visitor.leave()));
      expect(left.flatMap((visitor) => visitor.complaints())).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.clear();
    });
    tell({
      server: () => known(server),
      visit: async (options) => {
        const visitor = await visit(known(browser), known(server).url, options);
        visitors.push(visitor);
        return visitor;
      },
      step: (stepName, body) =>
        test(
          stepName,
          async () => {
            try {
              await body();
            } catch (error) {
              await pictures(`failed-${stepName}`, visitors);
              throw error;
            }
          },
          JOURNEY_MAX_MS,
        ),
    });
  });
}

function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the stage was not set: see the first failure');
  return thing;
}

/** What everybody saw when it failed, into `tmp/screenshots`. */
async function pictures(name: string, visitors: readonly Visitor[]): Promise<void> {
  const pages = visitors.flatMap(({ context }) => context.pages());
  for (const [at, page] of pages.entries())
    await screenshot(page, `${name.replace(/[^a-zäöü0-9]+/gi, '-')}-${at}`).catch((reason: unknown) =>
      // The failure itself is what has to be told.
      process.stdout.write(`no picture of page ${at}: ${String(reason)}\n`),
    );
}
