import type { Browser, BrowserContext, Page } from 'playwright-core';

export const SIZES = {
  klein: { width: 1366, height: 768 },
  gross: { width: 1920, height: 1080 },
} as const;
export const SCHEMES = ['light', 'dark'] as const;

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Another tab of the same person. */
  openTab(): Promise<Page>;
  /** What the browser complained about so far; a journey fails on any. */
  complaints(): readonly string[];
  /** While the server is away the browser complains of that alone, and rightly. */
  whileServerIsAway<T>(body: () => Promise<T>): Promise<T>;
  leave(): Promise<void>;
}

/** One person at one screen, with a browser profile of their own. */
export async function visit(
  browser: Browser,
  url: string,
  {
    size = SIZES.klein,
    colorScheme = 'light',
  }: { size?: { width: number; height: number }; colorScheme?: (typeof SCHEMES)[number] } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    colorScheme,
    locale: 'de-CH',
    timezoneId: 'Europe/Zurich',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  let away = false;
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    if (isAnswer(message.text()) || (away && isNetwork(message.text()))) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  const page = await context.newPage();
  return {
    context,
    page,
    openTab: () => context.newPage(),
    complaints: () => complaints,
    whileServerIsAway: async (body) => {
      away = true;
      try {
        return await body();
      } finally {
        away = false;
      }
    },
    leave: () => context.close(),
  };
}

/** Chromium writes every answer of 400 and above to the console; 404, 412 and 422 are ordinary answers here. */
const isAnswer = (text: string): boolean =>
  /^Failed to load resource: the server responded with a status of (404|412|422) /.test(text);

const isNetwork = (text: string): boolean => /net::ERR_(CONNECTION|EMPTY_RESPONSE|INCOMPLETE|NETWORK)/.test(text);
