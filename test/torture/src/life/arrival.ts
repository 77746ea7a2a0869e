import { addToDate } from '@fallspur/kernel';
import { planArrival, type ArrivalRow } from '@fallspur/casework';
import type { Command } from '@fallspur/engine';
import type { Random } from './random.ts';

/** An arrival that opens a dossier. */
export interface Arrival {
  readonly caseId: string;
  readonly command: Extract<Command, { type: 'RecordFacts' }>;
}

/**
 * An invented family arrives: one to three persons, some days before `today`. The label makes its dossier: the same
 * label and day give the same case.
 */
export function arrivalOf(label: string, today: string, random: Random): Arrival {
  const gemeinde = random.pick([2513, 2534, 2546, 2581]);
  const zuzugsdatum = addToDate(today, `-P${random.below(20)}D`);
  const family = { gemeinde, zuzugsdatum, name: `Erfunden ${label}`, grundlage: random.pick(GROUNDS) };
  const rows = Array.from({ length: 1 + random.below(3) }, (_, index) => personOf(family, label, index, random));
  const planned = planArrival({ einheit: reference(label), gemeinde, zuzugsdatum, rows }, [], 'ewd-1');
  if (planned.kind !== 'new') throw new Error(`An arrival nobody knows must be new, got ${planned.kind}`);
  return planned;
}

const GROUNDS = ['FZA_EU_EFTA', 'DRITTSTAAT', 'FAMILIENNACHZUG_B'] as const;

type Family = Pick<ArrivalRow, 'gemeinde' | 'zuzugsdatum' | 'name'> & { readonly grundlage: (typeof GROUNDS)[number] };

function personOf(family: Family, label: string, index: number, random: Random): ArrivalRow {
  const { grundlage, ...rest } = family;
  const year = index < 2 ? 1960 + random.below(35) : 2005 + random.below(8);
  return {
    ...rest,
    line: index + 2,
    einheit: reference(label),
    person: `${reference(label)}-${index}`,
    vorname: random.pick(['Ana', 'Rui', 'Jelena', 'Suren', 'Mirjeta', 'Tesfay']) + ` ${index}`,
    geschlecht: random.pick(['W', 'M']),
    geburtsdatum: `${year}-0${1 + random.below(9)}-1${random.below(10)}`,
    staatsangehoerigkeit: random.pick(['PT', 'RS', 'LK', 'XK', 'ER', 'IT']),
    ausweis: random.pick(['B', 'L', 'F']),
    vaflStatus: 'KEIN',
    aufenthaltsgrundlage: grundlage,
    einreisedatum: rest.zuzugsdatum,
    herkunftsland: random.pick(['PT', 'RS', 'LK']),
    sprache: random.pick(['pt', 'sr', 'ta', 'de']),
  };
}

const reference = (label: string): string => label.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 40);
