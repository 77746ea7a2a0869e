import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KEY_FILE, LOG_FILE } from '@fallspur/event-log/sqlite';
import { keyDirectoryOf, type DataDirectories } from '@fallspur/runtime';
import { HouseError } from './house-error.ts';

/** The root of this checkout: the house runs from its sources. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The process folders of this checkout. */
export const PROCESSES = join(ROOT, 'processes');

export const hasLog = (data: string): boolean => existsSync(join(data, LOG_FILE));

/** Looking into a directory must not create one: a mistyped name is an error, not a new house. */
export const mustHaveLog = (data: string): void => {
  if (hasLog(data)) return;
  const found = !existsSync(data)
    ? 'Das Verzeichnis gibt es nicht.'
    : !statSync(data).isDirectory()
      ? 'Das ist kein Verzeichnis.'
      : `Darin liegt kein ${LOG_FILE}.`;
  throw new HouseError('DATA_DIRECTORY_MISSING', `Kein Datenverzeichnis: «${data}». ${found}`);
};

/** A data directory may be new; it may not be somebody else's folder. */
export const mayHoldLog = (data: string): void => {
  if (!existsSync(data) || hasLog(data)) return;
  if (!statSync(data).isDirectory())
    throw new HouseError('DATA_DIRECTORY_FOREIGN', `Erwartet ist ein Datenverzeichnis, «${data}» ist eine Datei.`);
  const strangers = readdirSync(data).filter((name) => !name.startsWith('log.lock'));
  if (strangers.length)
    throw new HouseError(
      'DATA_DIRECTORY_FOREIGN',
      `«${data}» ist nicht leer und kein Datenverzeichnis (darin liegt z. B. ${strangers[0]}).`,
      ['Nennen Sie ein leeres oder ein neues Verzeichnis.'],
    );
};

/** A log without its keys must not quietly get new ones: what they sealed would stay withheld, and nobody would know why. */
export const mustHaveKeys = (directories: DataDirectories): void => {
  const directory = keyDirectoryOf(directories);
  if (!hasLog(directories.data) || existsSync(join(directory, KEY_FILE))) return;
  throw new HouseError(
    'KEYS_MISSING',
    `Zum Protokoll in «${directories.data}» fehlen die Schlüssel: erwartet ist «${join(directory, KEY_FILE)}».`,
    ['Nennen Sie ihr Verzeichnis, oder spielen Sie es aus seiner Sicherung zurück.'],
  );
};
