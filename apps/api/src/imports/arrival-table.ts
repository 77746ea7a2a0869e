import { ARRIVAL_COLUMNS } from '@fallspur/casework';
import type { ArrivalInput } from '@fallspur/contract';
import type { ReadTable } from '@fallspur/house';
import { uuidV5 } from '@fallspur/kernel';

type Column = (typeof ARRIVAL_COLUMNS)[number];

/** An arrival by form as a table of one unit: line 2 is the first person. */
export const tableOfArrival = (arrival: ArrivalInput): ReadTable => {
  const { municipality, arrivedOn, language, persons } = arrival;
  const rows = persons.map((person, index) => {
    const cells: Readonly<Record<Column, string | undefined>> = {
      ...person,
      einheit: arrival.reference ?? madeUpReference(arrival),
      person: String(index + 1),
      vafl_status: person.vaflStatus,
      ausweis: person.ausweis,
      aufenthaltsgrundlage: person.aufenthaltsgrundlage,
      einreisedatum: person.einreisedatum,
      herkunftsland: person.herkunftsland,
      zuzugsdatum: arrivedOn,
      zuzugsart: 'AUSLAND',
      gemeinde_bfs: String(municipality),
      sprache: language,
    };
    return { line: index + 2, cells: Object.fromEntries(ARRIVAL_COLUMNS.map((name) => [name, cells[name] ?? ''])) };
  });
  return { table: { file: 'Formular', header: ARRIVAL_COLUMNS, rows }, faults: [] };
};

/** The same form again means the same unit. */
const madeUpReference = ({ municipality, arrivedOn, persons }: ArrivalInput): string => {
  const people = persons.map(({ name, vorname, geburtsdatum }) => [name, vorname, geburtsdatum].join(' '));
  return `F-${uuidV5('referenz', String(municipality), arrivedOn, ...people).slice(0, 8)}`;
};
