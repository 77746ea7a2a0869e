import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's browser: `CHROMIUM`, or where Linux keeps it. Null where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env['CHROMIUM'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM names ${named}, where nothing is. Correct it, or leave it out.`);
    return named;
  }
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Without a browser a developer is told `not run`; a proof (`CI`) has failed. */
export const notRun = (journey: string): string =>
  `not run: browser journey «${journey}» (no browser: install chromium or set CHROMIUM; looked at ${PLACES.join(', ')})`;

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      // Containers run as root, where Chromium's sandbox cannot.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  });
