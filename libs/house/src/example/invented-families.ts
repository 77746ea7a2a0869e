import { addToDate, seededRandom, type LocalDate } from '@fallspur/kernel';
import type { ArrivalRow } from '@fallspur/casework';

/** Where an invented family comes from. */
interface Origin {
  readonly sprache: string;
  readonly land: string;
  readonly grundlage: NonNullable<ArrivalRow['aufenthaltsgrundlage']>;
  readonly names: readonly string[];
  readonly W: readonly string[];
  readonly M: readonly string[];
}

// The family names say «example», «sample» or «pattern» in their language: nobody real can be meant.
const ORIGINS: readonly Origin[] = [
  origin('pt', 'PT', 'FZA_EU_EFTA', 'Exemplo Amostra Modelo', 'Inês Marta Beatriz', 'Rui Tiago Nuno'),
  origin('it', 'IT', 'FZA_EU_EFTA', 'Esempio Campione Modello', 'Giulia Chiara Elena', 'Luca Matteo Paolo'),
  origin('es', 'ES', 'FZA_EU_EFTA', 'Ejemplo Muestra', 'Lucía Carmen Alba', 'Pablo Diego Hugo'),
  origin('fr', 'FR', 'FZA_EU_EFTA', 'Exemple Modèle', 'Camille Léa Manon', 'Hugo Louis Théo'),
  origin('pl', 'PL', 'FZA_EU_EFTA', 'Przykład Wzorek', 'Zofia Hanna Maja', 'Jakub Adam Filip'),
  origin('de', 'DE', 'FZA_EU_EFTA', 'Muster Beispiel', 'Anna Lena Johanna', 'Jonas Felix Paul'),
  origin('sr', 'RS', 'FAMILIENNACHZUG_B', 'Primerović Uzorković', 'Jelena Milica Sanja', 'Stefan Marko Nikola'),
  origin('sq', 'XK', 'FAMILIENNACHZUG_C', 'Shembulli Mostra', 'Mirjeta Arta Vjosa', 'Arben Blerim Dardan'),
  origin('tr', 'TR', 'FAMILIENNACHZUG_CH', 'Örnek Numune', 'Elif Zeynep Defne', 'Emre Can Kerem'),
  origin('ta', 'LK', 'FAMILIENNACHZUG_B', 'Mathiri Utharanam', 'Kavitha Priya Nila', 'Suren Kumaran Arun'),
  origin('uk', 'UA', 'DRITTSTAAT', 'Pryklad Zrazok', 'Oksana Iryna Daryna', 'Andrij Taras Ostap'),
  origin('en', 'US', 'DRITTSTAAT', 'Sample Example', 'Emma Grace Ruby', 'Jack Oliver Noah'),
  origin('ar', 'MA', 'FAMILIENNACHZUG_C', 'Mithal Namudhaj', 'Salma Nour Amina', 'Karim Youssef Omar'),
];

function origin(
  sprache: string,
  land: string,
  grundlage: Origin['grundlage'],
  names: string,
  women: string,
  men: string,
): Origin {
  return { sprache, land, grundlage, names: names.split(' '), W: women.split(' '), M: men.split(' ') };
}

/** Chance that a seed repeats: a whole number from 0 up to, not including, `limit`. */
export type Chance = (limit: number) => number;

export const chanceOf = (seed: number): Chance => {
  const next = seededRandom(seed);
  return (limit) => Math.floor(next() * limit);
};

export const pick = <T>(choices: readonly T[], chance: Chance): T => {
  const picked = choices[chance(choices.length)];
  if (picked === undefined) throw new Error('Nothing to pick from');
  return picked;
};

/** One to four invented people who arrive together, as rows of the canton's form. */
export const inventedFamily = (
  referenz: string,
  gemeinde: number,
  zuzugsdatum: LocalDate,
  chance: Chance,
): readonly ArrivalRow[] => {
  const from = pick(ORIGINS, chance);
  const name = pick(from.names, chance);
  const adults = 1 + chance(2);
  const children = adults === 2 ? chance(3) : 0;
  // Father and son of one name could not be told apart.
  const given = new Set<string>();
  return Array.from({ length: adults + children }, (_, index): ArrivalRow => {
    const geschlecht = index < 2 && adults === 2 ? (['W', 'M'] as const)[index]! : pick(['W', 'M'] as const, chance);
    const vorname = pick(
      from[geschlecht].filter((one) => !given.has(one)),
      chance,
    );
    given.add(vorname);
    const years = index < adults ? 22 + chance(30) : 1 + chance(14);
    return {
      line: index + 2,
      einheit: referenz,
      person: `${referenz}-${index + 1}`,
      name,
      vorname,
      geschlecht,
      geburtsdatum: addToDate(zuzugsdatum, `-P${years}Y${chance(360)}D`),
      staatsangehoerigkeit: from.land,
      ausweis: 'B',
      vaflStatus: 'KEIN',
      aufenthaltsgrundlage: from.grundlage,
      einreisedatum: zuzugsdatum,
      zuzugsdatum,
      herkunftsland: from.land,
      gemeinde,
      sprache: from.sprache,
    };
  });
};
