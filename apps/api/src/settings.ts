import { resolve } from 'node:path';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '@fallspur/kernel';

/** What the server is told from outside; everything has a default that runs on one's own machine. */
export interface Settings {
  /** Directory of the embedded store; keys lie beside it. */
  readonly data: string;
  readonly keys?: string;
  readonly host: string;
  readonly port: number;
  /** An identity provider is configured: the demonstration login is off. */
  readonly oidcIssuer: string | null;
  /** Built screens, served when present. */
  readonly webRoot: string;
  /** Follow the log, fire timers and deliver in this process. The embedded store has one writer, so this is the default. */
  readonly runsWorker: boolean;
  /** Default: the clock of this machine. */
  readonly clock?: Clock;
}

export const SETTINGS = Symbol('SETTINGS');

/** Reads the environment. Throws with a sentence for whoever started the server. */
export const settingsFrom = (env: Readonly<Record<string, string | undefined>>, webRoot: string): Settings => ({
  data: resolve(env['FALLSPUR_DATA'] || 'data'),
  ...(env['FALLSPUR_KEYS'] ? { keys: resolve(env['FALLSPUR_KEYS']) } : {}),
  host: env['HOST'] || '127.0.0.1',
  port: portFrom(env['PORT'] || '3000'),
  oidcIssuer: env['FALLSPUR_OIDC_ISSUER'] || null,
  webRoot,
  runsWorker: true,
});

const portFrom = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SettingsError(`PORT erwartet eine Zahl von 0 bis 65535, nicht «${text}».`);
};

/** Whoever started the server can mend it; the message says how. */
export class SettingsError extends Error {}

@Global()
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
