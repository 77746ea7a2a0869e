import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KEY_FILE, LOG_FILE } from '@fallspur/event-log/sqlite';
import { keyDirectoryOf } from '@fallspur/runtime';
import { refused, wrongUsage } from '../terminal/stop.ts';

/** The root of this checkout: the program runs from its sources. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');

/** The process folders of this checkout. */
export const PROCESSES = join(ROOT, 'processes');

export interface DataOptions {
  readonly data: string;
  readonly keys?: string;
}

export const hasLog = (data: string): boolean => existsSync(join(data, LOG_FILE));

/** Looking into a directory must not create one: a mistyped name is an error, not a new house. */
export const mustHaveLog = (data: string): void => {
  if (hasLog(data)) return;
  const found = !existsSync(data)
    ? 'Das Verzeichnis gibt es nicht.'
    : !statSync(data).isDirectory()
      ? 'Das ist kein Verzeichnis.'
      : `Darin liegt kein ${LOG_FILE}.`;
  throw wrongUsage(`Kein Datenverzeichnis: «${data}». ${found}`, [
    'Nennen Sie es mit --data VERZEICHNIS. Neu entsteht eines mit «fallspur import zuzuege DATEI.csv» oder «fallspur play SKRIPT.jsonl».',
  ]);
};

/** A data directory may be new; it may not be somebody else's folder. */
export const mayHoldLog = (data: string): void => {
  if (!existsSync(data) || hasLog(data)) return;
  if (!statSync(data).isDirectory()) throw wrongUsage(`--data erwartet ein Verzeichnis, «${data}» ist eine Datei.`);
  const strangers = readdirSync(data).filter((name) => !name.startsWith('log.lock'));
  if (strangers.length)
    throw wrongUsage(`«${data}» ist nicht leer und kein Datenverzeichnis (darin liegt z. B. ${strangers[0]}).`, [
      'Nennen Sie mit --data ein leeres oder ein neues Verzeichnis.',
    ]);
};

/** A log without its keys must not quietly get new ones: what they sealed would stay withheld, and nobody would know why. */
export const mustHaveKeys = (options: DataOptions): void => {
  const directory = keyDirectoryOf(options);
  if (!hasLog(options.data) || existsSync(join(directory, KEY_FILE))) return;
  throw refused(
    `Zum Protokoll in «${options.data}» fehlen die Schlüssel: erwartet ist «${join(directory, KEY_FILE)}».`,
    [
      'Nennen Sie ihr Verzeichnis mit --keys, oder spielen Sie es aus seiner Sicherung zurück. Prüfen («fallspur verify») geht ohne Schlüssel.',
    ],
  );
};
