import type { HouseError, HouseErrorCode } from '@fallspur/house';
import { EXIT, Stop } from './stop.ts';

// What is wrong with the call and not with the house.
const WRONG_USAGE: ReadonlySet<HouseErrorCode> = new Set([
  'DATA_DIRECTORY_MISSING',
  'DATA_DIRECTORY_FOREIGN',
  'PROCESSES_UNREADABLE',
  'FILE_UNREADABLE',
]);

/** What to try at a terminal, where that is more than the house itself can know. */
const HERE: Partial<Record<HouseErrorCode, readonly string[]>> = {
  DATA_DIRECTORY_MISSING: [
    'Nennen Sie es mit --data VERZEICHNIS. Neu entsteht eines mit «fallspur import zuzuege DATEI.csv» oder «fallspur play SKRIPT.jsonl».',
  ],
  DATA_DIRECTORY_FOREIGN: ['Nennen Sie mit --data ein leeres oder ein neues Verzeichnis.'],
  KEYS_MISSING: [
    'Nennen Sie ihr Verzeichnis mit --keys, oder spielen Sie es aus seiner Sicherung zurück. Prüfen («fallspur verify») geht ohne Schlüssel.',
  ],
  IN_USE: ['Warten Sie, bis er fertig ist, oder beenden Sie ihn. Prüfen («fallspur verify») geht auch daneben.'],
  FILES_UNUSABLE: [
    'Geschrieben wurde nichts. Die Schlüssel liegen neben den Daten (--keys VERZEICHNIS, sonst <data>.keys).',
  ],
};

/** The same for a person at a terminal. */
export const stopOfHouse = ({ code, message, hints }: HouseError): Stop =>
  new Stop(WRONG_USAGE.has(code) ? EXIT.usage : EXIT.refused, message, HERE[code] ?? hints);
